import type { Claim } from '#contract/claim.ts'
import type { Aggregate } from '#contract/aggregate.ts'
import type { Assessment } from '#contract/assessment.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { ClaimGroup, Speaker } from '#contract/views.ts'
import { type Span, spanOf } from '../entities/dates.ts'
import { currentId, entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { termsOf } from '../codebook/vocabulary.ts'
import { aggregatesOf } from './aggregates-in-words.ts'
import { assumptionsOf, summaryOf } from './in-words.ts'
import { readClaims } from './reading.ts'
import type { SpokenClaim } from './said.ts'
import { sourceKeys, speakersOf } from './speakers.ts'
import { foldTerm, unitTree } from './units.ts'

/** A claim with what is shown beside it. */
type Told = {
  claim: Claim
  chain: [Speaker, ...Speaker[]]
  words: string
  articleId: Id<'article'>
  articleTitle: string
  on?: string
  when?: Span
}

type Gathered = { aboutId: EntityId; property: string; proposition?: string; told: Told[]; assessments: Assessment[] }

/** Everything claimed about an event or actor: one group a property and proposition, each with its reading. */
export function claimGroupsAbout(library: Library, aboutId: EntityId): ClaimGroup[] {
  const id = currentId(library, aboutId)
  const gathered = new Map<string, Gathered>()
  for (const claimId of [...library.references.claimsAbout(id)].toSorted()) {
    const claim = library.get(claimId)
    if (claim) place(gathered, id, claim).told.push(tell(library, claim))
  }
  for (const assessmentId of [...library.references.assessmentsAbout(id)].toSorted()) {
    const assessment = library.get(assessmentId)
    if (assessment) place(gathered, id, assessment).assessments.push(assessment)
  }
  const order = termsOf(library, 'properties').map(({ term }) => foldTerm(term))
  return [...gathered.values()].toSorted(byProperty(order)).map((group) => read(library, group))
}

function place(
  gathered: Map<string, Gathered>,
  aboutId: EntityId,
  { property, proposition }: Pick<Claim, 'property' | 'proposition'>,
): Gathered {
  const key = JSON.stringify([foldTerm(property), foldTerm(proposition ?? '')])
  let group = gathered.get(key)
  if (!group) {
    group = { aboutId, property, ...(proposition !== undefined && { proposition }), told: [], assessments: [] }
    gathered.set(key, group)
  }
  return group
}

function byProperty(order: readonly string[]) {
  const rank = ({ property }: Gathered) => {
    const index = order.indexOf(foldTerm(property))
    return index < 0 ? order.length : index
  }
  const text = ({ property, proposition }: Gathered) => `${foldTerm(property)}\n${foldTerm(proposition ?? '')}`
  return (a: Gathered, b: Gathered) => rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1)
}

function tell(library: Library, claim: Claim): Told {
  const passage = library.get(claim.passageId)
  const article = passage && library.get(passage.articleId)
  const date = claim.saidOn ?? article?.publishedAt
  const when = date === undefined ? null : spanOf(date)
  return {
    claim,
    chain: speakersOf(library, claim, article),
    words: passage?.target.exact ?? '',
    articleId: passage?.articleId ?? 'article:',
    articleTitle: article?.title ?? '',
    ...(date !== undefined && { on: date }),
    ...(when && { when }),
  }
}

function read(library: Library, { told, assessments, ...about }: Gathered): ClaimGroup {
  const keyOf = sourceKeys(
    library,
    told.map(({ chain }) => chain[0]),
  )
  const spoken = told.map(({ claim, chain, when }): SpokenClaim => ({
    claim,
    source: keyOf(chain[0], claim),
    ...(when && { when }),
  }))
  const units = termsOf(library, 'units')
  const tree = unitTree(units)
  const reading = readClaims(spoken, tree)
  const speaker = new Map(told.map(({ claim, chain }) => [claim.id, chain[0].name]))
  const names = {
    speakerOf: (claim: Claim) => speaker.get(claim.id) ?? '',
    nameOf: (actorId: string) => entityNow(library, actorId as Id<'actor'>)?.name ?? actorId,
  }
  const writtenAs = (folded: string) => unitAsWritten(told, units, folded)
  const unit = reading.unit === undefined ? undefined : writtenAs(reading.unit)
  const assessment = assessments.toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1)).at(-1)
  const sourceNames = new Map(spoken.map(({ claim, source }) => [source, names.speakerOf(claim)]))
  const figures = () =>
    aggregatesOf(spoken, tree, {
      speaker: (source) => sourceNames.get(source) ?? source,
      unit: writtenAs,
      superseded: reading.superseded.size,
    })
  const group: ClaimGroup = {
    ...about,
    reading: reading.reading,
    summary: summaryOf(reading, names),
    assumptions: assumptionsOf(reading),
    ...(unit !== undefined && { unit }),
    ...(reading.low !== undefined && { low: reading.low }),
    ...(reading.high !== undefined && { high: reading.high }),
    speakers: [...sourceNames.values()],
    claims: told.map(({ when: _, ...shown }) => {
      const supersededBy = reading.superseded.get(shown.claim.id)
      const superseded = supersededBy !== undefined
      return { ...shown, speaker: shown.chain[0].name, superseded, ...(superseded && { supersededBy }) }
    }),
    ...(assessment && { assessment }),
  }
  return told.some(({ claim }) => claim.value?.kind === 'count') ? withAggregates(group, figures) : group
}

/** Chosen and told when they are first asked for: of thousands of groups a list shows a hundred. */
function withAggregates(group: ClaimGroup, figures: () => Aggregate[]): ClaimGroup {
  let known: Aggregate[] | undefined
  return Object.defineProperty(group, 'aggregates', {
    enumerable: true,
    get: () => {
      known ??= figures()
      return known.length > 0 ? known : undefined
    },
  })
}

function unitAsWritten(told: readonly Told[], terms: readonly { term: string }[], folded: string): string {
  const written = told.map(({ claim }) => (claim.value?.kind === 'count' ? claim.value.unit : ''))
  return [...terms.map(({ term }) => term), ...written].find((unit) => foldTerm(unit) === folded) ?? folded
}

/** Contested: denied or contradicting, unless the researcher's own reading says otherwise. */
export function isDisputed({ reading, assessment }: ClaimGroup): boolean {
  const held = assessment?.reading ?? reading
  return held === 'denied' || held === 'contradict'
}
