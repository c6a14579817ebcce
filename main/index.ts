import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { answerWindows } from './answer.ts'
import { runCommandLine } from './cli/run.ts'
import { outputTo } from './cli/terminal.ts'
import { commandLineOf } from './command-line-of.ts'
import { deskOf } from './dialogs.ts'
import { createHandlers } from './handlers.ts'
import { AutoLock } from './auto-lock.ts'
import { BackupKeeper } from './backups/keeper.ts'
import { memoryOf } from './backups/memory.ts'
import { watchShrinks } from './history/watch-shrinks.ts'
import { createImporter, type Importer } from './import/importer.ts'
import { Jobs } from './jobs.ts'
import type { Library } from './library/library.ts'
import { createLibrary, openLibrary } from './library/open.ts'
import { expectCryptography } from './library/protection-file.ts'
import { showMenu } from './menu.ts'
import { Notebook } from './open-notebook.ts'
import { watchOutside } from './outside/watch.ts'
import { makeSampleLibrary } from './sample/make-sample.ts'
import { createFinder } from './search/found-ids.ts'
import { createSearchIndex } from './search/search-index.ts'
import { createSuggester } from './suggest/suggester.ts'
import { printToPdf, servePrinted } from './printing.ts'
import { secureBeforeReady, secureSession } from './security.ts'
import { openSettings, type Settings } from './settings.ts'
import { focusWindow, openWindow, saveTypedWords, tellFocused, tellWindows, unsavedOf, wipeWindows } from './window.ts'
import { type Desktop, leaveWaiting, windowHandlers } from './window-calls.ts'

/** Where the built bundles stand. */
const out = join(import.meta.dirname, '..')

app.setName('Sourcebook')
const commandLine = commandLineOf(process.argv, app.isPackaged)
if (commandLine) {
  const terminal = { input: process.stdin, output: outputTo(process.stdout), errors: process.stderr }
  app.exit(await runCommandLine(commandLine, terminal))
}
if (process.env['SOURCEBOOK_DATA']) app.setPath('userData', process.env['SOURCEBOOK_DATA'])
secureBeforeReady()

if (!app.requestSingleInstanceLock()) app.exit(0)
else void app.whenReady().then(start)

/** Opens the last library, answers calls, shows a window; at the end lets the library go before the program does. */
async function start(): Promise<void> {
  const importer = createImporter()
  const settings = await openSettings(app.getPath('userData'))
  const sample = join(app.getPath('userData'), 'Sample library')
  const notebook = new Notebook(
    {
      openLibrary,
      createLibrary,
      makeSample: makeSampleLibrary,
      createHandlers: (library) => handlersOf(library, importer, settings, sample),
      wipeWindows,
    },
    settings,
    tellWindows,
  )
  const jobs = new Jobs()
  const lock = async () => {
    await saveTypedWords()
    jobs.cancelAll()
    await notebook.lock()
  }
  const autoLock = new AutoLock({
    minutes: () => settings.preferences.lockAfterMinutes,
    isOpen: () => notebook.library?.sealing.sealed === true,
    isBusy: () => jobs.areRunning,
    lock,
    onRefused: (reason) => tellWindows({ kind: 'failed', reason }),
  })
  const desktop: Desktop = {
    notebook,
    settings,
    importer,
    jobs,
    lock,
    saveTyped: async () => void (notebook.library && (await saveTypedWords())),
    wasActive: () => autoLock.active(),
    noProtection: await whyNoProtection(),
    tell: tellWindows,
    openWindow: (route) => void openWindow(settings, () => notebook.notSaved, route),
    showTheme: (theme) => (nativeTheme.themeSource = theme),
    openSample: () => notebook.openSample(sample),
    printToPdf,
    version: app.getVersion(),
    out,
  }
  secureSession(join(out, 'renderer'), servePrinted)
  desktop.showTheme(settings.preferences.theme)
  showMenu(process.platform, (command) => tellFocused({ kind: 'commandChosen', command }))
  await notebook.openLast()
  autoLock.start()
  // Made once a window: some calls go on from what the one before them opened.
  const ofWindows = new WeakMap<BrowserWindow, ReturnType<typeof windowHandlers>>()
  answerWindows((window) => {
    const own = ofWindows.get(window) ?? windowHandlers(desktop, deskOf(window, unsavedOf(window)))
    ofWindows.set(window, own)
    return { ...notebook.handlers, ...own }
  })
  openWindow(settings, () => notebook.notSaved)
  app.on('second-instance', focusWindow)
  app.on(
    'activate',
    () => void (BrowserWindow.getAllWindows().length === 0 && openWindow(settings, () => notebook.notSaved)),
  )
  app.on('window-all-closed', () => void (process.platform !== 'darwin' && app.quit()))
  app.once('will-quit', (event) => {
    event.preventDefault()
    void Promise.allSettled([notebook.end(), importer.close()]).then(() => app.quit())
  })
}

/** The answers of one open library, with the index and the backups that belong to it. */
function handlersOf(library: Library, importer: Importer, settings: Settings, sample: string) {
  const searchIndex = createSearchIndex(library)
  const suggester = createSuggester(library)
  const backups = new BackupKeeper(library, {
    memory: memoryOf(settings, library),
    onFailed: (reason) => tellWindows({ kind: 'failed', reason }),
    onState: () => tellWindows({ kind: 'backupsChanged' }),
    asks: library.path !== sample,
  })
  const handlers = createHandlers(library, { importer, searchIndex, suggester })
  const purge: typeof handlers.purge = async (args) => {
    const report = await handlers.purge(args)
    tellWindows({ kind: 'erased' })
    return report
  }
  const stopWatching = watchShrinks(library, (shrink, { seq }) => tellWindows({ kind: 'shrank', seq, shrink }))
  const stopLooking = watchOutside(library, () => tellWindows({ kind: 'outsideChanged' }))
  return {
    handlers: { ...handlers, purge },
    backups,
    find: createFinder(library, searchIndex),
    close: async () => {
      stopWatching()
      stopLooking()
      await leaveWaiting()
      await backups.close()
      await searchIndex.close()
      await suggester.close()
    },
  }
}

/** Electron's cryptography offers less than Node's: what is missing is said before a passphrase is asked for. */
function whyNoProtection(): Promise<string | undefined> {
  return expectCryptography().then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  )
}
