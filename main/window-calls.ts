import { basename, dirname } from 'node:path'
import type { HandlersOf, Preferences, VisitCalls, WindowCalls, WindowState } from '#contract/calls.ts'
import type { Notice } from '#contract/notices.ts'
import type { ExportReport, LibraryInfo } from '#contract/views.ts'
import { exportLibrary } from './export/export-library.ts'
import type { Importer } from './import/importer.ts'
import { checkSize, type ImportSource, sourcesFromPaths } from './import/sources.ts'
import { restoreLibraryFile } from './library-file/read.ts'
import { linkOutside } from './link-outside.ts'
import type { Jobs } from './jobs.ts'
import { MaterialError } from './library/library.ts'
import type { Notebook } from './open-notebook.ts'
import { listRecent, without } from './recent-libraries.ts'
import { writeBeside } from './outside/settle.ts'
import type { Settings } from './settings.ts'
import { say } from './words.ts'

/** What one window can ask a person, and do on the desktop. Paths end here: they never go to the page. */
export type Desk = {
  chooseNewLibrary: () => Promise<{ path: string; name: string } | null>
  chooseLibrary: () => Promise<string | null>
  chooseLibraryFile: () => Promise<string | null>
  chooseFiles: () => Promise<string[] | null>
  chooseExportPlace: (format: string, name: string) => Promise<string | null>
  confirmLink: (link: { url: string; host: string }) => Promise<boolean>
  openOutside: (url: string) => Promise<void>
  showInFolder: (path: string) => void
  copy: (text: string) => Promise<void>
  setUnsaved: (unsaved: boolean) => void
}

/** What all windows share. */
export type Desktop = {
  notebook: Notebook
  settings: Settings
  jobs: Jobs
  tell: (notice: Notice) => void
  openWindow: (route?: string) => void
  showTheme: (theme: Preferences['theme']) => void
  openSample: () => Promise<unknown>
  importer: Pick<Importer, 'importMany'>
}

let lastExport: string | null = null

