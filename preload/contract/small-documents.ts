import { z } from 'zod'
import { commonFields, longText, shortText } from './common.ts'
import { anyId, entityId, idOf } from './ids.ts'

/** The researcher's word on whether two things are the same, or on a suggestion. */
export const judgement = z.looseObject({
  id: idOf('judgement'),
  ...commonFields,
  subjectIds: z.array(anyId),
  text: shortText.optional(),
  verdict: z.enum(['same', 'not the same', 'accepted', 'rejected']),
})

/** An id that was merged away, and where it went. */
export const redirect = z.looseObject({ id: idOf('redirect'), ...commonFields, fromId: entityId, toId: entityId })

export const vocabularyNames = ['event types', 'roles', 'relation types', 'properties', 'units'] as const

/** An editable list of terms. A term may stand under another: civilians under people. */
export const vocabulary = z.looseObject({
  id: idOf('vocabulary'),
  ...commonFields,
  name: z.enum(vocabularyNames),
  terms: z.array(z.looseObject({ term: shortText.min(1), parent: shortText.optional() })),
})

export const tagFields = {
  name: shortText.min(1),
  parentId: idOf('tag').optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  description: longText.optional(),
}

/** A code in the codebook. */
export const tag = z.looseObject({
  id: idOf('tag'),
  ...commonFields,
  ...tagFields,
  /** Where it stands among those under the same parent, once a person put it somewhere; the others follow by name. */
  order: z.number().optional(),
})

/** A query with a name. */
export const savedSearch = z.looseObject({
  id: idOf('search'),
  ...commonFields,
  name: shortText.min(1),
  query: shortText,
})

export type Judgement = z.infer<typeof judgement>
export type Redirect = z.infer<typeof redirect>
export type VocabularyName = (typeof vocabularyNames)[number]
export type Vocabulary = z.infer<typeof vocabulary>
export type Tag = z.infer<typeof tag>
export type SavedSearch = z.infer<typeof savedSearch>
