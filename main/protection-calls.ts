import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { CallerError } from './library/library.ts'
import { readRecoveryKey } from './library/protection-key.ts'
import { purgePreview } from './purge.ts'
import type { Desk, Desktop } from './window-calls.ts'
import { say } from './words.ts'

type Answers = Pick<
  HandlersOf<WindowCalls>,
  | 'newProtectedLibrary'
  | 'unlockLibrary'
  | 'lockLibrary'
  | 'protectLibrary'
  | 'changePassphrase'
  | 'newRecoveryKey'
  | 'unprotectLibrary'
  | 'saveRecoveryKey'
  | 'wasActive'
  | 'wordsSaved'
  | 'purgePreview'
>

/** The answers about passphrases, locking and erasing that only a window asks for. */
export function protectionHandlers(desktop: Desktop, desk: Desk): Answers {
  const { notebook, tell } = desktop
  const protectionChanged = <Result>(result: Result): Result => {
    tell({ kind: 'protectionChanged' })
    return result
  }
  return {
    newProtectedLibrary: async ({ passphrase }) => {
      const place = await desk.chooseNewLibrary()
      if (!place) return null
      await desktop.saveTyped()
      const { recoveryKey } = await notebook.create(place.path, place.name, passphrase)
      const library = await notebook.info()
      return library && recoveryKey !== undefined ? { library, recoveryKey } : null
    },
    unlockLibrary: async ({ passphrase, recoveryKey }) => {
      if (passphrase !== undefined) await notebook.unlock({ passphrase })
      else await notebook.unlock({ recoveryKey: recoveryKey ?? '' })
      desktop.wasActive()
      return (await notebook.info()) as LibraryInfo
    },
    lockLibrary: async () => {
      await desktop.lock()
      return null
    },
    protectLibrary: async ({ passphrase }) => protectionChanged(await notebook.need().protect({ passphrase })),
    changePassphrase: async (change) => {
      await notebook.need().changePassphrase(change)
      return null
    },
    newRecoveryKey: ({ passphrase }) => notebook.need().newRecoveryKey({ passphrase }),
    unprotectLibrary: async ({ passphrase }) => {
      await notebook.need().unprotect({ passphrase })
      return protectionChanged(null)
    },
    saveRecoveryKey: async ({ recoveryKey }) => {
      const key = readRecoveryKey(recoveryKey)
      if (key === null) throw new CallerError(say('protection.mistypedRecoveryKey'))
      const { name } = notebook.need()
      return desk.saveText(say('protection.keyFile.name', { name }), say('protection.keyFile.text', { name, key }))
    },
    wasActive: () => {
      desktop.wasActive()
      return null
    },
    wordsSaved: ({ saved }) => {
      desk.answerSaved(saved)
      return null
    },
    purgePreview: ({ id }) => purgePreview(notebook.need(), id),
  }
}
