import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import { articleCalls } from './articles/calls.ts'
import { claimCalls } from './claims/calls.ts'
import { codebookCalls } from './codebook/calls.ts'
import { crossReferenceCalls } from './cross-reference/calls.ts'
import { entityCalls } from './entities/calls.ts'
import { identityCalls } from './entities/identity-calls.ts'
import { exportCalls } from './export/calls.ts'
import { historyCalls } from './history/calls.ts'
import { annotationCalls } from './import/annotations/calls.ts'
import { importCalls } from './import/calls.ts'
import type { Importer } from './import/importer.ts'
import { libraryCalls } from './library/calls.ts'
import type { Library } from './library/library.ts'
import { mergeCalls } from './merging/calls.ts'
import { noteCalls } from './notes/calls.ts'
import { outsideCalls } from './outside/calls.ts'
import { passageCalls } from './passages/calls.ts'
import { purgeCalls } from './purge.ts'
import { searchCalls } from './search/calls.ts'
import { createFinder } from './search/found-ids.ts'
import type { SearchIndex } from './search/search-index.ts'
import { suggestCalls } from './suggest/calls.ts'
import type { Suggester } from './suggest/suggester.ts'

/** What answering needs besides the library: things that work beside it and are closed apart from it. */
export type Services = { importer: Importer; searchIndex: SearchIndex; suggester: Suggester }

/** Every feature's part of the answers, joined: a call that nobody answers does not compile. */
export function createHandlers(library: Library, services: Services): Handlers & HandlersOf<PathCalls> {
  const handlers = {
    ...libraryCalls(library),
    ...articleCalls(library),
    ...importCalls(library, services.importer),
    ...passageCalls(library),
    ...annotationCalls(library),
    ...entityCalls(library),
    ...identityCalls(library),
    ...claimCalls(library),
    ...crossReferenceCalls(library),
    ...noteCalls(library),
    ...codebookCalls(library),
    ...searchCalls(library, services.searchIndex),
    ...suggestCalls(library, services.suggester),
    ...exportCalls(library, { find: createFinder(library, services.searchIndex) }),
    ...historyCalls(library),
    ...outsideCalls(library),
    ...mergeCalls(library),
  }
  return { ...handlers, ...purgeCalls(library, handlers, services.searchIndex) }
}
