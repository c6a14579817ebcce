import type { Document } from '#contract/document.ts'
import { type Id, kinds } from '#contract/ids.ts'
import type { Library } from '../../../main/library/library.ts'
import { eachReference, type RelationName, relationNames } from '../../../main/library/references-of.ts'

/** Documents of several kinds that refer to each other, made by number so that a test can name them. */
export function passageOf(library: Library, articleId: Id<'article'>, links: Id<'actor'>[] = [], comment = '') {
  return {
    ...library.stamp('passage'),
    articleId,
    target: { start: 0, end: 2, exact: 'An', prefix: '', suffix: ' example', textSha256: 'a'.repeat(64) },
    comment,
    tags: [],
    links: links.map((entityId) => ({ entityId })),
    state: 'anchored' as const,
  }
}

export function articleOf(library: Library, title: string) {
  return {
    ...library.stamp('article'),
    title,
    authors: [],
    tags: [],
    status: 'unread' as const,
    original: { mediaType: 'text/plain', sha256: 'b'.repeat(64), bytes: 10 },
    textSha256: 'a'.repeat(64),
    plainSha256: 'c'.repeat(64),
    words: 2,
  }
}

export function actorOf(library: Library, name: string) {
  return { ...library.stamp('actor'), kind: 'actor' as const, name, aliases: [] }
}

export function tagOf(library: Library, name: string) {
  return { ...library.stamp('tag'), name }
}

export const label = { key: 'saveTag', args: { name: 'a tag' } }

/** Every document of a library by id, as plain data. */
export function everything(library: Library): Record<string, Document> {
  const found: Record<string, Document> = {}
  for (const kind of kinds) for (const document of library.collection(kind).values()) found[document.id] = document
  return found
}

/** The references counted by hand from all documents, to hold the kept ones against. */
export function referencesByHand(documents: Iterable<Document>): Map<RelationName, Map<string, Set<string>>> {
  const counted = new Map<RelationName, Map<string, Set<string>>>(relationNames.map((name) => [name, new Map()]))
  for (const document of documents)
    eachReference(document, (relation, target) => {
      const targets = counted.get(relation)
      targets?.set(target, (targets.get(target) ?? new Set()).add(document.id))
    })
  return counted
}
