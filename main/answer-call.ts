import type { z } from 'zod'
import type { Answer, Call, CallError } from '#contract/calls.ts'
import { CallerError, MaterialError, NotSavedError, ReadOnlyError } from './library/library.ts'

export type CallTable = Readonly<Record<string, Call>>

/** What runs a call once its arguments are parsed; the names are those of the tables. */
export type HandlerTable = Readonly<Record<string, ((args: never) => unknown) | undefined>>

/**
 * Answers one call from outside: a window, the command line, a script.
 *
 * Never throws: an unknown call, a wrong argument and every failure of the handler come back as an error of a kind.
 * Names are looked up as own properties only, so `constructor` and `__proto__` are unknown calls.
 */
export async function answerCall(
  tables: readonly CallTable[],
  handlers: HandlerTable,
  name: unknown,
  args: unknown,
): Promise<Answer> {
  const table = typeof name === 'string' && tables.find((calls) => Object.hasOwn(calls, name))
  if (!table) return failed('caller', `Unknown call ${quote(name)}.`)
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (!handler) return failed('caller', `The call ${quote(name)} cannot be made from here.`)
  try {
    const parsed = (table[name] as Call).args.safeParse(args ?? {})
    if (!parsed.success) return failed('caller', wrongArgument(name, args, parsed.error))
    return { ok: true, value: (await handler(parsed.data as never)) ?? null }
  } catch (error) {
    return { ok: false, error: errorOf(error) }
  }
}

/** A failure as it crosses the line: its kind and one sentence. */
export function errorOf(error: unknown): CallError {
  const message = error instanceof Error ? error.message : String(error)
  return { kind: kindOfError(error), message }
}

function kindOfError(error: unknown): CallError['kind'] {
  if (error instanceof CallerError) return 'caller'
  if (error instanceof MaterialError) return 'material'
  if (error instanceof ReadOnlyError) return 'read only'
  if (error instanceof NotSavedError) return 'not saved'
  return 'fault'
}

function failed(kind: CallError['kind'], message: string): Answer {
  return { ok: false, error: { kind, message } }
}

/** The first thing that is wrong, in one sentence with the value in quotes. */
function wrongArgument(call: string, args: unknown, error: z.ZodError): string {
  const issue = deepest(error.issues[0])
  if (!issue) return `Wrong arguments for ${call}: ${quote(args)}.`
  const why = issue.message.replace(/^Invalid input: /, '')
  const value = quote(valueAt(args, issue.path))
  const where = issue.path.length > 0 ? ` for ${issue.path.map(String).join('.')}` : ''
  const shown = why.includes(value) || issue.code === 'unrecognized_keys' ? '' : ` ${value}`
  return `Wrong argument${where} in ${call}:${shown ? `${shown} (${why})` : ` ${why}`}.`
}

type Issue = z.core.$ZodIssue

/** Of a union, the issue of the branch that came furthest. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const branches = issue.errors.map((branch) => branch[0]).filter((found) => found !== undefined)
  const inner = branches.toSorted((a, b) => a.path.length - b.path.length).at(-1)
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue
}

function valueAt(args: unknown, path: readonly PropertyKey[]): unknown {
  let value = args
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : asJson(value)
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return typeof value
  }
}
