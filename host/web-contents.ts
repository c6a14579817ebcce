import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { toApp, toBrowser } from './app-scheme.ts'
import { makeCodec } from './injected/codec.ts'
import type { FromHost, ToHost } from './injected/preload-world.ts'
import { ipcMain } from './ipc-main.ts'
import { answerRequests } from './page-requests.ts'
import { pageScripts } from './page-scripts.ts'
import { session as sessions } from './session.ts'
import { Targets, type OpenedTarget } from './targets.ts'

const codec = makeCodec()
const all = new Map<number, WebContents>()
let nextId = 1
let targets: Targets | null = null

/** What the page's own menu bar and choosers ask of the stand-in. */
type Asked = (ask: string, args: unknown[]) => unknown
type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse
type Options = { preload: string | undefined; width: number; height: number }

export class WebContents
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'id'
      | 'loadURL'
      | 'reload'
      | 'getURL'
      | 'send'
      | 'isDestroyed'
      | 'isCrashed'
      | 'executeJavaScript'
      | 'focus'
      | 'setWindowOpenHandler'
      | 'setZoomLevel'
      | 'getZoomLevel'
      | 'setCaretBrowsingEnabled'
      | 'isCaretBrowsingEnabled'
      | 'close'
    >
{
  readonly id = nextId++
  readonly session = sessions.defaultSession
  asked: Asked = () => null
  readonly #opened: Promise<OpenedTarget>
  readonly #scripts
  #target: OpenedTarget | null = null
  #frame = ''
  #context: number | null = null
  #url = ''
  #expected: string | null = null
  #destroyed = false
  #crashed = false
  #zoomLevel = 0
  #caret = false
  #openHandler: OpenHandler = () => ({ action: 'deny' })

  constructor({ preload, width, height }: Options) {
    super()
    this.#scripts = pageScripts(preload, process.platform)
    targets ??= new Targets(app.browser)
    all.set(this.id, this)
    this.#opened = targets.open({ width, height }).then((target) => this.#prepare(target))
    this.#opened.catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
  }

  get mainFrame() {
    const url = this.#url
    return { url, origin: /^[a-z]+:\/\/[^/]*/.exec(url)?.[0] ?? url, routingId: 1, top: null, parent: null }
  }

  async loadURL(url: string): Promise<void> {
    const { session } = await this.#opened
    const address = toBrowser(url, this.session.protocol.handlers.keys())
    const loaded = new Promise<void>((resolve) => session.once('Page.loadEventFired', () => resolve()))
    this.#expected = address
    const { errorText } = (await session.send('Page.navigate', { url: address })) as { errorText?: string }
    if (errorText) throw new Error(`${errorText} (-2) loading '${url}'`)
    await loaded
  }

  reload(): void {
    this.#crashed = false
    void this.#opened.then(({ session }) => session.trySend('Page.reload'))
  }

  getURL(): string {
    return this.#url
  }

  send(channel: string, ...args: unknown[]): void {
    this.#deliver({ kind: 'message', channel, args })
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session } = await this.#opened
    const { result, exceptionDetails } = (await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as { result: { value: unknown; description?: string }; exceptionDetails?: { text: string } }
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text)
    return result.value
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { session } = await this.#opened
    const { pageSize: _, margins, ...rest } = options
    const { data } = (await session.send('Page.printToPDF', {
      ...rest,
      ...(margins?.top !== undefined && { marginTop: margins.top, marginBottom: margins.bottom }),
    })) as { data: string }
    return Buffer.from(data, 'base64')
  }

  focus(): void {
    void this.#opened.then(({ session }) => session.trySend('Page.bringToFront'))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level
    void this.executeJavaScript(`document.documentElement.style.zoom = ${1.2 ** level}`).catch(() => undefined)
  }

  getZoomLevel(): number {
    return this.#zoomLevel
  }

  /** Chromium takes it as a switch of the whole browser only: `--enable-caret-browsing`. */
  setCaretBrowsingEnabled(enabled: boolean): void {
    this.#caret = enabled
  }

  isCaretBrowsingEnabled(): boolean {
    return this.#caret
  }

  close(): void {
    if (this.#target) void targets?.close(this.#target.targetId)
  }

  /** The page's session of the DevTools protocol, for the parts of the stand-in that need more. */
  async page(): Promise<OpenedTarget> {
    return this.#opened
  }

  get targetId(): string | undefined {
    return this.#target?.targetId
  }

  async #prepare(target: OpenedTarget): Promise<OpenedTarget> {
    const { session, targetId } = target
    this.#target = target
    targets?.once(`destroyed:${targetId}`, () => this.#gone())
    targets?.on(`popup:${targetId}`, (url: string) => this.#open(url))
    this.#listen(target)
    const { world, binding, page, preload } = this.#scripts
    const [, , tree] = await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Page.getFrameTree'),
      session.trySend('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.addBinding', { name: binding, executionContextName: world }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, worldName: world }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
    this.#frame = (tree as { frameTree: { frame: { id: string } } }).frameTree.frame.id
    await this.#denyPermissions()
    this.emit('prepared', target)
    return target
  }

  #listen({ session }: OpenedTarget): void {
    answerRequests(
      session,
      this.session,
      (navigation) => this.#mayNavigate(navigation.url, navigation.isMainFrame),
      () => this.#frame,
    )
    type Created = { context: { id: number; name: string; auxData?: { frameId: string } } }
    session.on('Runtime.executionContextCreated', ({ context }: Created) => {
      if (context.name === this.#scripts.world && context.auxData?.frameId === this.#frame) this.#context = context.id
    })
    session.on('Runtime.executionContextsCleared', () => (this.#context = null))
    session.on('Runtime.bindingCalled', (called: { payload: string; executionContextId: number; name: string }) => {
      if (called.name === this.#scripts.binding && called.executionContextId === this.#context)
        void this.#hear(codec.decode(called.payload) as ToHost)
    })
    session.on('Page.frameNavigated', ({ frame }: { frame: { id: string; url: string; parentId?: string } }) => {
      if (frame.parentId === undefined) this.#url = toApp(frame.url, this.session.protocol.handlers.keys())
    })
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', {}))
    session.on('Page.loadEventFired', () => this.emit('did-finish-load', {}))
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 })
    })
  }

  #mayNavigate(browserUrl: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#expected !== null && sameDocument(this.#expected, browserUrl)) {
      this.#expected = null
      return true
    }
    const url = toApp(browserUrl, this.session.protocol.handlers.keys())
    let prevented = false
    const details = { url, isMainFrame, isSameDocument: false, preventDefault: () => (prevented = true) }
    if (isMainFrame) this.emit('will-navigate', details, url)
    this.emit('will-frame-navigate', details)
    return !prevented
  }

  #open(browserUrl: string): void {
    const url = toApp(browserUrl, this.session.protocol.handlers.keys())
    // Electron asks the app; whatever it answers, the stand-in opens no window that a page asked for.
    this.#openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    })
  }

  async #hear(message: ToHost): Promise<void> {
    if (message.kind === 'open') return this.#open(message.url)
    if (message.kind === 'send') return void ipcMain.emit(message.channel, ipcMain.eventFrom(this), ...message.args)
    const answer =
      message.kind === 'invoke'
        ? ipcMain.answer(this, message.channel, message.args)
        : Promise.resolve().then(() => this.asked(message.ask, message.args))
    await answer.then(
      (value) => this.#deliver({ kind: 'answer', id: message.id, ok: true, value }),
      (value: unknown) => this.#deliver({ kind: 'answer', id: message.id, ok: false, value }),
    )
  }

  #deliver(message: FromHost): void {
    if (this.#context === null || this.#target === null) return
    void this.#target.session.trySend('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { globalThis['${this.#scripts.deliver}'](text) }`,
      executionContextId: this.#context,
      arguments: [{ value: codec.encode(message) }],
    })
  }

  /** Whatever the app's permission check refuses is switched off in the browser too. */
  async #denyPermissions(): Promise<void> {
    const check = this.session.checkPermission
    if (!check) return
    const names = {
      'clipboard-read': 'clipboardReadWrite',
      'clipboard-sanitized-write': 'clipboardSanitizedWrite',
      geolocation: 'geolocation',
      notifications: 'notifications',
      media: 'videoCapture',
    } as const
    const asked = Object.entries(names) as [Parameters<typeof check>[1], string][]
    for (const [name] of asked) {
      if (check(null, name, '', { isMainFrame: true })) continue
      const permission = {
        name: name === 'media' ? 'camera' : name === 'clipboard-sanitized-write' ? 'clipboard-write' : name,
      }
      await app.browser.connection.browser.trySend('Browser.setPermission', { permission, setting: 'denied' })
    }
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}

function sameDocument(a: string, b: string): boolean {
  return a.split('#')[0] === b.split('#')[0]
}

export const webContents = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  /** Playwright finds a page's window by this. */
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((one) => one.targetId === targetId),
  getFocusedWebContents: (): WebContents | null => [...all.values()].at(-1) ?? null,
}
