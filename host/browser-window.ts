import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { answerDialogAsk } from './dialog.ts'
import { clickMenuItem, describeMenu, onMenuChanged } from './menu.ts'
import { emulateTheme, onThemeChanged } from './native-theme.ts'
import type { OpenedTarget } from './targets.ts'
import { WebContents } from './web-contents.ts'

const open: BrowserWindow[] = []
let nextId = 1

type Rectangle = Electron.Rectangle
type MeasuredPage = { cssLayoutViewport: { clientWidth: number; clientHeight: number } }

/** A window of the app: one page of the browser. Showing and focusing are the browser's own business. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'hide'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'isVisible'
      | 'focus'
      | 'isFocused'
      | 'minimize'
      | 'isMinimized'
      | 'maximize'
      | 'unmaximize'
      | 'isMaximized'
      | 'setFullScreen'
      | 'isFullScreen'
      | 'restore'
      | 'getBounds'
      | 'getNormalBounds'
      | 'setBounds'
      | 'setTitle'
      | 'getTitle'
      | 'setMenuBarVisibility'
      | 'setDocumentEdited'
      | 'setRepresentedFilename'
      | 'setBackgroundColor'
    >
{
  readonly id = nextId++
  readonly webContents: WebContents
  #bounds: Rectangle
  #title: string
  #visible: boolean
  #maximized = false
  #minimized = false
  #fullScreen = false
  #destroyed = false
  /** Whether the app has heard that this window closes. */
  #announced = false
  #followed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const { width = 800, height = 600, x = 0, y = 0, title = app.name, show = true, webPreferences } = options
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#visible = show
    this.webContents = new WebContents({ preload: webPreferences?.preload, width, height })
    this.webContents.asked = (ask, args) => this.#answer(ask, args)
    this.webContents.once('prepared', (target: OpenedTarget) => void this.#fit(target))
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    // A tool that watches the page sets the theme too, and anew with each document: the app's word is the last.
    this.webContents.on('dom-ready', () => void this.webContents.page().then(({ session }) => emulateTheme(session)))
    this.webContents.on('destroyed', () => this.#closed())
    open.push(this)
    app.windowOpened(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open]
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return open.find((one) => one.webContents === contents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return open.find((one) => one.id === id) ?? null
  }

  /** The window that was used last: the browser does not say which has the focus. */
  static getFocusedWindow(): BrowserWindow | null {
    return open.at(-1) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#visible = true
    this.focus()
  }

  hide(): void {
    this.#visible = false
  }

  isVisible(): boolean {
    return this.#visible
  }

  /** Tells the app first, which may keep the window. */
  close(): void {
    if (this.#destroyed) return
    if (this.vetoed()) return app.quitVetoed()
    this.webContents.close()
  }

  /** Whether the app keeps the window open. */
  vetoed(): boolean {
    let prevented = false
    this.emit('close', { preventDefault: () => (prevented = true) })
    this.#announced = !prevented
    return prevented
  }

  destroy(): void {
    this.#announced = true
    this.webContents.close()
    this.#closed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  focus(): void {
    const at = open.indexOf(this)
    if (at >= 0) open.push(...open.splice(at, 1))
    this.webContents.focus()
    this.emit('focus', {})
  }

  isFocused(): boolean {
    return open.at(-1) === this
  }

  minimize(): void {
    this.#minimized = true
    void this.#setState('minimized')
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  maximize(): void {
    this.#maximized = true
    void this.#setState('maximized')
    this.emit('maximize', {})
  }

  unmaximize(): void {
    this.restore()
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  setFullScreen(flag: boolean): void {
    this.#fullScreen = flag
    void this.#setState(flag ? 'fullscreen' : 'normal')
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  restore(): void {
    this.#maximized = this.#minimized = false
    void this.#setState('normal')
    this.emit('unmaximize', {})
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    void this.webContents.page().then((target) => this.#fit(target))
  }

  setTitle(title: string): void {
    this.#title = title
    void this.webContents.executeJavaScript(`document.title = ${JSON.stringify(title)}`).catch(() => undefined)
  }

  getTitle(): string {
    return this.#title
  }

  setMenuBarVisibility(_visible: boolean): void {}
  setDocumentEdited(_edited: boolean): void {}
  setRepresentedFilename(_path: string): void {}
  setBackgroundColor(_colour: string): void {}

  async #windowId(target: OpenedTarget): Promise<number> {
    const { windowId } = await app.browser.connection.browser.send('Browser.getWindowForTarget', {
      targetId: target.targetId,
    })
    return windowId as number
  }

  async #setState(windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen'): Promise<void> {
    const windowId = await this.#windowId(await this.webContents.page())
    await app.browser.connection.browser.trySend('Browser.setWindowBounds', { windowId, bounds: { windowState } })
  }

  /** Makes the page as large as the app asked: a headless window counts a tab strip that is not there. */
  async #fit(target: OpenedTarget): Promise<void> {
    emulateTheme(target.session)
    const { browser } = app
    const windowId = await this.#windowId(target).catch(() => null)
    if (windowId === null) return
    const { width, height } = this.#bounds
    const set = (bounds: object) => browser.connection.browser.trySend('Browser.setWindowBounds', { windowId, bounds })
    await set({ width, height })
    if (browser.visible) return this.#follow(target)
    const measured = (await target.session.trySend('Page.getLayoutMetrics')) as MeasuredPage | null
    if (!measured) return
    const { clientWidth, clientHeight } = measured.cssLayoutViewport
    await set({ width: width + (width - clientWidth), height: height + (height - clientHeight) })
  }

  /** A window on a screen is resized by hand: the app is told the size it has. */
  #follow({ session, targetId }: OpenedTarget): void {
    if (this.#followed) return
    this.#followed = true
    type Found = { bounds: Partial<Rectangle> & { windowState: string } }
    const read = async () => {
      const found = (await app.browser.connection.browser.trySend('Browser.getWindowForTarget', {
        targetId,
      })) as Found | null
      if (!found) return
      const {
        windowState,
        left: x,
        top: y,
        width,
        height,
      } = found.bounds as Found['bounds'] & { left?: number; top?: number }
      this.#maximized = windowState === 'maximized'
      if (windowState !== 'normal') return
      const known = Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined)
      this.#bounds = { ...this.#bounds, ...Object.fromEntries(known) }
    }
    session.on('Page.frameResized', () => void read())
  }

  #answer(ask: string, args: unknown[]): unknown {
    if (ask === 'menu') return describeMenu()
    if (ask === 'menu-click') return clickMenuItem(String(args[0]), this)
    if (ask === 'focused') return this.#used()
    return answerDialogAsk(ask, args)
  }

  #used(): void {
    const at = open.indexOf(this)
    if (at >= 0 && at !== open.length - 1) open.push(...open.splice(at, 1))
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    // The window's own X button asks nobody: the app hears of it when nothing can be kept back any more.
    if (!this.#announced) this.emit('close', { preventDefault: () => undefined })
    open.splice(open.indexOf(this), 1)
    this.emit('closed')
    app.windowClosed(this)
  }
}

onMenuChanged(() => {
  for (const window of open) window.webContents.send('host:menu', describeMenu())
})
onThemeChanged(() => {
  for (const window of open) void window.webContents.page().then(({ session }) => emulateTheme(session))
})
