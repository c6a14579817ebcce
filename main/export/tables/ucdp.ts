import type { Policy } from '#contract/aggregate.ts'
import type { Actor, EventEntity, Place } from '#contract/entity.ts'
import { foldName } from '../../text/fold.ts'
import type { Gathered } from '../gather.ts'
import { type Days, daysOf } from './days.ts'
import { eventsOf, sourcesOf } from './event-facts.ts'
import { killedIn } from './figure.ts'
import { kindOfActor, sidesOf } from './sides.ts'
import type { Cell, Table } from './table.ts'
import { whereOf } from './where.ts'

/** The columns of UCDP's Georeferenced Event Dataset, in its order. */
export const ucdpColumns = [
  'id',
  'relid',
  'year',
  'active_year',
  'code_status',
  'type_of_violence',
  'conflict_dset_id',
  'conflict_new_id',
  'conflict_name',
  'dyad_dset_id',
  'dyad_new_id',
  'dyad_name',
  'side_a_dset_id',
  'side_a_new_id',
  'side_a',
  'side_b_dset_id',
  'side_b_new_id',
  'side_b',
  'number_of_sources',
  'source_article',
  'source_office',
  'source_date',
  'source_headline',
  'source_original',
  'where_prec',
  'where_coordinates',
  'where_description',
  'adm_1',
  'adm_2',
  'latitude',
  'longitude',
  'geom_wkt',
  'priogrid_gid',
  'country',
  'country_id',
  'region',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'best',
  'high',
  'low',
  'gwnoa',
  'gwnob',
] as const

type Row = Partial<Record<(typeof ucdpColumns)[number], Cell>>

/** One row an event. Nobody counted is an empty cell, and none killed is 0. */
export function ucdpTable(gathered: Gathered, policy: Policy): Table {
  return {
    name: 'UCDP',
    columns: ucdpColumns,
    rows: function* () {
      for (const event of eventsOf(gathered)) {
        const row = rowOf(gathered, event, policy)
        yield ucdpColumns.map((column) => row[column] ?? '')
      }
    },
  }
}

function rowOf(gathered: Gathered, event: EventEntity, policy: Policy): Row {
  const days = daysOf(event.date)
  const { a, b } = sidesOf(gathered, event)
  const sides = [namesOf(a), namesOf(b)]
  const killed = killedIn(gathered, event, policy)
  const ofCivilians = foldName(killed?.unit ?? '') === 'civilians'
  return {
    id: event.id.slice(event.id.indexOf(':') + 1),
    year: days?.year ?? '',
    type_of_violence: violenceOf(a[0], b[0]),
    conflict_name: event.name,
    dyad_name: sides.filter(Boolean).join(' - '),
    side_a: sides[0] ?? '',
    side_b: sides[1] ?? '',
    ...sourceCells(gathered, event),
    ...placeCells(event.place),
    event_clarity: days?.count === 1 && !days.unsure ? 1 : '',
    date_prec: precisionOf(days),
    date_start: days?.first ?? '',
    date_end: days?.last ?? '',
    deaths_civilians: ofCivilians ? (killed?.best ?? '') : '',
    best: killed?.best ?? '',
    high: killed?.high ?? '',
    low: killed?.low ?? '',
  }
}

function sourceCells(gathered: Gathered, event: EventEntity): Row {
  const { articles, speakers } = sourcesOf(gathered, event)
  const joined = (tell: (article: (typeof articles)[number]) => string | undefined) =>
    articles.map((article) => tell(article) ?? '').join('; ')
  return {
    number_of_sources: articles.length,
    source_article: articles
      .map(({ outlet, publishedAt, title }) => `"${[outlet, publishedAt, title].filter(Boolean).join(',')}"`)
      .join('; '),
    source_office: joined(({ outlet }) => outlet),
    source_date: joined(({ publishedAt }) => publishedAt),
    source_headline: joined(({ title }) => title),
    source_original: speakers.join('; '),
  }
}

function placeCells(place: Place | undefined): Row {
  const { latitude, longitude } = place ?? {}
  const { country, units, location } = whereOf(place)
  const located = latitude !== undefined && longitude !== undefined
  return {
    where_prec: wherePrecisionOf(place?.precision),
    where_coordinates: location,
    where_description: location === place?.name ? '' : (place?.name ?? ''),
    adm_1: units[0] ?? '',
    adm_2: units[1] ?? '',
    latitude: latitude ?? '',
    longitude: longitude ?? '',
    geom_wkt: located ? `POINT (${longitude} ${latitude})` : '',
    priogrid_gid: located ? gridCell(latitude, longitude) : '',
    country: country?.name ?? '',
  }
}

/** The cell of PRIO-GRID: half degrees, counted from the south-west, 720 to a row. */
function gridCell(latitude: number, longitude: number): number {
  const row = Math.min(359, Math.floor((latitude + 90) * 2))
  const column = Math.min(719, Math.floor((longitude + 180) * 2))
  return row * 720 + column + 1
}

/** 1 state-based, 2 between groups, 3 against civilians; empty where types do not tell. */
function violenceOf(a: Actor | undefined, b: Actor | undefined): Cell {
  const [first, second] = [kindOfActor(a), kindOfActor(b)]
  const armed = (kind: typeof first) => kind === 'state' || kind === 'rebel'
  if (armed(first) && second === 'civilian') return 3
  if (!armed(first) || !armed(second)) return ''
  return first === 'rebel' && second === 'rebel' ? 2 : 1
}

/** 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer. */
function precisionOf(days: Days | null): Cell {
  if (!days?.first || !days.last) return ''
  if (days.count === 1) return 1
  if (days.count < 7) return 2
  if (days.count === 7) return 3
  return days.count <= 31 ? 4 : 5
}

/** 1 the place itself, 2 near it, 3 its district, 4 its province, 6 the country. */
function wherePrecisionOf(precision: string | undefined): Cell {
  const told = foldName(precision ?? '')
  if (/^(?:exact|point|address|village|town|city|settlement|place)\b/.test(told)) return 1
  if (/^(?:near|approximate|about)\b/.test(told)) return 2
  if (/^district\b/.test(told)) return 3
  if (/^(?:region|province)\b/.test(told)) return 4
  return told === 'country' ? 6 : ''
}

const namesOf = (actors: readonly Actor[]) => actors.map(({ name }) => name).join(', ')
