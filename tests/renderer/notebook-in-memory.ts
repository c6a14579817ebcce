import type { Answer } from '#contract/calls.ts'
import type { Notice } from '#contract/notices.ts'
import { type Answered, type Asked, type CallableName, queries } from '../../renderer/notebook.ts'

type Answers = { [Name in CallableName]?: (args: Asked<Name>) => Answered<Name> | Promise<Answered<Name>> }

export type InMemory = {
  /** Every call made, in order. */
  made: { name: string; args: unknown }[]
  /** Tells the window a notice, as main does. */
  tell: (notice: Notice) => void
  answers: Answers
}

/** Puts a notebook behind the window that answers from the functions given; a call without one is refused. */
export function putNotebook(answers: Answers): InMemory {
  queries.clear()
  const listeners = new Set<(notice: Notice) => void>()
  const inMemory: InMemory = {
    made: [],
    tell: (notice) => listeners.forEach((listen) => listen(notice)),
    answers,
  }
  window.notebook = {
    call: async (name, args) => {
      inMemory.made.push({ name, args })
      const answer = (inMemory.answers as Record<string, ((args: unknown) => unknown) | undefined>)[name]
      if (!answer) return { ok: false, error: { kind: 'caller', message: `Unknown call "${name}".` } }
      try {
        return { ok: true, value: await answer(args) } satisfies Answer
      } catch (problem) {
        return { ok: false, error: { kind: 'material', message: (problem as Error).message } }
      }
    },
    onNotice: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
  return inMemory
}
