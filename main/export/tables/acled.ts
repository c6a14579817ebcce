import type { Policy } from '#contract/aggregate.ts'
import type { Actor, EventEntity } from '#contract/entity.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'
import { acledTypes } from './acled-types.ts'
import { type Days, daysOf } from './days.ts'
import { eventsOf, sourcesOf, tagsAbout } from './event-facts.ts'
import { ownWords } from '../claim-rows.ts'
import { type Figure, killedGroup, killedIn } from './figure.ts'
import { type Kind, kindOfActor, sidesOf } from './sides.ts'
import type { Cell, Table } from './table.ts'
import { whereOf } from './where.ts'

/** ACLED's columns since March 2023, in its order. */
export const acledColumns = [
  'event_id_cnty',
  'event_date',
  'year',
  'time_precision',
  'disorder_type',
  'event_type',
  'sub_event_type',
  'actor1',
  'assoc_actor_1',
  'inter1',
  'actor2',
  'assoc_actor_2',
  'inter2',
  'interaction',
  'civilian_targeting',
  'iso',
  'region',
  'country',
  'admin1',
  'admin2',
  'admin3',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'source_scale',
  'notes',
  'fatalities',
  'tags',
  'timestamp',
] as const

type Row = Record<(typeof acledColumns)[number], Cell>

/** One row an event. What is not known is left empty: ACLED's own 0 for fatalities means that somebody says none. */
export function acledTable(gathered: Gathered, policy: Policy): Table {
  return {
    name: 'ACLED',
    columns: acledColumns,
    rows: function* () {
      for (const event of eventsOf(gathered)) {
        const row = rowOf(gathered, event, policy)
        yield acledColumns.map((column) => row[column])
      }
    },
  }
}

function rowOf(gathered: Gathered, event: EventEntity, policy: Policy): Row {
  const days = daysOf(event.date)
  const type = acledTypes(event.type)
  const { a, b, others } = sidesOf(gathered, event)
  const [inter1, inter2] = [interOf(a[0]), interOf(b[0])]
  const killed = killedIn(gathered, event, policy)
  const { country, units, location } = whereOf(event.place)
  const { articles } = sourcesOf(gathered, event)
  const violent = type?.disorder_type.startsWith('Political violence') ?? false
  const onCivilians = type?.event_type === 'Violence against civilians' || kindOfActor(b[0]) === 'civilian'
  return {
    event_id_cnty: event.id.slice(event.id.indexOf(':') + 1),
    event_date: days?.first ?? '',
    year: days?.year ?? '',
    time_precision: precisionOf(days),
    disorder_type: type?.disorder_type ?? '',
    event_type: type?.event_type ?? '',
    sub_event_type: type?.sub_event_type ?? '',
    actor1: a[0]?.name ?? '',
    assoc_actor_1: namesOf(a.slice(1)),
    inter1: inter1 ?? '',
    actor2: b[0]?.name ?? '',
    assoc_actor_2: namesOf(b.slice(1)),
    inter2: inter2 ?? '',
    interaction: interactionOf(a[0] && inter1, b[0] ? inter2 : 0),
    civilian_targeting: violent && onCivilians ? 'Civilian targeting' : '',
    iso: country?.iso ?? '',
    region: '',
    country: country?.name ?? '',
    admin1: units[0] ?? '',
    admin2: units[1] ?? '',
    admin3: units[2] ?? '',
    location,
    latitude: event.place?.latitude ?? '',
    longitude: event.place?.longitude ?? '',
    geo_precision: geoPrecisionOf(event.place?.precision),
    source: [...new Set(articles.map(({ outlet }) => outlet ?? ''))].filter(Boolean).join('; '),
    source_scale: '',
    notes: notesOf(event, others, killed, ownWords(killedGroup(gathered, event)?.assessment)),
    fatalities: killed?.best ?? '',
    tags: tagsAbout(gathered, event).join('; '),
    timestamp: Math.floor(Date.parse(event.updatedAt) / 1000),
  }
}

/** 1 the day, 2 a week, 3 a longer time. */
function precisionOf(days: Days | null): Cell {
  if (!days?.first) return ''
  if (days.count === 1) return days.unsure ? 2 : 1
  return days.count <= 7 ? 2 : 3
}

/** 1 the place itself, 2 near it or a part of a region, 3 a region. */
function geoPrecisionOf(precision: string | undefined): Cell {
  const told = foldName(precision ?? '')
  if (/^(?:1|exact|point|address|village|town|city|settlement|place)\b/.test(told)) return 1
  if (/^(?:2|near|approximate|about|district|part)\b/.test(told)) return 2
  return /^(?:3|region|province|country|area)\b/.test(told) ? 3 : ''
}

const codes: Readonly<Record<NonNullable<Kind>, number>> = { state: 1, rebel: 2, civilian: 7, external: 8 }

function interOf(actor: Actor | undefined): number | undefined {
  const kind = kindOfActor(actor)
  return kind && codes[kind]
}

/** The two codes joined, the lower first; of one actor alone its code and 0. */
function interactionOf(first: number | undefined, second: number | undefined): Cell {
  if (first === undefined || second === undefined) return ''
  if (second === 0) return Number(`${first}0`)
  return Number([first, second].sort((x, y) => x - y).join(''))
}

const namesOf = (actors: readonly Actor[]) => actors.map(({ name }) => name).join('; ')

/** The name and description; who else took part; which figure stands under fatalities, by which rule. */
function notesOf(
  event: EventEntity,
  others: { actor: Actor; role: string }[],
  killed: Figure | undefined,
  own: string,
): string {
  const also = others.map(({ actor, role }) => (role ? `${actor.name} (${role})` : actor.name)).join('; ')
  return [
    event.name,
    event.description ?? '',
    also && say('exports.tables.also', { names: also }),
    killed ? say('exports.tables.fatalities', { rule: killed.policy, count: killed.speakers }) : '',
    own && `${say('exports.headings.assessment')}: ${own}`,
  ]
    .filter(Boolean)
    .join('\n')
}
