import type { Readable } from 'node:stream'
import type { Unlock } from '../library/library.ts'
import { readRecoveryKey } from '../library/protection-key.ts'
import { UsageError } from './usage.ts'

/**
 * The passphrase or recovery key on the first line of standard input, which then goes on with the second. It is never
 * an argument: arguments are seen by every process and kept by shells.
 */
export async function takePassphrase(input: Readable): Promise<string> {
  const line = await takeLine(input)
  if (line === null || line === '')
    throw new UsageError(
      'With --passphrase-stdin the first line of standard input is the passphrase, and there is none.',
    )
  return line
}

/** A whole recovery key is taken for one: its check character makes sure that nobody chose it as a passphrase. */
export function unlockWith(secret: string): Unlock {
  return readRecoveryKey(secret) === null ? { passphrase: secret } : { recoveryKey: secret }
}

/** The next line without its end, leaving what follows unread; null when the input has ended. */
export async function takeLine(input: Readable): Promise<string | null> {
  const parts: Buffer[] = []
  for (;;) {
    const chunk = input.read() as Buffer | string | null
    if (chunk === null) {
      if (input.readableEnded || input.destroyed) return parts.length > 0 ? asLine(parts) : null
      await more(input)
      continue
    }
    const bytes = Buffer.from(chunk)
    const end = bytes.indexOf(0x0a)
    if (end < 0) {
      parts.push(bytes)
      continue
    }
    if (end + 1 < bytes.length) input.unshift(bytes.subarray(end + 1))
    return asLine([...parts, bytes.subarray(0, end)])
  }
}

function asLine(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
}

function more(input: Readable): Promise<void> {
  const events = ['readable', 'end', 'close', 'error'] as const
  return new Promise((resolve) => {
    const heard = () => {
      for (const event of events) input.off(event, heard)
      resolve()
    }
    for (const event of events) input.on(event, heard)
  })
}
