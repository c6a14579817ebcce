import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron'
import { exportShapes } from '#contract/exports.ts'
import { importableExtensions } from './import/formats.ts'
import { MaterialError } from './library/library.ts'
import type { Unsaved } from './unsaved.ts'
import type { Desk } from './window-calls.ts'
import { say } from './words.ts'

/** What describes articles, or other files that are chosen with it, and tables of them. */
const bibliographies = ['csv', 'ris', 'bib', 'bibtex', 'json', 'xml']

/** What one window asks a person. */
export function deskOf(window: BrowserWindow, unsaved: Unsaved): Desk {
  const ask = async (message: string, detail: string, yes: string) => {
    const buttons = [yes, say('windows.cancel')]
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message,
      detail,
      buttons,
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  }
  return {
    chooseNewLibrary: async () => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: say('windows.nameLibrary'),
        buttonLabel: say('windows.create'),
        defaultPath: join(app.getPath('documents'), say('windows.myLibrary')),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || !filePath ? null : { path: filePath, name: basename(filePath) }
    },
    chooseLibrary: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('windows.openLibrary'),
        buttonLabel: say('windows.open'),
        properties: ['openDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseLibraryFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('windows.openLibraryFile'),
        buttonLabel: say('windows.open'),
        properties: ['openFile'],
        filters: [
          { name: say('windows.libraryFiles'), extensions: ['sourcebook', 'zip'] },
          { name: say('windows.allFiles'), extensions: ['*'] },
        ],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseFiles: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('windows.importFiles'),
        buttonLabel: say('windows.import'),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: say('windows.articles'), extensions: [...importableExtensions, ...bibliographies] },
          { name: say('windows.allFiles'), extensions: ['*'] },
        ],
      })
      return canceled || filePaths.length === 0 ? null : filePaths
    },
    chooseFolderOfFiles: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('windows.importFolder'),
        buttonLabel: say('windows.import'),
        properties: ['openDirectory'],
      })
      return canceled || filePaths.length === 0 ? null : filePaths
    },
    chooseTable: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('tables.title'),
        buttonLabel: say('windows.open'),
        properties: ['openFile'],
        filters: [
          { name: say('tables.filter'), extensions: ['csv', 'tsv', 'tab', 'txt'] },
          { name: say('windows.allFiles'), extensions: ['*'] },
        ],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseAnnotationFiles: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('coded.chooseFiles'),
        buttonLabel: say('windows.open'),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: say('coded.files'), extensions: ['qdpx', 'qdc', 'qde', 'json', 'jsonld', 'ann', 'txt', 'zip'] },
          { name: say('windows.allFiles'), extensions: ['*'] },
        ],
      })
      return canceled || filePaths.length === 0 ? null : filePaths
    },
    chooseCopy: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('merging.choose'),
        buttonLabel: say('merging.chooseButton'),
        properties: ['openDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseStyle: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('references.chooseStyle'),
        buttonLabel: say('windows.open'),
        properties: ['openFile'],
        filters: [{ name: say('references.styleFiles'), extensions: ['csl', 'xml'] }],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseExportPlace: async (format, name) => {
      const extension = exportShapes[format].extension.slice(1)
      const date = new Date().toISOString().slice(0, 10)
      const proposed = say('windows.exportName', { name: inFileName(name), date })
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: say('windows.exportTo'),
        buttonLabel: say('windows.export'),
        defaultPath: join(app.getPath('documents'), extension ? `${proposed}.${extension}` : proposed),
        // Nothing is ever written over, so there is nothing to confirm.
        properties: ['createDirectory'],
        ...(extension && { filters: [{ name: extension, extensions: [extension] }] }),
      })
      return canceled || !filePath ? null : filePath
    },
    confirmLink: ({ url, host }) =>
      url.startsWith('mailto:')
        ? ask(say('windows.writeMail'), host, say('windows.openOutside'))
        : ask(say('windows.openLink'), say('windows.openLinkDetail', { host, url }), say('windows.openOutside')),
    openOutside: (url) =>
      shell.openExternal(url).catch((error: unknown) => {
        throw new MaterialError(say('windows.nothingOpens', { url }), { cause: error })
      }),
    showInFolder: (path) => {
      if (existsSync(path)) shell.showItemInFolder(path)
      else void shell.openPath(dirname(path))
    },
    // Electron 45 answers a promise here; older ones did it at once.
    copy: async (text) => clipboard.writeText(text),
    setUnsaved: (is) => unsaved.set(is),
    answerSaved: (saved) => unsaved.answer(saved),
    chooseRestorePlace: async (name) => {
      const date = new Date().toISOString().slice(0, 10)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: say('backups.chooseRestore'),
        buttonLabel: say('backups.restoreHere'),
        defaultPath: join(app.getPath('documents'), inFileName(say('backups.restoredName', { name, date }))),
        properties: ['createDirectory'],
      })
      return canceled || !filePath ? null : filePath
    },
    chooseBackupFolder: async (near) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say('backups.chooseFolder'),
        buttonLabel: say('backups.useFolder'),
        defaultPath: near,
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    saveText: (name, text, title = say('protection.keyFile.title')) =>
      save(window, {
        title,
        button: say('protection.keyFile.save'),
        name: `${inFileName(name)}.txt`,
        text,
        notWritten: 'protection.keyFile.notWritten',
      }),
    saveFile: async ({ name, bytes }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: say('articles.original.dialog'),
        buttonLabel: say('articles.original.button'),
        defaultPath: join(app.getPath('documents'), name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
        filters: [{ name: extname(name).slice(1), extensions: [extname(name).slice(1)] }],
      })
      if (canceled || !filePath) return null
      await writeFile(filePath, bytes, { mode: 0o600 }).catch((cause: unknown) => {
        const why = (cause as Error).message
        throw new MaterialError(say('articles.original.notWritten', { path: filePath, why }), { cause })
      })
      return filePath
    },
    saveTable: (name, text) =>
      save(window, {
        title: say('imports.saveReport'),
        button: say('protection.keyFile.save'),
        name: `${inFileName(name)}.csv`,
        text,
        notWritten: 'imports.reportNotWritten',
      }),
    savePicture: (name, kind, bytes) =>
      save(window, {
        title: say('overview.network.savePicture'),
        button: say('protection.keyFile.save'),
        name: `${inFileName(name)}.${kind}`,
        text: bytes,
        notWritten: 'overview.network.pictureNotWritten',
      }),
  }
}

/** A name without the signs that mean something in a path. */
function inFileName(name: string): string {
  return name.replace(/[/\\:*?"<>|]/g, ' ').trim()
}

type Saved = { title: string; button: string; name: string; text: string | Uint8Array; notWritten: SaidKey }
type SaidKey = 'protection.keyFile.notWritten' | 'imports.reportNotWritten' | 'overview.network.pictureNotWritten'

/** Asks where to, and writes a text there. False when nothing was chosen. */
async function save(window: BrowserWindow, { title, button, name, text, notWritten }: Saved): Promise<boolean> {
  const extension = extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: button,
    defaultPath: join(app.getPath('documents'), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
    filters: [{ name: extension, extensions: [extension] }],
  })
  if (canceled || !filePath) return false
  await writeFile(filePath, text, { mode: 0o600 }).catch((cause: unknown) => {
    throw new MaterialError(say(notWritten, { path: filePath, why: (cause as Error).message }), { cause })
  })
  return true
}
