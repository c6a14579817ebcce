import { resolve } from 'node:path'
import { errorOf } from '../answer-call.ts'
import { commands } from './commands.ts'
import { parseArguments } from './parse-arguments.ts'
import { takePassphrase, unlockWith } from './passphrase.ts'
import { withSession } from './session.ts'
import type { Terminal } from './terminal.ts'
import { usage, UsageError } from './usage.ts'

/** Exit codes: done, failed, not understood. */
type ExitCode = 0 | 1 | 2

/** Runs one command line (without the program's own name). Every failure is one sentence on `errors`. */
export async function runCommandLine(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.output.write(usage)
    return 0
  }
  try {
    return (await runCommand(name, rest, terminal)) ? 0 : 1
  } catch (error) {
    const misused = error instanceof UsageError
    terminal.errors.write(misused ? `${error.message}\n\n${usage}` : `${oneLine(errorOf(error).message)}\n`)
    return misused ? 2 : 1
  }
}

async function runCommand(name: string | undefined, rest: string[], terminal: Terminal): Promise<boolean> {
  if (name === undefined) throw new UsageError('A command is needed.')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(`Unknown command "${name}".`)
  const parsed = parseArguments(name, rest, command)
  const print = async (value: unknown, line: string) => {
    const text = parsed.has('json') ? JSON.stringify(value) : line
    if (text !== '') await terminal.output.write(`${text}\n`)
  }
  const secret = parsed.has('passphrase-stdin') ? await takePassphrase(terminal.input) : undefined
  const context = { args: parsed, print, terminal, secret }
  const path = resolve(parsed.positionals[0] ?? '')
  if (command.alone) return (await command.run({ ...context, path })) !== false
  const warn = (sentence: string) => void terminal.errors.write(`${sentence}\n`)
  const opening = { readOnly: !command.writes, warn, ...(secret !== undefined && { unlock: unlockWith(secret) }) }
  return withSession(path, opening, async (session) => (await command.run(session, context)) !== false)
}

function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ')
}
