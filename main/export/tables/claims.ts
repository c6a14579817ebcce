import type { Policy } from '#contract/aggregate.ts'
import type { Assessment } from '#contract/assessment.ts'
import type { Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { iriOf } from '#contract/ids.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import { valueInWords } from '../../claims/in-words.ts'
import { boundsOf } from '../../claims/said.ts'
import type { Gathered } from '../gather.ts'
import { placeCells, type PlaceOf } from '../source-places.ts'
import { figureOf } from './figure.ts'
import type { Cell, Table } from './table.ts'

/**
 * A row is a claim, the figure that the claims about one property of one event come to, or the researcher's own
 * assessment of it.
 */
export const claimColumns = [
  /** `claim`, `figure` or `assessment`. */
  'record',
  'id',
  'about_id',
  'about',
  /** EDTF. */
  'about_date',
  'property',
  'proposition',
  'unit',
  /** Bounds; empty where that side is open, or nobody says a number. */
  'low',
  'best',
  'high',
  /** Of a claim: what is said, in words, and how. */
  'value',
  'stance',
  'said_on',
  /** Who speaks; then everybody on the way, the outermost reporter last. */
  'speaker',
  'chain',
  'superseded',
  /** Of a figure: distinct sources by who speaks, how they stand to each other, the rule. Of an assessment the reason. */
  'speakers',
  'reading',
  'policy',
  'reason',
  /** The words claimed in, and where they stand. */
  'quote',
  'passage_id',
  'page',
  'time',
  'article_id',
  'article_title',
  'outlet',
  'published',
  'url',
] as const

type Row = Partial<Record<(typeof claimColumns)[number], Cell>>

export function claimTable(gathered: Gathered, name: string, policy: Policy, placeOf: PlaceOf): Table {
  return {
    name,
    columns: claimColumns,
    rows: function* () {
      for (const entity of gathered.entities)
        for (const group of claimGroupsAbout(gathered.library, entity.id))
          for (const row of rowsOf(gathered, entity, group, policy, placeOf))
            yield claimColumns.map((column) => row[column] ?? '')
    },
  }
}

function* rowsOf(
  gathered: Gathered,
  entity: Entity,
  group: ClaimGroup,
  policy: Policy,
  placeOf: PlaceOf,
): Generator<Row> {
  const about: Row = {
    about_id: iriOf(entity.id),
    about: entity.name,
    about_date: entity.kind === 'event' ? (entity.date ?? '') : '',
    property: group.property,
    proposition: group.proposition ?? '',
  }
  for (const told of group.claims)
    yield { ...about, ...claimRow(gathered, told), ...placeCells(placeOf(told.claim.passageId)) }
  const { low, best, high, unit, speakers, policy: policyName } = figureOf(group, policy)
  yield {
    ...about,
    record: 'figure',
    unit,
    low: low ?? '',
    best: best ?? '',
    high: high ?? '',
    value: group.summary,
    speakers,
    reading: group.reading,
    policy: policyName,
  }
  if (group.assessment) yield { ...about, ...assessmentRow(group.assessment) }
}

function assessmentRow({ id, low, best, high, unit, text, reading, reason }: Assessment): Row {
  return {
    record: 'assessment',
    id: iriOf(id),
    unit: unit ?? '',
    low: low ?? '',
    best: best ?? '',
    high: high ?? '',
    value: text ?? '',
    reading: reading ?? '',
    reason: reason ?? '',
  }
}

function claimRow(
  gathered: Gathered,
  { claim, chain, words, superseded, articleId }: ClaimGroup['claims'][number],
): Row {
  const article = gathered.library.get(articleId)
  return {
    record: 'claim',
    id: iriOf(claim.id),
    ...valueCells(gathered, claim),
    stance: claim.stance,
    said_on: claim.saidOn ?? '',
    speaker: chain[0]?.name ?? '',
    chain: chain.map(({ name, as }) => `${name} ${as}`).join(', '),
    superseded: superseded ? 1 : 0,
    quote: words,
    passage_id: iriOf(claim.passageId),
    article_id: iriOf(articleId),
    article_title: article?.title ?? '',
    outlet: article?.outlet ?? '',
    published: article?.publishedAt ?? '',
    url: article?.url ?? '',
  }
}

function valueCells({ library }: Gathered, { value }: Claim): Row {
  if (!value) return {}
  const words = valueInWords(value, { nameOf: (id) => library.get(id as Entity['id'])?.name ?? '' })
  if (value.kind !== 'count') return { value: words }
  const { from, to } = boundsOf(value)
  // Nobody who says "at most" says that it may be none.
  const low = from === 0 && to > 0 ? '' : from
  const best = value.number !== undefined && (value.comparator === '=' || value.comparator === '~') ? value.number : ''
  return { value: words, unit: value.unit, low, best, high: Number.isFinite(to) ? to : '' }
}
