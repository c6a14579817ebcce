import { parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

type Option = { type: 'string' | 'boolean' }

/** What a command takes: the names of its positionals (the last may end in `…` for one or more) and its options. */
export type Shape = {
  takes: readonly string[]
  options: Readonly<Record<string, Option>>
  /** What is wrong with the options, in a sentence: found before anything is opened. */
  wrong?: (args: Parsed) => string | null
}

export type Parsed = {
  positionals: string[]
  text: (option: string) => string | undefined
  has: (option: string) => boolean
}

/** A library may be protected, whatever is done with it. */
const everywhere: Readonly<Record<string, Option>> = { 'passphrase-stdin': { type: 'boolean' } }

/** Parses the arguments after a command's name. Throws `UsageError` with what is missing or too much. */
export function parseArguments(command: string, args: string[], shape: Shape): Parsed {
  const { positionals, values } = parsed(args, shape)
  const repeats = shape.takes.at(-1)?.endsWith('…') ?? false
  const missing = shape.takes[positionals.length]
  if (missing !== undefined) throw new UsageError(`${command} needs ${missing.replace('…', '')}.`)
  if (positionals.length > shape.takes.length && !repeats)
    throw new UsageError(`${command} does not take "${positionals[shape.takes.length] ?? ''}".`)
  const understood = {
    positionals,
    text: (option: string) => (typeof values[option] === 'string' ? values[option] : undefined),
    has: (option: string) => values[option] === true,
  }
  const wrong = shape.wrong?.(understood) ?? null
  if (wrong !== null) throw new UsageError(wrong)
  return understood
}

function parsed(args: string[], shape: Shape) {
  try {
    return parseArgs({ args, options: { ...shape.options, ...everywhere }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
