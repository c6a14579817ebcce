import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { needOne, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { compareTags } from './tag-tree.ts'
import { checkPlace } from './tags.ts'

type Move = { id: Id<'tag'>; parentId: Id<'tag'> | null; beforeId?: Id<'tag'> | null | undefined }

/** A tag under another parent, or elsewhere among those under the same one: one change. */
export function tagMove(library: Library, { id, parentId, beforeId }: Move): { tag: Tag; draft: Draft } {
  const before = needOne(library, id)
  const moved = withFields(before, { parentId, ...(before.parentId !== (parentId ?? undefined) && { order: null }) })
  checkPlace(library, moved)
  const puts = beforeId === undefined ? [moved] : placed(siblingsOf(library, moved), moved, beforeId)
  return { tag: moved, draft: { label: { key: 'moveTag', args: { name: moved.name } }, puts } }
}

function siblingsOf(library: Library, tag: Tag): Tag[] {
  return [...library.collection('tag').values()]
    .filter((other) => other.id !== tag.id && other.parentId === tag.parentId)
    .sort(compareTags)
}

/** The tag with its number between its neighbours, and those that need one for that to mean anything. */
function placed(siblings: readonly Tag[], tag: Tag, beforeId: Id<'tag'> | null): Tag[] {
  const at = beforeId === null ? siblings.length : siblings.findIndex((other) => other.id === beforeId)
  if (at < 0) throw new CallerError(say('changes.errors.neighbour', { name: tag.name }))
  const [previous, next] = [siblings[at - 1], siblings[at]]
  const order = between(at === 0 ? -Infinity : previous?.order, next?.order ?? Infinity)
  if (order !== undefined) return [{ ...tag, order }]
  const numbered = siblings.filter((other, index) => index < at || other.order !== undefined)
  return [...numbered.slice(0, at), tag, ...numbered.slice(at)].map((one, index) => ({ ...one, order: index + 1 }))
}

/** A number between two, or none where the first has none or no number is left between them. */
function between(low: number | undefined, high: number): number | undefined {
  if (low === undefined) return undefined
  if (low === -Infinity) return high === Infinity ? 1 : high - 1
  if (high === Infinity) return low + 1
  const middle = (low + high) / 2
  return middle > low && middle < high ? middle : undefined
}
