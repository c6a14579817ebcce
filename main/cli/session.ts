import type { Answer, ArgsOf, Calls, PathCalls, ResultOf } from '#contract/calls.ts'
import { calls, pathCalls, visitCalls } from '#contract/calls.ts'
import { answerCall } from '../answer-call.ts'
import { createHandlers } from '../handlers.ts'
import { shrinkInWords, watchShrinks } from '../history/watch-shrinks.ts'
import { visitCallsOf } from '../history/visit.ts'
import { createImporter, type Importer } from '../import/importer.ts'
import { createLibrary, openLibrary } from '../library/open.ts'
import { CallerError, type Library, MaterialError, type Unlock } from '../library/library.ts'
import { createSearchIndex, type SearchIndex } from '../search/search-index.ts'
import { createSuggester } from '../suggest/suggester.ts'

type AllCalls = Calls & PathCalls

/** An open library that answers calls, typed for commands and raw for `batch`. */
export type Session = {
  call: <Name extends keyof AllCalls>(name: Name, args: ArgsOf<AllCalls[Name]>) => Promise<ResultOf<AllCalls[Name]>>
  answer: (name: unknown, args: unknown) => Promise<Answer>
  library: Library
}

/** Opens a library, lets `use` work with it and closes it, whatever happens. `warn` hears what a person must know. */
export async function withSession<Result>(
  path: string,
  opening: { readOnly: boolean; unlock?: Unlock; warn?: (sentence: string) => void },
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const { warn = () => undefined, ...options } = opening
  const library = await openLibrary(path, options)
  const importer = createImporter()
  const stopWatching = watchShrinks(library, (shrink) => warn(shrinkInWords(shrink)))
  const now = answered(library, importer)
  let shown = now
  const visit = visitCallsOf(library, async (earlier) => {
    const before = shown
    shown = earlier ? answered(earlier, importer) : now
    if (before !== now) await before.close()
    return shown.handlers.libraryInfo({})
  })
  const answer = (name: unknown, args: unknown) =>
    answerCall([calls, pathCalls, visitCalls], { ...shown.handlers, ...visit }, name, args)
  try {
    return await use({
      answer,
      library,
      call: async (name, args) => valueOf(await answer(name, args)) as never,
    })
  } finally {
    stopWatching()
    await importer.close()
    if (shown !== now) await shown.close()
    await now.close()
    await library.close()
  }
}

/** The answers of a library, and the end of what works beside it. */
function answered(library: Library, importer: Importer) {
  const searchIndex = patientIndex(library)
  const suggester = createSuggester(library)
  return {
    handlers: createHandlers(library, { importer, searchIndex, suggester }),
    close: async () => {
      await searchIndex.close()
      await suggester.close()
    },
  }
}

function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value
  const Failure = answer.error.kind === 'caller' ? CallerError : MaterialError
  throw new Failure(answer.error.message)
}

/**
 * An index that is built when first asked and answers only when it is whole: a script wants all hits, and most
 * commands search nothing.
 */
function patientIndex(library: Library): SearchIndex {
  let index: SearchIndex | undefined
  const whole = async () => {
    index ??= createSearchIndex(library)
    await index.ready
    return index
  }
  return {
    ready: Promise.resolve('built'),
    search: async (query, options) => (await whole()).search(query, options),
    // What was never opened holds no word, and the stored index is wiped by the purge itself.
    forgettingAfter: (work) => (index ? index.forgettingAfter(work) : work()),
    stored: async () => index?.stored(),
    close: async () => index?.close(),
  }
}

/** Makes an empty library and lets it go again. */
export async function makeLibrary(
  path: string,
  passphrase?: string,
): Promise<Pick<Library, 'id' | 'name' | 'recoveryKey'>> {
  const library = await createLibrary(path, { ...(passphrase !== undefined && { passphrase }) })
  await library.close()
  return library
}

export { repairFolder as mendLibrary } from '../library/repair.ts'
