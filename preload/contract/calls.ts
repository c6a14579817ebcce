import type { z } from 'zod'
import type { Call } from './calls/parts.ts'
import { articleCalls } from './calls/articles.ts'
import { claimCalls } from './calls/claims.ts'
import { codebookCalls } from './calls/codebook.ts'
import { entityCalls } from './calls/entities.ts'
import { evidenceCalls } from './calls/evidence.ts'
import { exportCalls } from './calls/exports.ts'
import { findingCalls } from './calls/finding.ts'
import { identityCalls } from './calls/identity.ts'
import { libraryCalls } from './calls/library.ts'
import { noteCalls } from './calls/notes.ts'
import { overviewCalls } from './calls/overview.ts'
import { passageCalls } from './calls/passages.ts'
import { pathCalls } from './calls/paths.ts'
import { suggestionCalls } from './calls/suggestions.ts'
import { visitCalls } from './calls/visits.ts'
import { windowCalls } from './calls/window.ts'

export type { Call } from './calls/parts.ts'
export { type Preferences, preferences, type RecentLibrary, type WindowState } from './preferences.ts'
export { pathCalls, visitCalls, windowCalls }

/**
 * Every call on an open library. The window, the command line and `batch` make the same ones; a missing handler, an
 * unknown call or a wrong argument does not compile, and what arrives is parsed by `args` at the door.
 */
export const calls = {
  ...libraryCalls,
  ...articleCalls,
  ...passageCalls,
  ...entityCalls,
  ...identityCalls,
  ...claimCalls,
  ...evidenceCalls,
  ...suggestionCalls,
  ...noteCalls,
  ...codebookCalls,
  ...findingCalls,
  ...overviewCalls,
  ...exportCalls,
} as const

export type Calls = typeof calls
export type PathCalls = typeof pathCalls
export type WindowCalls = typeof windowCalls
export type VisitCalls = typeof visitCalls
export type AllCalls = Calls & PathCalls & VisitCalls & WindowCalls

export type CallName = keyof Calls
export type ArgsOf<C> = C extends Call<infer A> ? z.input<A> : never
export type ParsedArgsOf<C> = C extends Call<infer A> ? z.output<A> : never
export type ResultOf<C> = C extends { result?: infer R } ? Exclude<R, undefined> : never

/** What answers a table of calls: one function a call, with its parsed arguments. */
export type HandlersOf<Table> = {
  [Name in keyof Table]: (args: ParsedArgsOf<Table[Name]>) => ResultOf<Table[Name]> | Promise<ResultOf<Table[Name]>>
}
export type Handlers = HandlersOf<Calls>

/** How a failure crosses the line: `caller` is a wrong call, `material` a thing a person can mend, `fault` is ours. */
export type CallError = { kind: 'caller' | 'material' | 'read only' | 'not saved' | 'fault'; message: string }
export type Answer<Result = unknown> = { ok: true; value: Result } | { ok: false; error: CallError }
