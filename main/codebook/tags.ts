import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { checkedName } from '../entities/new-entity.ts'
import { createRewrite, needOne, type Rewrite, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import { renameInSearches } from './rename-in-searches.ts'
import { tagTree } from './tag-tree.ts'

/** The tag of this name, folded: the oldest where several stand under different parents. */
export function tagNamed(library: Library, name: string): Tag | undefined {
  const wanted = foldName(name)
  return [...library.collection('tag').values()]
    .filter((tag) => foldName(tag.name) === wanted)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
}

/** A new tag, or one with the given fields changed. Saved searches that name it follow a new name. */
export function tagToSave(library: Library, args: ParsedArgsOf<Calls['saveTag']>): { tag: Tag; draft: Draft } {
  const { id, name, ...fields } = args
  const before: Tag = id === undefined ? { ...library.stamp('tag'), name: '' } : needOne(library, id)
  const newName = name === undefined && id !== undefined ? before.name : checkedName(name ?? '')
  const tag = withFields(before, { ...fields, name: newName })
  checkPlace(library, tag)
  const rewrite = createRewrite(library)
  if (id !== undefined) renameInSearches(library, rewrite, before, tag.name)
  rewrite.put(tag)
  return { tag, draft: rewrite.draft(id === undefined ? 'createTag' : 'saveTag', { name: tag.name }) }
}

/** Throws where a tag would stand under itself, or beside another of its name. */
export function checkPlace(library: Library, tag: Tag): void {
  if (tag.parentId !== undefined) checkParent(library, tag, tag.parentId)
  const twin = sameNamed(library, library.collection('tag').values(), tag)
  if (twin) throw new CallerError(say('changes.errors.tagTwice', { name: twin.name }))
}

/** Another tag of the same name under the same parent, as the rewrite has them. */
export function sameNamed(rewrite: Pick<Rewrite, 'get'>, tags: Iterable<Tag>, tag: Tag): Tag | undefined {
  const wanted = foldName(tag.name)
  for (const { id } of tags) {
    const other = id === tag.id ? undefined : rewrite.get(id)
    if (other?.parentId === tag.parentId && other && foldName(other.name) === wanted) return other
  }
  return undefined
}

function checkParent(library: Library, tag: Tag, parentId: Id<'tag'>): void {
  const seen = new Set<Id<'tag'>>()
  for (let above: Id<'tag'> | undefined = parentId; above !== undefined; above = needOne(library, above).parentId) {
    if (above === tag.id || seen.has(above))
      throw new CallerError(say('changes.errors.underItself', { name: tag.name }))
    seen.add(above)
  }
}

/** What carries a tag carries `to` instead, or nothing in its place. */
export function retag(library: Library, rewrite: Rewrite, from: Id<'tag'>, to?: Id<'tag'>): void {
  const { references } = library
  for (const id of [...references.passagesTagged(from), ...references.articlesTagged(from)]) {
    const carrier = rewrite.get(id)
    if (carrier) rewrite.put({ ...carrier, tags: withTag(carrier.tags, new Set([from]), to) })
  }
}

/** Tags without some, and with another where those stood. */
export function withTag(tags: readonly Id<'tag'>[], gone: ReadonlySet<Id<'tag'>>, to?: Id<'tag'>): Id<'tag'>[] {
  const replaced = tags.flatMap((id) => (!gone.has(id) ? [id] : to === undefined ? [] : [to]))
  return [...new Set(replaced)]
}

/** Takes a tag off everything; the tags under it move up to where it stood, or go as well. */
export function tagDeletion(library: Library, tag: Tag, under: 'up' | 'too' = 'up'): Draft {
  const rewrite = createRewrite(library)
  const tree = tagTree(library.collection('tag').values())
  for (const gone of under === 'too' ? tree.branch(tag.id) : [tag]) {
    retag(library, rewrite, gone.id)
    rewrite.remove(gone.id)
  }
  if (under === 'up') for (const child of tree.under(tag.id)) moveUp(library, rewrite, child, tag)
  return rewrite.draft(under === 'too' ? 'deleteTags' : 'deleteTag', { name: tag.name })
}

/** Where another of its name stands there already, a tag says in its name where it came from: nothing is mixed up. */
function moveUp(library: Library, rewrite: Rewrite, child: Tag, gone: Tag): void {
  let moved = withFields(child, { parentId: gone.parentId ?? null, order: null })
  for (let count = 1; sameNamed(rewrite, library.collection('tag').values(), moved); count++)
    moved = { ...moved, name: `${gone.name}: ${child.name}${count > 1 ? ` ${count}` : ''}` }
  rewrite.put(moved)
}
