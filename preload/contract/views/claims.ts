import type { Aggregate } from '../aggregate.ts'
import type { Assessment } from '../assessment.ts'
import type { Claim, Reading, Stance } from '../claim.ts'
import type { EntityId, Id } from '../ids.ts'

/** Who speaks in a claim, outermost reporter last, with names to show. */
export type Speaker = {
  actorId?: EntityId
  /** The article that speaks itself: nobody is named in it, and its outlet is not known. */
  articleId?: Id<'article'>
  name: string
  as: 'says' | 'reports'
}

/** The claims about one property of one event or actor, laid side by side by who speaks. */
export type ClaimGroup = {
  aboutId: EntityId
  property: string
  proposition?: string
  /** The unit the counts are compared in, where they share one. */
  unit?: string
  reading: Reading
  /** The reading in words, with ranges that name their units: "≥7 civilians; ≥27 people". */
  summary: string
  /** Assumptions the reading rests on, in words: "35 read as exact". */
  assumptions: string[]
  low?: number
  high?: number
  /** Distinct sources, counted by who speaks. */
  speakers: string[]
  /** One best figure under each policy; absent where nobody asserts a figure. */
  aggregates?: Aggregate[]
  claims: SaidClaim[]
  assessment?: Assessment
}

/** A claim as its group shows it. */
export type SaidClaim = {
  claim: Claim
  speaker: string
  chain: Speaker[]
  words: string
  /** When it was said, or else when its article was published; EDTF. */
  on?: string
  /** The same speaker said something else later: the claim stays, and the reading is without it. */
  superseded: boolean
  /** The claim of the same group that was said next. */
  supersededBy?: Id<'claim'>
  articleId: Id<'article'>
  articleTitle: string
}

/** What the groups of all claims are listed by. */
export const claimSorts = ['about', 'property', 'reading', 'sources', 'latest'] as const
export type ClaimSort = (typeof claimSorts)[number]

/** A group of claims as a list shows it. */
export type ListedClaimGroup = Pick<
  ClaimGroup,
  'aboutId' | 'property' | 'proposition' | 'reading' | 'summary' | 'assumptions' | 'assessment' | 'aggregates'
> & {
  about: string
  /** Whether anything but a stance is claimed. */
  valued: boolean
  /** The first three, of so many. */
  speakers: string[]
  sources: number
}

/** A statement that somebody asserted, denied, doubted or demanded, and what it is said of. */
export type Proposition = {
  proposition: string
  property: string
  aboutId: EntityId
  about: string
  /** Who took which stance, a speaker once for each. */
  said: { speaker: string; stance: Stance }[]
}

/** By what single claims are gathered into bundles. */
export const claimBundlings = ['about', 'property', 'speaker', 'article', 'reading', 'stance'] as const
export type ClaimBundling = (typeof claimBundlings)[number]
export const bundleSorts = ['title', 'claims', 'sources', 'disputed', 'latest'] as const
export type BundleSort = (typeof bundleSorts)[number]

/** Claims that have something in common: all of one speaker, all that are denied. */
export type ClaimBundle = {
  /** Names the bundle in `claimsOf`; of readings and stances it is the reading or stance. */
  key: string
  /** The name of the event, actor or article, the property as written; empty for readings and stances. */
  title: string
  id?: EntityId | Id<'article'>
  claims: number
  sources: number
  /** Claims whose group is denied or contradicts. */
  disputed: number
  /** The days of the first and the last of them, EDTF. */
  first?: string
  last?: string
}

/** One claim by itself, with what it is about and how its group reads. */
export type ListedClaim = {
  said: SaidClaim
  aboutId: EntityId
  about: string
  property: string
  proposition?: string
  /** The researcher's, where there is one. */
  reading: Reading
  /** What took its place, where it is superseded. */
  replacement?: SaidClaim
}
