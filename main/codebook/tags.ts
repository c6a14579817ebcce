import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { checkedName } from '../entities/new-entity.ts'
import { createRewrite, needOne, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'

/** The tag of this name, folded: the oldest where several stand under different parents. */
export function tagNamed(library: Library, name: string): Tag | undefined {
  const wanted = foldName(name)
  return [...library.collection('tag').values()]
    .filter((tag) => foldName(tag.name) === wanted)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
}

export function tagToSave(library: Library, args: ParsedArgsOf<Calls['saveTag']>): { tag: Tag; draft: Draft } {
  const { id, name, ...fields } = args
  const before: Tag = id === undefined ? { ...library.stamp('tag'), name: '' } : needOne(library, id)
  const newName = name === undefined && id !== undefined ? before.name : checkedName(name ?? '')
  const tag = withFields(before, { ...fields, name: newName })
  if (tag.parentId !== undefined) checkParent(library, tag, tag.parentId)
  for (const other of library.collection('tag').values())
    if (other.id !== tag.id && other.parentId === tag.parentId && foldName(other.name) === foldName(tag.name))
      throw new CallerError(say('changes.errors.tagTwice', { name: other.name }))
  const key = id === undefined ? 'createTag' : 'saveTag'
  return { tag, draft: { label: { key, args: { name: tag.name } }, puts: [tag] } }
}

function checkParent(library: Library, tag: Tag, parentId: Id<'tag'>): void {
  const seen = new Set<Id<'tag'>>()
  for (let above: Id<'tag'> | undefined = parentId; above !== undefined; above = needOne(library, above).parentId) {
    if (above === tag.id || seen.has(above))
      throw new CallerError(say('changes.errors.underItself', { name: tag.name }))
    seen.add(above)
  }
}

/** Takes a tag off everything; the tags under it move up to where it stood. */
export function tagDeletion(library: Library, tag: Tag): Draft {
  const rewrite = createRewrite(library)
  for (const id of library.references.passagesTagged(tag.id)) {
    const passage = rewrite.get(id)
    if (passage) rewrite.put({ ...passage, tags: passage.tags.filter((tagId) => tagId !== tag.id) })
  }
  for (const id of library.references.articlesTagged(tag.id)) {
    const article = rewrite.get(id)
    if (article) rewrite.put({ ...article, tags: article.tags.filter((tagId) => tagId !== tag.id) })
  }
  for (const child of library.collection('tag').values())
    if (child.parentId === tag.id) rewrite.put(withFields(child, { parentId: tag.parentId ?? null }))
  rewrite.remove(tag.id)
  return rewrite.draft('deleteTag', { name: tag.name })
}
