import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from './library/library.ts'

/** Every feature's part of the answers, joined: a call that nobody answers does not compile. */
export function createHandlers(_library: Library): Partial<Handlers & HandlersOf<PathCalls>> {
  return {}
}
