import { readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path'
import type { DialogRequest, DialogResult, ListedFolder } from './injected/dialogs.ts'

/** A dialog stands in the page of its window. */
type Parent = {
  webContents: {
    send: (channel: string, ...args: unknown[]) => void
    once: (event: 'destroyed', heard: () => void) => unknown
  }
}
type Answered = (result: DialogResult | null) => void
type OpenOptions = Electron.OpenDialogOptions

const waiting = new Map<number, Answered>()
let nextId = 1

const isParent = (value: unknown): value is Parent =>
  typeof value === 'object' && value !== null && 'webContents' in value

/** Shows a dialog in the page and waits; null when it was cancelled or its window is gone. */
function show(parent: Parent, request: Omit<DialogRequest, 'id'>): Promise<DialogResult | null> {
  const id = nextId++
  return new Promise((answer) => {
    waiting.set(id, answer)
    parent.webContents.once('destroyed', () => answer(null))
    parent.webContents.send('host:dialog', { ...request, id })
  })
}

/** What an open dialog in a page asks: what a folder holds, and its own end. */
export function answerDialogAsk(ask: string, args: unknown[]): unknown {
  if (ask === 'list-folder') return listFolder(String(args[0]), args[1] as string[])
  if (ask !== 'dialog-done') throw new Error(`Unknown ask "${ask}"`)
  waiting.get(Number(args[0]))?.((args[1] ?? null) as DialogResult | null)
  waiting.delete(Number(args[0]))
  return null
}

/** What a folder holds: folders first, files of the wanted extensions (all when there are none). */
export function listFolder(path: string, extensions: readonly string[]): ListedFolder {
  const folder = resolve(path.startsWith('~') ? homedir() + path.slice(1) : path || homedir())
  const wanted = new Set(extensions.filter((one) => one !== '*').map((one) => `.${one.toLowerCase()}`))
  try {
    const entries = readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .map((name) => ({ name, path: join(folder, name), isFolder: isFolder(join(folder, name)) }))
      .filter(({ name, isFolder }) => isFolder || wanted.size === 0 || wanted.has(extname(name).toLowerCase()))
    entries.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name))
    return { folder, parent: dirname(folder), entries: entries.slice(0, 5000), problem: '' }
  } catch (error) {
    return { folder, parent: dirname(folder), entries: [], problem: (error as Error).message }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function whereToStart(path: string | undefined): { folder: string; name: string } {
  if (!path) return { folder: homedir(), name: '' }
  if (isAbsolute(path) && isFolder(path)) return { folder: path, name: '' }
  return { folder: isAbsolute(path) ? dirname(path) : homedir(), name: basename(path) }
}

const extensionsOf = (options: { filters?: Electron.FileFilter[] }) =>
  (options.filters ?? []).flatMap((filter) => filter.extensions)

/** The arguments of a dialog: the window may be left out. */
function readArguments<Options>(a: unknown, b: unknown): { parent: Parent | null; options: Options } {
  return isParent(a) ? { parent: a, options: b as Options } : { parent: null, options: a as Options }
}

export const dialog = {
  async showOpenDialog(a: unknown, b?: unknown): Promise<Electron.OpenDialogReturnValue> {
    const { parent, options } = readArguments<OpenOptions>(a, b)
    if (!parent) return { canceled: true, filePaths: [] }
    const { folder, name } = whereToStart(options.defaultPath)
    const properties = options.properties ?? ['openFile']
    const result = await show(parent, {
      kind: properties.includes('openDirectory') ? 'folder' : 'files',
      title: options.title ?? options.message ?? '',
      button: options.buttonLabel ?? 'Open',
      many: properties.includes('multiSelections'),
      extensions: extensionsOf(options),
      folder,
      name,
    })
    return { canceled: result === null, filePaths: result?.paths ?? [] }
  },

  async showSaveDialog(a: unknown, b?: unknown): Promise<Electron.SaveDialogReturnValue> {
    const { parent, options } = readArguments<Electron.SaveDialogOptions>(a, b)
    if (!parent) return { canceled: true, filePath: '' }
    const { folder, name } = whereToStart(options.defaultPath)
    const result = await show(parent, {
      kind: 'save',
      title: options.title ?? options.message ?? '',
      button: options.buttonLabel ?? 'Save',
      many: false,
      extensions: extensionsOf(options),
      folder,
      name,
    })
    return { canceled: result === null, filePath: result?.paths[0] ?? '' }
  },

  async showMessageBox(a: unknown, b?: unknown): Promise<Electron.MessageBoxReturnValue> {
    const { parent, options } = readArguments<Electron.MessageBoxOptions>(a, b)
    const cancelled = options.cancelId ?? 0
    if (!parent) {
      process.stderr.write(`${options.message}\n${options.detail ?? ''}\n`)
      return { response: cancelled, checkboxChecked: false }
    }
    const result = await show(parent, {
      kind: 'message',
      title: options.message,
      detail: options.detail ?? '',
      buttons: options.buttons?.length ? options.buttons : ['OK'],
      defaultButton: options.defaultId ?? 0,
    })
    return { response: result?.button ?? cancelled, checkboxChecked: false }
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>
