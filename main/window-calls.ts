import { basename, dirname } from 'node:path'
import type { HandlersOf, Preferences, VisitCalls, WindowCalls, WindowState } from '#contract/calls.ts'
import type { Notice } from '#contract/notices.ts'
import type { ExportFormat, ExportReport } from '#contract/exports.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { backupHandlers } from './backups/calls.ts'
import { needOne } from './entities/rewrite.ts'
import type { Tools } from './export/export-file.ts'
import { exportLibrary } from './export/export-library.ts'
import { tableAt } from './import/calls.ts'
import { DroppedAside } from './import/dropped-aside.ts'
import type { Importer } from './import/importer.ts'
import { type Reported, reportCsv } from './import/report.ts'
import { checkSize, type ImportSource, sourcesFromPaths } from './import/sources.ts'
import { OpenTables } from './import/tables/open-tables.ts'
import { restoreLibraryFile } from './library-file/read.ts'
import { annotationWindowCalls, leaveAnnotations } from './import/annotations/window-calls.ts'
import { type OriginalFile, originalFile } from './articles/original-file.ts'
import { linkOutside } from './link-outside.ts'
import type { Jobs } from './jobs.ts'
import { licencesIn } from './licences.ts'
import { MaterialError } from './library/library.ts'
import { leaveCopies, mergeWindowCalls } from './merging/window-calls.ts'
import type { Notebook } from './open-notebook.ts'
import { protectionHandlers } from './protection-calls.ts'
import { listRecent, without } from './recent-libraries.ts'
import { chosenStyle, keepOwnStyle } from './references/chosen-style.ts'
import { formatReference } from './references/format-reference.ts'
import { writeBeside } from './outside/settle.ts'
import type { Settings } from './settings.ts'
import { say } from './words.ts'

/** What one window can ask a person, and do on the desktop. Paths end here: they never go to the page. */
export type Desk = {
  chooseNewLibrary: () => Promise<{ path: string; name: string } | null>
  chooseLibrary: () => Promise<string | null>
  chooseLibraryFile: () => Promise<string | null>
  chooseFiles: () => Promise<string[] | null>
  chooseFolderOfFiles: () => Promise<string[] | null>
  chooseTable: () => Promise<string | null>
  /** A file with a style of references. */
  chooseStyle: () => Promise<string | null>
  /** A project, or annotation files that belong together. */
  chooseAnnotationFiles: () => Promise<string[] | null>
  /** The folder of another copy of the library that is open. */
  chooseCopy: () => Promise<string | null>
  chooseExportPlace: (format: ExportFormat, name: string) => Promise<string | null>
  confirmLink: (link: { url: string; host: string }) => Promise<boolean>
  openOutside: (url: string) => Promise<void>
  showInFolder: (path: string) => void
  copy: (text: string) => Promise<void>
  setUnsaved: (unsaved: boolean) => void
  /** Where a backup is restored to: a folder that is not there yet. */
  chooseRestorePlace: (name: string) => Promise<string | null>
  chooseBackupFolder: (near: string) => Promise<string | null>
  /** Asks where to, and writes a text file there. False when nothing was chosen. */
  saveText: (name: string, text: string, title?: string) => Promise<boolean>
  /** The same for a table. */
  saveTable: (name: string, csv: string) => Promise<boolean>
  /** The same for a picture. */
  savePicture: (name: string, kind: 'svg' | 'png', bytes: Uint8Array) => Promise<boolean>
  /** Asks where to, and writes a file there; answers its path, or null when nothing was chosen. */
  saveFile: (file: OriginalFile) => Promise<string | null>
  /** The window's answer to `leaving`. */
  answerSaved: (saved: boolean) => void
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
  importer: Pick<Importer, 'importMany' | 'previewTable' | 'importTable'>
  /** Has every window save what is typed in it. Throws when one cannot. */
  saveTyped: () => Promise<void>
  /** Locks the library that is open, in every window. */
  lock: () => Promise<void>
  /** Somebody is here. */
  wasActive: () => void
  version: string
  /** The folder of the built bundles. */
  out: string
  /** Prints a report where no one sees it. */
  printToPdf?: Tools['printToPdf']
  /** Why no library can be protected on this computer. */
  noProtection?: string | undefined
}

let lastWritten: string | null = null
const aside = new DroppedAside()

/** Lets go of all that was read and waits for a person's word, when the library closes that it was meant for. */
export async function leaveWaiting(): Promise<void> {
  aside.leaveAll()
  leaveAnnotations()
  await leaveCopies()
}

