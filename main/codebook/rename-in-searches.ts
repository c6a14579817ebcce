import type { Tag } from '#contract/small-documents.ts'
import type { Rewrite } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'

/** Saved searches find tags by name: those that name a tag which no other is called like follow it to its new name. */
export function renameInSearches(library: Library, rewrite: Rewrite, tag: Tag, name: string): void {
  const from = foldName(tag.name)
  if (from === foldName(name)) return
  for (const other of library.collection('tag').values())
    if (other.id !== tag.id && foldName(other.name) === from) return
  for (const { id } of library.collection('search').values()) {
    const search = rewrite.get(id)
    if (search) rewrite.put({ ...search, query: renamedIn(search.query, from, name) })
  }
}

/** A query with `tag:"…"` of a folded name turned to another. */
export function renamedIn(query: string, from: string, name: string): string {
  return query.replace(/(^|[\s-])(tag:)(?:"([^"]*)"|([^\s"]+))/gi, (told, lead, operator, quoted, bare) => {
    const called = String(quoted ?? bare)
    if (foldName(called) !== from) return String(told)
    return `${String(lead)}${String(operator)}${/[\s"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name}`
  })
}
