import type { z } from 'zod'
import { article } from './article.ts'
import { assessment } from './assessment.ts'
import { claim } from './claim.ts'
import { actor, event } from './entity.ts'
import { type Id, type Kind, kindOf } from './ids.ts'
import { note } from './note.ts'
import { passage } from './passage.ts'
import { relation } from './relation.ts'
import { judgement, redirect, savedSearch, tag, vocabulary } from './small-documents.ts'

/** One schema a kind: the TypeScript type, the check at the door and the check on load. */
export const documentSchemas = {
  article,
  passage,
  actor,
  event,
  relation,
  claim,
  assessment,
  note,
  judgement,
  redirect,
  vocabulary,
  tag,
  search: savedSearch,
} satisfies Record<Kind, z.ZodType>

export type DocumentOf<K extends Kind> = z.infer<(typeof documentSchemas)[K]>
export type Document = { [K in Kind]: DocumentOf<K> }[Kind]

/** The document that an id of this kind names. */
export type Named<I extends Id> = I extends Id<infer K> ? DocumentOf<K> : never

/** The schema for the document that `id` names. */
export function schemaFor(id: string): z.ZodType<Document> {
  return documentSchemas[kindOf(id)]
}
