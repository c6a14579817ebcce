import { z } from 'zod'
import { commonFields, edtf, shortText } from './common.ts'
import { entityId, idOf } from './ids.ts'

export const comparators = ['=', '≥', '>', '≤', '<', '~'] as const

/** How many, as the source puts it: a `number`, or a range from `min` to `max`. */
export const countValue = z.looseObject({
  kind: z.literal('count'),
  comparator: z.enum(comparators),
  number: z.number().nonnegative().optional(),
  min: z.number().nonnegative().optional(),
  max: z.number().nonnegative().optional(),
  /** people, civilians, combatants, …: units form a tree, civilians and combatants are people. */
  unit: shortText,
})

export const claimValue = z.discriminatedUnion('kind', [
  countValue,
  z.looseObject({ kind: z.literal('text'), text: shortText }),
  z.looseObject({ kind: z.literal('date'), edtf }),
  z.looseObject({ kind: z.literal('actor'), actorId: idOf('actor') }),
])

export const stances = ['asserts', 'denies', 'doubts', 'demands', 'accuses'] as const

/** Who is the source speaks; who only passes it on reports. */
export const speaking = ['says', 'reports'] as const

/** One link of who says it. When the actor is deleted the name stays, as text. */
export const attribution = z
  .looseObject({ actorId: idOf('actor').optional(), name: shortText.optional(), as: z.enum(speaking) })
  .refine((link) => link.actorId !== undefined || link.name !== undefined, 'An attribution names an actor')

/** What is claimed, apart from where it stands, whom it is about and who says it. */
export const claimFieldsOfWords = {
  /** killed, injured, displaced, detained, missing, began, ended, place, responsible, purpose, characterisation, or free text. */
  property: shortText.min(1),
  /** Absent where a proposition is only asserted or denied. */
  value: claimValue.optional(),
  /** Groups claims that assert or deny the same thing: "ethnic cleansing". */
  proposition: shortText.optional(),
  stance: z.enum(stances),
  saidOn: edtf.optional(),
}

export const claimFields = {
  passageId: idOf('passage'),
  aboutId: entityId,
  ...claimFieldsOfWords,
  /** Who speaks first, the outermost reporter last. Empty: the article's outlet speaks. */
  attribution: z.array(attribution),
}

/** What a source says about an event or actor. */
export const claim = z.looseObject({ id: idOf('claim'), ...commonFields, ...claimFields })

/** How the claims about one property stand to each other; the strongest wins, in this order. */
export const readings = ['denied', 'contradict', 'compatible', 'agree', 'single source'] as const

export type Comparator = (typeof comparators)[number]
export type CountValue = z.infer<typeof countValue>
export type ClaimValue = z.infer<typeof claimValue>
export type Stance = (typeof stances)[number]
export type Attribution = z.infer<typeof attribution>
export type Claim = z.infer<typeof claim>
export type Reading = (typeof readings)[number]
