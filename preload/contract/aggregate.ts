/**
 * How one best figure is chosen where sources give several. Defined in `docs/claims.md`, and named wherever such a
 * figure is shown or leaves the library.
 */
export const policies = ['conservative', 'inclusive', 'reported'] as const
export type Policy = (typeof policies)[number]

/** The figures of one property of one event under a policy. What sources say, never what the researcher judges. */
export type Aggregate = {
  policy: Policy
  /** As it is written in the library; everything counted is counted in it. */
  unit: string
  /** From the lowest to the highest number that anyone's words name, under every policy; `low` ≤ `best` ≤ `high`. */
  low: number
  best: number
  high: number
  /** Someone leaves fewer possible than `low` ("at most 20"), or more than `high` ("at least 27"). */
  fewer: boolean
  more: boolean
  /** Distinct sources behind the figures, counted by who speaks; and those of them who name the best one. */
  speakers: string[]
  naming: string[]
  /** How it was chosen and what was left out, in words; names the policy. */
  how: string
}
