import type { SaidClaim } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { t } from '../words.ts'
import { claimLine } from './claim-words.ts'

/** "superseded by ≥ 27 people on 21 Sep 2023; the reading is without it"; empty where the claim stands. */
export function supersededWords(
  { superseded }: SaidClaim,
  by: SaidClaim | undefined,
  nameOf: (actorId: string) => string,
): string {
  if (!superseded) return ''
  if (!by?.on) return t('claimLists.superseded')
  return t('claimLists.supersededBy', { what: claimLine(by.claim, nameOf), on: dateWords(by.on, 'short') })
}

export function replacementOf(said: SaidClaim, all: readonly SaidClaim[]): SaidClaim | undefined {
  return said.supersededBy && all.find(({ claim }) => claim.id === said.supersededBy)
}

/** What a speaker said of one thing, the earliest first. */
export type Voice = { speaker: string; said: SaidClaim[] }

/** Speakers who gave several figures or dates on different days: how what they say changed. */
export function voicesOverTime(claims: readonly SaidClaim[]): Voice[] {
  const dated = claims.filter(({ on, claim }) => on !== undefined && claim.value !== undefined)
  const bySpeaker = Map.groupBy(dated, ({ chain, speaker }) => chain[0]?.actorId ?? chain[0]?.articleId ?? speaker)
  return [...bySpeaker.values()]
    .filter((said) => new Set(said.map(({ on }) => on)).size > 1)
    .map((said) => ({ speaker: said[0]!.speaker, said: inTime(said) }))
}

/** The earliest first; EDTF days of one form sort as text, and what has no day comes first. */
export function inTime(claims: readonly SaidClaim[]): SaidClaim[] {
  const day = ({ on = '' }: SaidClaim) => on.replace(/^\.\.\//, '')
  return claims.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
