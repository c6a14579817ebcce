import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { createRewrite, needOne, type Rewrite, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { renameInSearches } from './rename-in-searches.ts'
import { compareTags } from './tag-tree.ts'
import { retag, sameNamed } from './tags.ts'

type TagId = Id<'tag'>

/**
 * One tag out of several: passages and articles that carried one of `mergeIds` carry `keepId`, tags under them stand
 * under it, and those of one name there become one. Nothing but passages, articles, tags and saved searches refers to a
 * tag, so nothing of the others stays behind.
 */
export function tagMerge(library: Library, keepId: TagId, mergeIds: readonly TagId[]): { keepId: TagId; draft: Draft } {
  const kept = needOne(library, keepId)
  const merged = [...new Set(mergeIds)].map((id) => needOne(library, id))
  if (merged.some(({ id }) => id === keepId))
    throw new CallerError(say('changes.errors.tagItself', { name: kept.name }))
  const rewrite = createRewrite(library)
  for (const { id } of merged) absorb(library, rewrite, keepId, id)
  const twin = sameNamed(rewrite, library.collection('tag').values(), needOne(rewrite, keepId))
  if (twin) throw new CallerError(say('changes.errors.tagTwice', { name: twin.name }))
  const names = merged.map(({ name }) => name).join(', ')
  return { keepId, draft: rewrite.draft('mergeTags', { merged: names, name: kept.name }) }
}

function absorb(library: Library, rewrite: Rewrite, keepId: TagId, goneId: TagId): void {
  const gone = rewrite.get(goneId)
  // It became one with another of its name on the way.
  if (!gone) return
  if (isUnder(rewrite, keepId, goneId)) takePlaceOf(rewrite, keepId, gone)
  retag(library, rewrite, goneId, keepId)
  rewrite.remove(goneId)
  const kept = needOne(rewrite, keepId)
  rewrite.put(described(kept, gone))
  renameInSearches(library, rewrite, gone, kept.name)
  for (const child of childrenOf(library, rewrite, goneId)) settleUnder(library, rewrite, child, keepId)
}

/** The one that is kept stood under one that goes: it stands where that one stood. */
function takePlaceOf(rewrite: Rewrite, keepId: TagId, gone: Tag): void {
  rewrite.put(withFields(needOne(rewrite, keepId), { parentId: gone.parentId ?? null, order: gone.order ?? null }))
}

function settleUnder(library: Library, rewrite: Rewrite, child: Tag, parentId: TagId): void {
  const settled = withFields(child, { parentId, order: null })
  const twin = sameNamed(rewrite, library.collection('tag').values(), settled)
  rewrite.put(settled)
  if (twin) absorb(library, rewrite, twin.id, child.id)
}

function childrenOf(library: Library, rewrite: Rewrite, parentId: TagId): Tag[] {
  return [...library.collection('tag').ids()]
    .flatMap((id) => rewrite.get(id) ?? [])
    .filter((tag) => tag.parentId === parentId)
    .sort(compareTags)
}

function isUnder(rewrite: Rewrite, id: TagId, above: TagId): boolean {
  const seen = new Set<TagId>()
  for (let at = rewrite.get(id)?.parentId; at !== undefined && !seen.has(at); at = rewrite.get(at)?.parentId) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

/** What the kept one lacks is taken from the other; two descriptions stand one under the other. */
function described(kept: Tag, gone: Tag): Tag {
  const parts = [...new Set([kept.description, gone.description].filter((part) => part))]
  const colour = kept.colour ?? gone.colour
  return {
    ...kept,
    ...(colour !== undefined && { colour }),
    ...(parts.length > 0 && { description: parts.join('\n\n') }),
    ...((kept.private || gone.private) && { private: true }),
  }
}
