import type { Answer, ArgsOf, Calls, PathCalls, ResultOf } from '#contract/calls.ts'
import { calls, pathCalls } from '#contract/calls.ts'
import { answerCall } from '../answer-call.ts'
import { createHandlers } from '../handlers.ts'
import { createImporter } from '../import/importer.ts'
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

/** Opens a library, lets `use` work with it and closes it, whatever happens. */
export async function withSession<Result>(
  path: string,
  opening: { readOnly: boolean; unlock?: Unlock },
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const library = await openLibrary(path, opening)
  const searchIndex = patientIndex(library)
  const importer = createImporter()
  const suggester = createSuggester(library)
  const handlers = createHandlers(library, { importer, searchIndex, suggester })
  const answer = (name: unknown, args: unknown) => answerCall([calls, pathCalls], handlers, name, args)
  try {
    return await use({
      answer,
      library,
      call: async (name, args) => valueOf(await answer(name, args)) as never,
    })
  } finally {
    await importer.close()
    await searchIndex.close()
    await suggester.close()
    await library.close()
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
    ready: Promise.resolve(),
    search: async (query, options) => (await whole()).search(query, options),
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
