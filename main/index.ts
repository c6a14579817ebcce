import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { answerWindows } from './answer.ts'
import { runCommandLine } from './cli/run.ts'
import { outputTo } from './cli/terminal.ts'
import { commandLineOf } from './command-line-of.ts'
import { deskOf } from './dialogs.ts'
import { createHandlers } from './handlers.ts'
import { keepBackups } from './backups/keeper.ts'
import { watchShrinks } from './history/watch-shrinks.ts'
import { createImporter, type Importer } from './import/importer.ts'
import { Jobs } from './jobs.ts'
import type { Library } from './library/library.ts'
import { createLibrary, openLibrary } from './library/open.ts'
import { showMenu } from './menu.ts'
import { Notebook } from './open-notebook.ts'
import { watchOutside } from './outside/watch.ts'
import { makeSampleLibrary } from './sample/make-sample.ts'
import { createSearchIndex } from './search/search-index.ts'
import { createSuggester } from './suggest/suggester.ts'
import { secureBeforeReady, secureSession } from './security.ts'
import { openSettings } from './settings.ts'
import { focusWindow, openWindow, tellFocused, tellWindows, unsavedOf } from './window.ts'
import { type Desktop, windowHandlers } from './window-calls.ts'

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
  const notebook = new Notebook(
    {
      openLibrary,
      createLibrary,
      makeSample: makeSampleLibrary,
      createHandlers: (library) => handlersOf(library, importer),
    },
    settings,
    tellWindows,
  )
  const desktop: Desktop = {
    notebook,
    settings,
    importer,
    jobs: new Jobs(),
    tell: tellWindows,
    openWindow: (route) => void openWindow(settings, () => notebook.notSaved, route),
    showTheme: (theme) => (nativeTheme.themeSource = theme),
    openSample: () => notebook.openSample(join(app.getPath('userData'), 'Sample library')),
  }
  secureSession(join(import.meta.dirname, '../renderer'))
  desktop.showTheme(settings.preferences.theme)
  showMenu(process.platform, (command) => tellFocused({ kind: 'commandChosen', command }))
  await notebook.openLast()
  answerWindows((window) => ({
    ...notebook.handlers,
    ...windowHandlers(
      desktop,
      deskOf(window, (unsaved) => unsavedOf(window).set(unsaved)),
    ),
  }))
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
function handlersOf(library: Library, importer: Importer) {
  const searchIndex = createSearchIndex(library)
  const suggester = createSuggester(library)
  const stopWatching = watchShrinks(library, (shrink, { seq }) => tellWindows({ kind: 'shrank', seq, shrink }))
  const stopLooking = watchOutside(library, () => tellWindows({ kind: 'outsideChanged' }))
  const backups = keepBackups(library, (reason) => tellWindows({ kind: 'backupFailed', reason }))
  return {
    handlers: createHandlers(library, { importer, searchIndex, suggester }),
    close: async () => {
      stopWatching()
      stopLooking()
      await backups.close()
      await searchIndex.close()
      await suggester.close()
    },
  }
}
