import type { Claim, ClaimValue, Comparator, Stance } from '#contract/claim.ts'
import { unitTree } from '../../../main/claims/units.ts'
import type { SpokenClaim } from '../../../main/claims/said.ts'
import { spanOf } from '../../../main/entities/dates.ts'
import { defaultTerms } from '../../../main/codebook/defaults.ts'

export const units = unitTree(defaultTerms.units)

let made = 0

/** A claim of `source` for a reading: "RT", "≥7 civilians". */
export function spoken(
  source: string,
  value: string | ClaimValue | undefined,
  { stance = 'asserts', on }: { stance?: Stance; on?: string } = {},
): SpokenClaim {
  const uuid = (made += 1).toString(16).padStart(12, '0')
  const claim: Claim = {
    id: `claim:01920000-0000-7000-8000-${uuid}`,
    createdAt: '2023-09-20T00:00:00.000Z',
    updatedAt: '2023-09-20T00:00:00.000Z',
    createdBy: '',
    passageId: `passage:01920000-0000-7000-8000-${uuid}`,
    aboutId: 'event:01920000-0000-7000-8000-000000000000',
    property: 'killed',
    stance,
    attribution: [{ name: source, as: 'says' }],
    ...(value !== undefined && { value: typeof value === 'string' ? count(value) : value }),
  }
  const when = on === undefined ? null : spanOf(on)
  return { claim, source, ...(when && { when }) }
}

/** "≥7 civilians", "35 people", "200–250 people". */
export function count(words: string): ClaimValue {
  const [, sign = '', low = '', high, unit = ''] = /^([≥>≤<~]?)([\d.]+)(?:–([\d.]+))? (.+)$/.exec(words) ?? []
  if (high !== undefined) return { kind: 'count', comparator: '=', min: Number(low), max: Number(high), unit }
  return { kind: 'count', comparator: (sign || '=') as Comparator, number: Number(low), unit }
}

export const text = (words: string): ClaimValue => ({ kind: 'text', text: words })
export const date = (edtf: string): ClaimValue => ({ kind: 'date', edtf })
export const actor = (last: number): ClaimValue => ({
  kind: 'actor',
  actorId: `actor:01920000-0000-7000-8000-${String(last).padStart(12, '0')}`,
})
