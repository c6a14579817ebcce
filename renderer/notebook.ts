import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Answer, ArgsOf, CallError, Calls, ResultOf, VisitCalls, WindowCalls } from '#contract/calls.ts'
import type { NotebookBridge } from '#contract/notebook.ts'
import type { Notice } from '#contract/notices.ts'
import { isStale, type QueryName } from './what-calls-read.ts'

declare global {
  interface Window {
    notebook: NotebookBridge
  }
}

type Callable = Calls & VisitCalls & WindowCalls
export type CallableName = keyof Callable
export type Answered<Name extends CallableName> = ResultOf<Callable[Name]>
export type Asked<Name extends CallableName> = ArgsOf<Callable[Name]>

/** A call that was refused or failed; the message is a sentence for a person. */
export class NotebookError extends Error {
  override name = 'NotebookError'
  readonly kind: CallError['kind']
  constructor({ kind, message }: CallError) {
    super(message)
    this.kind = kind
  }
}

/** Makes one call over the line. Throws `NotebookError` when the answer is a failure. */
export async function call<Name extends CallableName>(name: Name, args: Asked<Name>): Promise<Answered<Name>> {
  const answer = await followed(name, window.notebook.call(name, args))
  if (!answer.ok) throw new NotebookError(answer.error)
  return answer.value as Answered<Name>
}

/** Calls that change documents and are not answered yet. */
const changing = new Set<Promise<Answer>>()

const changes =
  /^(save|add|remove|mark|claimWords|link|unlink|accept|reject|delete|merge|move|recode|split|unmerge|rename|reset|judge)/

function followed(name: CallableName, answering: Promise<Answer>): Promise<Answer> {
  if (!changes.test(name)) return answering
  changing.add(answering)
  const end = () => changing.delete(answering)
  answering.then(end, end)
  return answering
}

/** Waits for every change that is on its way. Whether all of them were made. */
export async function changesUnderWay(): Promise<boolean> {
  const answers = await Promise.allSettled(changing)
  return answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok)
}

/** Hears every notice of main. Answers its own undo. */
export function onNotice(listen: (notice: Notice) => void): () => void {
  return window.notebook.onNotice(listen)
}

/** Answers are kept until a notice says that what they were computed from has changed; the network is never asked. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** A reading call as a query of react-query, for screens that need several at once. `null` asks nothing. */
export function callQuery<Name extends QueryName>(name: Name, args: Asked<Name> | null) {
  return {
    queryKey: [name, args] as const,
    queryFn: () => call(name, args as Asked<Name>),
    enabled: args !== null,
  }
}

export type UseCallOptions = {
  /** Shows the last answer while the next is on its way: for lists that are filtered while a person types. */
  keepPrevious?: boolean
}

/** The answer of a reading call, kept fresh by notices. `null` asks nothing. */
export function useCall<Name extends QueryName>(
  name: Name,
  args: Asked<Name> | null,
  { keepPrevious = false }: UseCallOptions = {},
): UseQueryResult<Answered<Name>, NotebookError> {
  const answer = useQuery<unknown, NotebookError>({
    ...callQuery(name, args),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  })
  return answer as UseQueryResult<Answered<Name>, NotebookError>
}

/** Refetches what shows and is stale after a notice; what does not show is refetched when it next does. */
export function followNotices(): () => void {
  return onNotice((notice) => {
    // What does not show is not kept either.
    if (notice.kind === 'libraryChanged' || notice.kind === 'erased') queries.removeQueries({ type: 'inactive' })
    if (notice.kind === 'libraryChanged') void queries.resetQueries()
    else
      void queries.invalidateQueries({
        predicate: ({ queryKey: [name, args] }) => isStale(name as QueryName, args, notice),
      })
  })
}