/** Answers the calls that only a window makes. */
export function windowHandlers(desktop: Desktop, desk: Desk): HandlersOf<WindowCalls & VisitCalls> {
  const { notebook, settings, jobs, tell } = desktop
  const info = async (): Promise<LibraryInfo | null> => {
    if (!notebook.library) return null
    const libraryInfo = notebook.handlers['libraryInfo'] as ((args: object) => Promise<LibraryInfo>) | undefined
    return (await libraryInfo?.({})) ?? null
  }
  const shown = async (opening: Promise<unknown> | undefined) => (opening ? (await opening, info()) : null)
  const importAll = (job: string, sources: readonly ImportSource[]) =>
    jobs.run(job, (signal) =>
      desktop.importer.importMany(notebook.need(), sources, {
        signal,
        onProgress: (progress) => tell({ kind: 'progressed', job, ...progress }),
      }),
    )

  return {
    windowState: async (): Promise<WindowState> => ({
      library: await info(),
      ...(notebook.problem !== undefined && { problem: notebook.problem }),
      ...(notebook.locked !== null && { locked: lockedAt(notebook.locked) }),
      recent: await listRecent(settings.data.recent ?? []),
      preferences: settings.preferences,
      platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
    }),
    newLibrary: async () => {
      const place = await desk.chooseNewLibrary()
      return shown(place ? notebook.create(place.path, place.name) : undefined)
    },
    newProtectedLibrary: async ({ passphrase }) => {
      const place = await desk.chooseNewLibrary()
      if (!place) return null
      const { recoveryKey } = await notebook.create(place.path, place.name, passphrase)
      const library = await info()
      return library && recoveryKey !== undefined ? { library, recoveryKey } : null
    },
    unlockLibrary: async ({ passphrase, recoveryKey }) => {
      if (passphrase !== undefined) await notebook.unlock({ passphrase })
      else await notebook.unlock({ recoveryKey: recoveryKey ?? '' })
      return (await info()) as LibraryInfo
    },
    lockLibrary: async () => {
      jobs.cancelAll()
      await notebook.lock()
      return null
    },
    protectLibrary: ({ passphrase }) => notebook.need().protect({ passphrase }),
    changePassphrase: async ({ current, next }) => {
      await notebook.need().changePassphrase({ current, next })
      return null
    },
    newRecoveryKey: ({ passphrase }) => notebook.need().newRecoveryKey({ passphrase }),
    unprotectLibrary: async ({ passphrase }) => {
      await notebook.need().unprotect({ passphrase })
      return null
    },
    openLibrary: async () => {
      const path = await desk.chooseLibrary()
      return shown(path === null ? undefined : notebook.open(path))
    },
    openLibraryFile: async () => {
      const file = await desk.chooseLibraryFile()
      const place = file === null ? null : await desk.chooseNewLibrary()
      if (file === null || !place) return null
      await restoreLibraryFile(file, place.path)
      return shown(notebook.open(place.path))
    },
    openOutside: async ({ file }) => {
      const place = await desk.chooseNewLibrary()
      if (!place) return null
      await writeBeside(notebook.need(), file, place.path)
      return shown(notebook.open(place.path))
    },
    openEarlier: async ({ seq }) => {
      jobs.cancelAll()
      await notebook.openEarlier(seq)
      return (await info()) as LibraryInfo
    },
    returnToNow: async () => {
      await notebook.returnToNow()
      return (await info()) as LibraryInfo
    },
    openRecent: async ({ key }) => shown(notebook.openRecent(key)),
    openSample: async () => shown(desktop.openSample()),
    closeLibrary: async () => {
      jobs.cancelAll()
      await notebook.closeLibrary()
      return null
    },
    forgetRecent: async ({ key }) => {
      await settings.save({ recent: without(settings.data.recent ?? [], key) })
      return null
    },
    savePreferences: async (change) => {
      await settings.save({ preferences: { ...settings.preferences, ...withoutUndefined(change) } })
      const preferences = settings.preferences
      desktop.showTheme(preferences.theme)
      notebook.takeAuthor(preferences.name)
      tell({ kind: 'preferencesChanged' })
      return preferences
    },
    newWindow: ({ route }) => {
      desktop.openWindow(route)
      return null
    },
    chooseAndImport: async ({ job }) => {
      notebook.need()
      const paths = await desk.chooseFiles()
      return paths && importAll(job, await sourcesFromPaths(paths))
    },
    importDropped: async ({ job, files }) => {
      const read = async (bytes: Uint8Array) => (checkSize(bytes.length), bytes)
      return importAll(
        job,
        files.map(({ name, bytes }) => ({ name, read: () => read(bytes) })),
      )
    },
    cancelJob: ({ job }) => {
      jobs.cancel(job)
      return null
    },
    chooseAndExport: async ({ job, format, scope, options }) => {
      const library = notebook.need()
      const path = await desk.chooseExportPlace(format, library.name)
      if (path === null) return null
      const report = await jobs.run(job, (signal) =>
        exportLibrary(library, {
          format,
          scope,
          path,
          includePrivate: options?.includePrivate,
          history: options?.history,
          ifThere: 'number',
          onWritten: countWritten(signal, (done, current) =>
            tell({ kind: 'progressed', job, done, total: 0, current }),
          ),
        }).catch((problem: unknown) => {
          if (!signal.aborted) throw problem
          return null
        }),
      )
      lastExport = report?.where ?? lastExport
      return report
    },
    showExport: () => {
      if (lastExport === null) throw new MaterialError(say('windows.nothingExported'))
      desk.showInFolder(lastExport)
      return null
    },
    openLink: async ({ url }) => {
      const link = linkOutside(url)
      if (!link) throw new MaterialError(say('windows.linkNotOpened', { url: url.slice(0, 200) }))
      if (!(await desk.confirmLink(link))) return false
      await desk.openOutside(link.url)
      return true
    },
    writeClipboard: async ({ text }) => {
      await desk.copy(text)
      return null
    },
    setUnsaved: ({ unsaved }) => {
      desk.setUnsaved(unsaved)
      return null
    },
  }
}

/** Counts the files of an export, telling of some of them, and ends it when its job is cancelled. */
function countWritten(signal: AbortSignal, tell: (done: number, current: string) => void) {
  const between = 100
  let done = 0
  let told = 0
  return ({ title }: ExportReport['files'][number]) => {
    signal.throwIfAborted()
    done += 1
    if (Date.now() - told < between) return
    told = Date.now()
    tell(done, title)
  }
}

/** A locked library is named by its folder: nothing of it is read. */
function lockedAt(path: string): NonNullable<WindowState['locked']> {
  return { name: basename(path), folder: dirname(path) }
}

function withoutUndefined(change: object): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
