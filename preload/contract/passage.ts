import { z } from 'zod'
import { commonFields, longText, sha256, shortText } from './common.ts'
import { entityId, idOf } from './ids.ts'

/**
 * Where a passage sits in its article's plain text.
 *
 * Offsets count UTF-16 code units; `start` is inside, `end` is not. On export they become code points, as the
 * W3C TextPositionSelector asks: https://www.w3.org/TR/annotation-model/#text-position-selector
 */
export const target = z.looseObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  exact: z.string(),
  /** Up to 32 characters before and after. */
  prefix: z.string(),
  suffix: z.string(),
  /** The text version the offsets refer to. */
  textSha256: sha256,
})

export const link = z.looseObject({ entityId, role: shortText.optional() })

/**
 * `anchored`: surely there. The others wait for a person's eye: `moved`, found elsewhere than it stood, uncertain;
 * `changed`, its words were edited; `orphaned`, not found: its target then starts and ends at 0 and keeps the words.
 */
export const passageStates = ['anchored', 'moved', 'changed', 'orphaned'] as const

/** A stretch of one article that someone marked. It may overlap, nest in or equal another. */
export const passage = z.looseObject({
  id: idOf('passage'),
  ...commonFields,
  articleId: idOf('article'),
  target,
  comment: longText.optional(),
  tags: z.array(idOf('tag')),
  links: z.array(link),
  state: z.enum(passageStates),
  /** Of one that is not anchored: where it surely stood last, with its words then, in the text named there. */
  before: target.optional(),
})

export type Target = z.infer<typeof target>
export type Link = z.infer<typeof link>
export type PassageState = (typeof passageStates)[number]
export type Passage = z.infer<typeof passage>
