import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import { claimCalls } from './claims/calls.ts'
import { codebookCalls } from './codebook/calls.ts'
import { crossReferenceCalls } from './cross-reference/calls.ts'
import { entityCalls } from './entities/calls.ts'
import { libraryCalls } from './library/calls.ts'
import type { Library } from './library/library.ts'
import { noteCalls } from './notes/calls.ts'
import { passageCalls } from './passages/calls.ts'
import { searchCalls } from './search/calls.ts'
import type { SearchIndex } from './search/search-index.ts'

/** What answering needs besides the library: things that work beside it and are closed apart from it. */
export type Services = { searchIndex: SearchIndex }

/** Every feature's part of the answers, joined. */
export function createHandlers(library: Library, services: Services): Partial<Handlers & HandlersOf<PathCalls>> {
  return {
    ...libraryCalls(library),
    ...passageCalls(library),
    ...entityCalls(library),
    ...claimCalls(library),
    ...crossReferenceCalls(library),
    ...noteCalls(library),
    ...codebookCalls(library),
    ...searchCalls(library, services.searchIndex),
  }
}
