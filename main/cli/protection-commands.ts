import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import type { LibraryCommand } from './commands.ts'
import { takePassphrase } from './passphrase.ts'
import { UsageError } from './usage.ts'

const json = { json: { type: 'boolean' } } as const

/** Giving a library a passphrase, taking it away, and erasing one document for good. */
export const protectionCommands = {
  protect: {
    takes: ['LIB'],
    options: json,
    writes: true,
    run: async ({ library }, { secret, print }) => {
      const { recoveryKey } = await library.protect({ passphrase: needed(secret) })
      await print({ recoveryKey }, keyLine(recoveryKey))
    },
  },
  unprotect: {
    takes: ['LIB'],
    options: json,
    writes: true,
    run: async ({ library }, { secret, print }) => {
      await library.unprotect({ passphrase: needed(secret) })
      await print({}, say('protection.cli.unprotected'))
    },
  },
  passphrase: {
    takes: ['LIB'],
    options: json,
    writes: true,
    run: async ({ library }, { secret, print, terminal }) => {
      const current = needed(secret)
      await library.changePassphrase({ current, next: await takePassphrase(terminal.input) })
      await print({}, say('protection.cli.changed'))
    },
  },
  'recovery-key': {
    takes: ['LIB'],
    options: json,
    writes: true,
    run: async ({ library }, { secret, print }) => {
      const { recoveryKey } = await library.newRecoveryKey({ passphrase: needed(secret) })
      await print({ recoveryKey }, keyLine(recoveryKey))
    },
  },
  purge: {
    takes: ['LIB', 'ID'],
    options: json,
    writes: true,
    run: async (session, { args, print }) => {
      const report = await session.call('purge', { id: args.positionals[1] as never })
      const { files, changes, stillIn, notReached } = report
      const held = stillIn.map(({ title, words }) => say('protection.wordsIn', { title, words }))
      await print(report, [say('protection.cli.purged', { files, changes }), ...held, ...notReached].join('\n'))
    },
  },
} as const satisfies Record<string, LibraryCommand>

function needed(secret: string | undefined): string {
  if (secret === undefined) throw new UsageError('This command needs --passphrase-stdin.')
  return secret
}

export function keyLine(recoveryKey: string | undefined): string {
  if (recoveryKey === undefined) throw new MaterialError(say('protection.notProtected'))
  return say('protection.cli.recoveryKey', { recoveryKey })
}