/** Answers the calls that only a window makes. */
export function windowHandlers(desktop: Desktop, desk: Desk): HandlersOf<WindowCalls & VisitCalls> {
  const { notebook, settings, jobs, tell } = desktop
  const openTables = new OpenTables(desktop.importer, settings)
  /** What was typed into the library that is open goes there before another takes its place. */
  const shown = async (open: (() => Promise<unknown>) | null) => {
    if (!open) return null
    await desktop.saveTyped()
    await open()
    return notebook.info()
  }
  const importAll = (job: string, sources: readonly ImportSource[]) =>
    jobs.run(job, (signal) =>
      desktop.importer.importMany(notebook.need(), sources, {
        signal,
        onProgress: (progress) => tell({ kind: 'progressed', job, ...progress }),
        askPassword: ({ file, attempt }) =>
          jobs.ask(job, () => tell({ kind: 'passwordAsked', job, file, wrong: attempt > 0 })),
      }),
    )

  return {
    windowState: async (): Promise<WindowState> => ({
      library: await notebook.info(),
      ...(notebook.problem !== undefined && { problem: notebook.problem }),
      ...(notebook.locked !== null && { locked: lockedAt(notebook.locked) }),
      ...(desktop.noProtection !== undefined && { noProtection: desktop.noProtection }),
      recent: await listRecent(settings.data.recent ?? []),
      preferences: settings.preferences,
      ...(settings.data.ownStyle && { ownStyle: settings.data.ownStyle.title }),
      platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
    }),
    aboutProgram: async () => ({ version: desktop.version, libraries: await licencesIn(desktop.out) }),
    ...protectionHandlers(desktop, desk),
    ...backupHandlers(desktop, desk),
    savePicture: ({ name, kind, bytes }) => desk.savePicture(name, kind, bytes),
    ...annotationWindowCalls(desktop, desk, aside),
    ...mergeWindowCalls(desktop, desk, aside),
    newLibrary: async () => {
      const place = await desk.chooseNewLibrary()
      return shown(place && (() => notebook.create(place.path, place.name)))
    },
    openLibrary: async () => {
      const path = await desk.chooseLibrary()
      return shown(path === null ? null : () => notebook.open(path))
    },
    openLibraryFile: async ({ dropped }) => {
      const restored = async (file: string) => {
        const place = await desk.chooseNewLibrary()
        if (!place) return null
        await restoreLibraryFile(file, place.path)
        return place.path
      }
      const file = dropped === undefined ? await desk.chooseLibraryFile() : null
      const path = dropped === undefined ? file && (await restored(file)) : await aside.asFile(dropped, restored)
      return shown(path === null ? null : () => notebook.open(path))
    },
    openOutside: async ({ file }) => {
      const place = await desk.chooseNewLibrary()
      if (!place) return null
      await writeBeside(notebook.need(), file, place.path)
      return shown(() => notebook.open(place.path))
    },
    openEarlier: async ({ seq }) => {
      await desktop.saveTyped()
      jobs.cancelAll()
      await notebook.openEarlier(seq)
      return (await notebook.info()) as LibraryInfo
    },
    returnToNow: async () => {
      await notebook.returnToNow()
      return (await notebook.info()) as LibraryInfo
    },
    openRecent: async ({ key }) => shown(() => notebook.openRecent(key)),
    openSample: async () => shown(() => desktop.openSample()),
    closeLibrary: async () => {
      await desktop.saveTyped()
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
    chooseAndImport: async ({ job, what }) => {
      notebook.need()
      const paths = await (what === 'folder' ? desk.chooseFolderOfFiles() : desk.chooseFiles())
      return paths && importAll(job, await sourcesFromPaths(paths))
    },
    importDropped: async ({ job, files }) => {
      const read = async (name: string, bytes: Uint8Array) => (checkSize(name, bytes.length), bytes)
      notebook.need()
      const { articles, aside: others } = await aside.sort(job, files)
      const sources = articles.map(({ name, bytes }) => ({ name, read: () => read(name, bytes) }))
      return { outcomes: sources.length > 0 ? await importAll(job, sources) : [], aside: others }
    },
    leaveDropped: ({ dropped }) => {
      aside.leave(dropped)
      return null
    },
    answerPassword: ({ job, password }) => {
      jobs.answer(job, password)
      return null
    },
    saveImportReport: ({ outcomes }) => {
      const date = new Date().toISOString().slice(0, 10)
      return desk.saveTable(say('imports.reportName', { date }), reportCsv(outcomes as Reported[]))
    },
    chooseTable: async ({ dropped }) => {
      notebook.need()
      const [file] = dropped === undefined ? [] : aside.take(dropped)
      if (file) return openTables.open(file)
      const path = await desk.chooseTable()
      return path === null ? null : openTables.open(await tableAt(path))
    },
    previewTable: ({ table, mapping }) => openTables.preview(table, mapping),
    importTable: async ({ job, table, mapping }) => {
      const file = openTables.need(table)
      await openTables.remember(table, mapping)
      return jobs.run(job, (signal) =>
        desktop.importer.importTable(notebook.need(), file, mapping, {
          signal,
          onProgress: (progress) => tell({ kind: 'progressed', job, ...progress }),
        }),
      )
    },
    saveOriginal: async ({ id }) => {
      const path = await desk.saveFile(await originalFile(notebook.need(), id))
      lastWritten = path ?? lastWritten
      return path !== null
    },
    shownReference: ({ id }) => formatReference(needOne(notebook.need(), id), chosenStyle(settings)),
    copyReference: async ({ id }) => {
      const { text } = await formatReference(needOne(notebook.need(), id), chosenStyle(settings))
      await desk.copy(text)
      return { text }
    },
    chooseReferenceStyle: async () => {
      const path = await desk.chooseStyle()
      if (path === null) return null
      const { bytes } = await tableAt(path)
      const kept = await keepOwnStyle(settings, bytes)
      tell({ kind: 'preferencesChanged' })
      return kept
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
          style: chosenStyle(settings),
          ...options,
          ...(notebook.find && { find: notebook.find }),
          ...(desktop.printToPdf && { printToPdf: desktop.printToPdf }),
          ifThere: 'number',
          onWritten: countWritten(signal, (done, current) =>
            tell({ kind: 'progressed', job, done, total: 0, current }),
          ),
        }).catch((problem: unknown) => {
          if (!signal.aborted) throw problem
          return null
        }),
      )
      lastWritten = report?.where ?? lastWritten
      return report
    },
    showExport: () => {
      if (lastWritten === null) throw new MaterialError(say('windows.nothingExported'))
      desk.showInFolder(lastWritten)
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
