import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'

type TagId = Id<'tag'>
const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Those a person put somewhere first, in that order; then the others by name. */
export function compareTags(a: Tag, b: Tag): number {
  const [x, y] = [a.order ?? Infinity, b.order ?? Infinity]
  return (x === y ? 0 : x - y) || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

export type TagTree = {
  /** Those under a tag, in order; under none without one. */
  under: (parentId?: TagId) => readonly Tag[]
  /** The tag and all under it, each before those under it. */
  branch: (id: TagId) => Tag[]
  /** All, each before those under it. */
  all: () => Tag[]
}

/** The tags as a tree. A tag whose parent is not there, or that stands under itself, stands under none. */
export function tagTree(tags: Iterable<Tag>): TagTree {
  const byId = new Map(Array.from(tags, (tag) => [tag.id, tag]))
  const children = new Map<TagId | undefined, Tag[]>()
  for (const tag of byId.values()) {
    const parent = tag.parentId !== undefined && hasGroundUnder(tag, byId) ? tag.parentId : undefined
    const siblings = children.get(parent)
    if (siblings) siblings.push(tag)
    else children.set(parent, [tag])
  }
  for (const siblings of children.values()) siblings.sort(compareTags)
  const under = (parentId?: TagId) => children.get(parentId) ?? []
  const withUnder = (tag: Tag): Tag[] => [tag, ...under(tag.id).flatMap(withUnder)]
  return {
    under,
    branch: (id) => {
      const tag = byId.get(id)
      return tag ? withUnder(tag) : []
    },
    all: () => under().flatMap(withUnder),
  }
}

/** Whether the way up from a tag ends at one that stands under none. */
function hasGroundUnder(tag: Tag, byId: ReadonlyMap<TagId, Tag>): boolean {
  const seen = new Set([tag.id])
  for (let at = tag; at.parentId !== undefined;) {
    const parent = byId.get(at.parentId)
    if (!parent) return at !== tag
    if (seen.has(parent.id)) return false
    seen.add(parent.id)
    at = parent
  }
  return true
}
