import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { createRewrite, needOne, type Rewrite } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { tagTree } from './tag-tree.ts'
import { tagToSave, withTag } from './tags.ts'

type RecodeArgs = ParsedArgsOf<Calls['recode']>
type Recoded = { tag: Tag; passages: number; articles: number; draft: Draft }

/** Passages of one code taken to another, or to one that is made: one change. */
export function recoding(library: Library, args: RecodeArgs): Recoded {
  const from = needOne(library, args.fromId)
  const gone = new Set(args.withSubcodes ? branchOf(library, from.id) : [from.id])
  const rewrite = createRewrite(library)
  const tag = 'id' in args.to ? needOne(library, args.to.id) : made(library, rewrite, args.to)
  if (tag.id === from.id) throw new CallerError(say('changes.errors.recodeItself', { name: tag.name }))
  // What goes to a code under the one it came from stays under it.
  gone.delete(tag.id)
  const replace = (id: Id<'passage'> | Id<'article'>) => {
    const carrier = needOne(rewrite, id)
    const tags = args.keep ? [...new Set([...carrier.tags, tag.id])] : withTag(carrier.tags, gone, tag.id)
    rewrite.put({ ...carrier, tags })
  }
  const passages = chosen(library, gone, args)
  const articles = args.articles ? union(gone, (id) => library.references.articlesTagged(id)) : new Set<never>()
  for (const id of [...passages, ...articles]) replace(id)
  const counts = { passages: passages.size, articles: articles.size }
  const label = { count: counts.passages, from: from.name, name: tag.name }
  return { tag, ...counts, draft: rewrite.draft('recode', label) }
}

function branchOf(library: Library, id: Id<'tag'>): Id<'tag'>[] {
  return tagTree(library.collection('tag').values())
    .branch(id)
    .map((tag) => tag.id)
}

function made(library: Library, rewrite: Rewrite, to: { create: string; parentId?: Id<'tag'> | undefined }): Tag {
  const { tag } = tagToSave(library, { name: to.create, ...(to.parentId !== undefined && { parentId: to.parentId }) })
  rewrite.put(tag)
  return tag
}

/** Those named that carry one of the codes, or all that do but those excepted. */
function chosen(library: Library, codes: ReadonlySet<Id<'tag'>>, args: RecodeArgs): Set<Id<'passage'>> {
  const carrying = union(codes, (id) => library.references.passagesTagged(id))
  if (args.passageIds) return new Set(args.passageIds.filter((id) => carrying.has(id)))
  for (const id of args.exceptIds ?? []) carrying.delete(id)
  return carrying
}

export function union<Member>(codes: Iterable<Id<'tag'>>, of: (id: Id<'tag'>) => ReadonlySet<Member>): Set<Member> {
  const all = new Set<Member>()
  for (const id of codes) for (const member of of(id)) all.add(member)
  return all
}
