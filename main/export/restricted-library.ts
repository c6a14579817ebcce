import type { Document } from '#contract/document.ts'
import type { Id, Kind } from '#contract/ids.ts'
import type { Collection, Library, References } from '../library/library.ts'
import type { RelationName } from '../library/references-of.ts'
import { withoutReferences } from './left-out.ts'

/** What of a library can be read; nothing of it can be changed. */
export type ReadableLibrary = Pick<Library, 'id' | 'name' | 'collection' | 'get' | 'references' | 'texts' | 'originals'>

/** What is shown in place of what a library holds. */
export type Lens = Partial<Pick<ReadableLibrary, 'texts' | 'originals' | 'name'>> & {
  document: (document: Document) => Document
}

/**
 * A library as seen by one export: documents that are not shown do not exist in it, and nothing refers to them; those
 * that are, are seen through the lens. What computes views of a library (claims side by side, backlinks) computes them
 * here from what may leave alone. Everything comes in the order of ids, so that the same library is the same each time.
 */
export function restrictedLibrary(
  library: Library,
  isShown: (id: string) => boolean,
  lens: Lens = { document: (document) => document },
): Library {
  const shown = (document: Document) => lens.document(withoutReferences(document, isShown))
  const get = (id: Id) => {
    const document = library.get(id)
    return document && isShown(document.id) ? shown(document) : undefined
  }
  const view: ReadableLibrary = {
    id: library.id,
    name: lens.name ?? library.name,
    get: get as Library['get'],
    collection: ((kind: Kind) =>
      restrictedCollection(library.collection(kind), isShown, shown)) as Library['collection'],
    references: restrictedReferences(library.references, isShown),
    texts: lens.texts ?? library.texts,
    originals: lens.originals ?? library.originals,
  }
  return view as Library
}

function restrictedCollection(
  all: Collection,
  isShown: (id: string) => boolean,
  shown: (document: Document) => Document,
): Collection {
  const ids = () => [...all.ids()].filter(isShown).sort()
  const seen = (document: Document | undefined) => document && shown(document)
  return {
    get size() {
      let size = 0
      for (const id of all.ids()) if (isShown(id)) size += 1
      return size
    },
    has: (id) => isShown(id) && all.has(id),
    get: (id) => (isShown(id) ? seen(all.get(id)) : undefined),
    peek: (id) => (isShown(id) ? seen(all.peek(id)) : undefined),
    ids,
    *values() {
      for (const id of ids()) {
        const document = all.get(id)
        if (document) yield shown(document)
      }
    },
  }
}

function restrictedReferences(references: References, isShown: (id: string) => boolean): References {
  const each = (relation: RelationName, id: string) => [...references.each(relation, id)].filter(isShown)
  const counting: Partial<References> = {
    each: each as References['each'],
    count: (relation, id) => each(relation, id).length,
    targets: (relation) => [...references.targets(relation)].filter((id) => each(relation, id).length > 0),
  }
  return new Proxy(references, {
    get:
      (target, name: Exclude<keyof References, 'each' | 'count' | 'targets'>) =>
      (id: never, ...more: never[]) => {
        const own = counting[name as keyof References] as ((...args: never[]) => unknown) | undefined
        if (own) return own(id, ...more)
        const found = target[name](id) as ReadonlySet<string> | string | undefined
        if (found === undefined || typeof found === 'string') return found
        return new Set([...found].filter(isShown))
      },
  })
}
