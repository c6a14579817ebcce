import type { Calls, Handlers, ParsedArgsOf } from '#contract/calls.ts'
import { type Kind, kinds } from '#contract/ids.ts'
import type { HistoryAsked } from './history-query.ts'
import type { Library } from './library.ts'

/** The answers to the calls about the library itself. */
export function libraryCalls(
  library: Library,
): Pick<Handlers, 'libraryInfo' | 'getDocuments' | 'undo' | 'redo' | 'undoState' | 'history' | 'check'> {
  return {
    libraryInfo: () => ({
      id: library.id,
      name: library.name,
      readOnly: library.readOnly,
      ...(library.earlier && { earlier: library.earlier }),
      protected: library.sealing.sealed,
      seq: library.seq,
      counts: countsOf(library),
      problems: [...library.problems],
      saveState: library.saveState,
    }),
    getDocuments: ({ ids }) => ids.map((id) => library.get(id) ?? null),
    undo: () => library.undo(),
    redo: () => library.redo(),
    undoState: () => library.undoState(),
    history: (asked) => library.history(withoutUndefined(asked)),
    check: () => library.check(),
  }
}

function countsOf(library: Library): Record<Kind, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, library.collection(kind).size])) as Record<Kind, number>
}

function withoutUndefined(asked: ParsedArgsOf<Calls['history']>): HistoryAsked {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
