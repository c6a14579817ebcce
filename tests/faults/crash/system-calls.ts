import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** One system call of a traced program: its arguments as text, and what it returned; below zero when a sync failed. */
export type SystemCall = { name: string; args: string[]; result: number }

/** Every call that can change what a disk holds. One that the model of a disk does not know is an error there. */
const traced = [
  ...['open', 'openat', 'creat', 'close', 'write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'fsync', 'fdatasync'],
  ...['sync', 'syncfs', 'sync_file_range', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link', 'linkat'],
  ...['symlink', 'symlinkat', 'mkdir', 'mkdirat', 'rmdir', 'truncate', 'ftruncate', 'fallocate', 'copy_file_range'],
  ...['sendfile', 'splice'],
]

/** What goes into a program: lines, the next once it has printed one, or whatever an answer to its last line is. */
export type Input = readonly string[] | ((line: string) => Promise<string | null>)

/** Options that make strace put faults in, such as `-e inject=fsync:error=EIO:when=3`. */
export type Faults = readonly string[]

/** What a program did, what it said when it ended, and whether it met a fault that was put in. */
export type Run = { calls: SystemCall[]; code: number; errors: string; met: boolean }

/**
 * Runs a program to its end and answers the calls it made, in the order in which they ended. With one thread for files
 * no two of them overlap.
 */
export async function systemCallsOf(command: string[], input: Input, log: string, faults: Faults = []): Promise<Run> {
  const options = ['-f', '-y', '-xx', '-qq', '-s', '2000000', '-e', 'signal=none', '-e', `trace=${traced.join(',')}`]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' }
  const child = spawn('strace', [...options, ...faults, '-o', log, ...command], { env, stdio: 'pipe' })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  child.stdin.on('error', () => undefined)
  const lines = [...(typeof input === 'function' ? [] : input)]
  const next = async (line: string) => {
    const text = typeof input === 'function' ? await input(line) : lines.shift()
    if (text === null || text === undefined) child.stdin.end()
    else child.stdin.write(`${text}\n`)
  }
  createInterface({ input: child.stdout }).on('line', (line) => void next(line))
  void next('')
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)))
  if (code !== 0 && faults.length === 0) throw new Error(`${command.join(' ')} ended with ${code}: ${errors}`)
  const written = await readFile(log, 'latin1')
  return { calls: parseCalls(written), code, errors, met: code < 0 || written.includes('(INJECTED)') }
}

/** A call that another thread's interrupted is put together again. */
export function parseCalls(log: string): SystemCall[] {
  const begun = new Map<string, string>()
  const calls: SystemCall[] = []
  for (const line of log.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const text = resumed ? `${begun.get(thread) ?? ''}${resumed[1]}` : rest
    if (text.endsWith('<unfinished ...>')) begun.set(thread, text.slice(0, -'<unfinished ...>'.length).trimEnd())
    else calls.push(...parseCall(text))
  }
  return calls
}

function parseCall(text: string): SystemCall[] {
  const [, name = '', args = '', result = '-1'] = /^(\w+)\((.*)\) += (-?\d+)/.exec(text) ?? []
  // Of calls that failed only a sync leaves something behind: bytes that no later sync will save.
  if (name === '' || (Number(result) < 0 && !/^f(data)?sync$/.test(name))) return []
  return [{ name, args: args.split(', '), result: Number(result) }]
}

/** The bytes of a string that strace wrote in hexadecimal. */
export function bytesOf(arg: string): Buffer {
  return Buffer.from(arg.replace(/^"|"(\.\.\.)?$/g, '').replaceAll('\\x', ''), 'hex')
}

/** The number of a file descriptor that stands as `22</the/path>`. */
export function numberOf(arg: string): number {
  return Number(/^-?\d+/.exec(arg)?.[0] ?? NaN)
}
