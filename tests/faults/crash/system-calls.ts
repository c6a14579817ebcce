import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** One system call that a traced program made and that succeeded: its arguments as text, and what it returned. */
export type SystemCall = { name: string; args: string[]; result: number }

/** Every call that can change what a disk holds. One that the model of a disk does not know is an error there. */
const traced = [
  ...['open', 'openat', 'creat', 'close', 'write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'fsync', 'fdatasync'],
  ...['sync', 'syncfs', 'sync_file_range', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link', 'linkat'],
  ...['symlink', 'symlinkat', 'mkdir', 'mkdirat', 'rmdir', 'truncate', 'ftruncate', 'fallocate', 'copy_file_range'],
  ...['sendfile', 'splice'],
]

/**
 * Runs a program to its end and answers the calls it made, in the order in which they ended. With one thread for files
 * no two of them overlap. It gets a line of input at a time, the next once it has printed a line.
 */
export async function systemCallsOf(command: string[], input: string[], log: string): Promise<SystemCall[]> {
  const options = ['-f', '-y', '-xx', '-qq', '-s', '2000000', '-e', 'signal=none', '-e', `trace=${traced.join(',')}`]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' }
  const child = spawn('strace', [...options, '-o', log, ...command], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const lines = [...input]
  const next = () => (lines.length > 0 ? child.stdin.write(`${lines.shift()}\n`) : child.stdin.end())
  createInterface({ input: child.stdout }).on('line', next)
  next()
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}: ${errors}`)
  return parseCalls(await readFile(log, 'latin1'))
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
  if (name === '' || Number(result) < 0) return []
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
