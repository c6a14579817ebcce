import type { Library } from './library.ts'

type Found<Doc> = { key: string; seq: number; found: readonly Doc[] }

/** Remembers what was found last: a list that is scrolled asks for page after page of the same. */
export function lastFound<Doc>() {
  const last = new WeakMap<Library, Found<Doc>>()
  return (library: Library, asked: object, find: () => readonly Doc[]): readonly Doc[] => {
    const key = JSON.stringify(asked)
    const before = last.get(library)
    if (before?.key === key && before.seq === library.seq) return before.found
    const found = find()
    last.set(library, { key, seq: library.seq, found })
    return found
  }
}

/** Where a document stands among those found, for lists that show one before its page is there; -1 is nowhere. */
export function placeAmong<Doc>(found: readonly Doc[], fits: ((doc: Doc) => boolean) | undefined): { place?: number } {
  return fits ? { place: found.findIndex(fits) } : {}
}
