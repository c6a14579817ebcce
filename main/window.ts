import { join } from 'node:path'
import { BrowserWindow, dialog, screen } from 'electron'
import type { Notice } from '#contract/notices.ts'
import { isPrinting } from './printing.ts'
import { developmentOrigin, origin, webPreferences } from './security.ts'
import { NotSavedError } from './library/library.ts'
import type { Settings } from './settings.ts'
import { Unsaved } from './unsaved.ts'
import { say } from './words.ts'

const unsaved = new WeakMap<BrowserWindow, Unsaved>()
const smallest = { minWidth: 640, minHeight: 420 }

/**
 * Opens a window on the page; `route` is where it goes first. `notSaved` says why changes are not on the disk, or null:
 * the last window does not close over them without asking.
 */
export function openWindow(settings: Settings, notSaved: () => string | null, route?: string): BrowserWindow {
  const kept = settings.data.window
  const window = new BrowserWindow({
    ...(kept && isOnScreen(kept.bounds) ? placed(kept.bounds) : { width: 1440, height: 900 }),
    ...smallest,
    ...cascade(kept?.bounds),
    show: false,
    title: say('shell.product'),
    backgroundColor: '#00000000',
    webPreferences: { ...webPreferences, preload: join(import.meta.dirname, '../preload/index.cjs') },
  })
  window.once('ready-to-show', () => {
    if (kept?.maximized) window.maximize()
    window.show()
  })
  keepState(window, settings)
  keepUntilSaved(window, notSaved)
  offerReload(window)
  const page = developmentOrigin() ?? `${origin}/index.html`
  void window.loadURL(route === undefined ? page : `${page}#${route}`)
  return window
}

/** The windows that a person sees. */
function seenWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter((window) => !isPrinting(window))
}

/** Tells every window. */
export function tellWindows(notice: Notice): void {
  for (const window of seenWindows()) if (!window.isDestroyed()) window.webContents.send('notice', notice)
}

/** Has every window save what is typed in it. Throws when one could not within a few seconds. */
export async function saveTypedWords(): Promise<void> {
  const windows = seenWindows().filter((window) => !window.isDestroyed() && !window.webContents.isCrashed())
  const answers = windows.map((window) => unsavedOf(window).answered(5000))
  tellWindows({ kind: 'leaving' })
  if (!(await Promise.all(answers)).every(Boolean)) throw new NotSavedError(say('windows.wordsNotSaved'))
}

/** Throws every window's page away, with all that it shows and holds, and loads it anew. */
export function wipeWindows(): void {
  for (const window of seenWindows()) if (!window.isDestroyed()) window.webContents.reload()
}

function focusedWindow(): BrowserWindow | undefined {
  return seenWindows().find((window) => window.isFocused())
}

/** Runs a command of the menu in the window that has the focus. */
export function tellFocused(notice: Notice): void {
  const window = focusedWindow() ?? seenWindows()[0]
  window?.webContents.send('notice', notice)
}

/** Brings a window to the front: the program was started a second time. */
export function focusWindow(): void {
  const [window] = seenWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

export function unsavedOf(window: BrowserWindow): Unsaved {
  const found = unsaved.get(window) ?? new Unsaved()
  unsaved.set(window, found)
  return found
}

type Bounds = { x?: number | undefined; y?: number | undefined; width: number; height: number }

function placed({ x, y, width, height }: Bounds) {
  return x === undefined || y === undefined ? { width, height } : { x, y, width, height }
}

/** A screen may be gone since: the title bar must be reachable. */
function isOnScreen({ x, y, width }: Bounds): boolean {
  if (x === undefined || y === undefined) return true
  return screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        x < area.x + area.width - 80 && x + width > area.x + 80 && y >= area.y - 10 && y < area.y + area.height - 40,
    )
}

/** A further window does not hide the one before. */
function cascade(bounds: Bounds | undefined): { x?: number; y?: number } {
  const others = seenWindows().length
  if (others === 0 || bounds?.x === undefined || bounds.y === undefined) return {}
  return { x: bounds.x + 24 * others, y: bounds.y + 24 * others }
}

function keepState(window: BrowserWindow, settings: Settings): void {
  window.on('close', () => {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    void settings.save({ window: state }).catch(() => undefined)
  })
}

/** Closing waits for typed words that are still on their way to the disk, and asks when something would be lost. */
function keepUntilSaved(window: BrowserWindow, notSaved: () => string | null): void {
  let mayClose = false
  window.on('close', (event) => {
    const state = unsavedOf(window)
    const isLast = seenWindows().length === 1
    if (mayClose || (!state.isUnsaved && !(isLast && notSaved() !== null))) return
    event.preventDefault()
    void state.settled(5000).then(async (saved) => {
      const words = saved || (await confirmLoss(window, say('windows.unsaved'), say('windows.unsavedDetail')))
      if (!words) return
      const reason = isLast ? notSaved() : null
      const detail = reason === null ? '' : say('windows.changesUnsavedDetail', { reason })
      mayClose = reason === null || (await confirmLoss(window, say('windows.changesUnsaved'), detail))
      if (mayClose) window.close()
    })
  })
}

async function confirmLoss(window: BrowserWindow, message: string, detail: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: [say('windows.keepOpen'), say('windows.closeAnyway')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** A page that stopped working can be reloaded; what it typed and main took is safe. */
function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    unsavedOf(window).set(false)
    void dialog
      .showMessageBox({
        type: 'error',
        message: say('windows.crashed'),
        detail: say('windows.crashedDetail'),
        buttons: [say('windows.reload'), say('windows.closeWindow')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => (response === 0 ? window.webContents.reload() : window.destroy()))
  })
}
