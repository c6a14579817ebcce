import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, endBrowser, startBrowser } from './browser.ts'
import { takeSingleInstance } from './single-instance.ts'

type Started = { folder: string; name: string; version: string; flags: string[] }
type QuittableWindow = { close: () => void; destroy: () => void; isDestroyed: () => boolean }

function configFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

class App
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'quit'
      | 'exit'
      | 'whenReady'
      | 'isReady'
      | 'getPath'
      | 'setPath'
      | 'getAppPath'
      | 'getName'
      | 'setName'
      | 'getVersion'
      | 'getLocale'
      | 'getPreferredSystemLanguages'
      | 'isPackaged'
      | 'name'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'setAppUserModelId'
      | 'setAboutPanelOptions'
      | 'showAboutPanel'
      | 'addRecentDocument'
      | 'clearRecentDocuments'
      | 'focus'
    >
{
  readonly #switches: string[] = []
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<void>()
  readonly #windows = new Set<QuittableWindow>()
  #started: Started = { folder: process.cwd(), name: 'app', version: '', flags: [] }
  #isReady = false
  #quitting = false
  #browser: Browser | null = null
  #lock: (() => void) | null = null
  name = 'app'
  readonly isPackaged = false
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void =>
      void this.#switches.push(value ? `--${name}=${value}` : `--${name}`),
    appendArgument: (value: string): void => void this.#switches.push(value),
    hasSwitch: (name: string): boolean => this.#switches.some((flag) => flag.split('=')[0] === `--${name}`),
    getSwitchValue: (name: string): string =>
      this.#switches.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    removeSwitch: (name: string): void => {
      const kept = this.#switches.filter((flag) => flag.split('=')[0] !== `--${name}`)
      this.#switches.splice(0, this.#switches.length, ...kept)
    },
  }

  startedWith(started: Started): void {
    this.#started = started
    this.name = started.name
  }

  /** Starts the browser and tells that the app is ready, once its main script has run. */
  async start(): Promise<void> {
    const profile = join(this.getPath('userData'), 'Chromium')
    mkdirSync(profile, { recursive: true })
    this.#browser = startBrowser({
      profile,
      switches: [...mergeFeatures(this.#switches), ...this.#started.flags],
      visible: Boolean(process.env['HOST_VISIBLE']),
    })
    const { connection } = this.#browser
    connection.browser.on('closed', () => void this.#leave(0))
    await connection.browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    })
    await connection.browser.trySend('Browser.setDownloadBehavior', { behavior: 'deny' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
    this.#isReady = true
    this.#ready.resolve()
    this.emit('ready', {}, {})
  }

  /** The browser; windows exist only after `ready`. */
  get browser(): Browser {
    if (!this.#browser) throw new Error('Cannot create BrowserWindow before app is ready')
    return this.#browser
  }

  windowOpened(window: QuittableWindow): void {
    this.#windows.add(window)
  }

  windowClosed(window: QuittableWindow): void {
    if (!this.#windows.delete(window) || this.#windows.size > 0) return
    if (this.#quitting) void this.#finish()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  /** A window that vetoed its closing vetoed the quitting too. */
  quitVetoed(): void {
    this.#quitting = false
  }

  quit(): void {
    if (this.#quitting) return
    let vetoed = false
    this.emit('before-quit', { preventDefault: () => (vetoed = true) })
    if (vetoed) return
    this.#quitting = true
    if (this.#windows.size === 0) void this.#finish()
    else for (const window of [...this.#windows]) if (this.#quitting) window.close()
  }

  exit(exitCode = 0): void {
    void this.#leave(exitCode)
  }

  async #finish(): Promise<void> {
    let vetoed = false
    this.emit('will-quit', { preventDefault: () => (vetoed = true) })
    if (vetoed) this.#quitting = false
    else await this.#leave(0)
  }

  async #leave(exitCode: number): Promise<void> {
    this.emit('quit', {}, exitCode)
    this.#lock?.()
    if (this.#browser) await endBrowser(this.#browser)
    process.exit(exitCode)
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const home = homedir()
    const places: Partial<Record<typeof name, string>> = {
      home,
      temp: tmpdir(),
      appData: configFolder(),
      userData: join(configFolder(), this.name),
      sessionData: join(configFolder(), this.name),
      logs: join(configFolder(), this.name, 'logs'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
      desktop: join(home, 'Desktop'),
      exe: process.execPath,
    }
    const place = places[name]
    if (place === undefined) throw new Error(`Failed to get '${name}' path`)
    return place
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getAppPath(): string {
    return this.#started.folder
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return this.#started.version
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  /** Every page of the browser runs in its sandbox unless root forbids it. */
  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    this.#lock ??= takeSingleInstance(this.getPath('userData'), (argv, folder) =>
      this.emit('second-instance', {}, argv, folder, undefined),
    )
    return this.#lock !== null
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.()
    this.#lock = null
  }

  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  showAboutPanel(): void {}
  addRecentDocument(_path: string): void {}
  clearRecentDocuments(): void {}
  focus(): void {}
}

/** Chromium heeds only the last of several `--disable-features`. */
function mergeFeatures(switches: readonly string[]): string[] {
  return switches.filter((flag) => !flag.startsWith('--disable-features=') && !flag.startsWith('--user-data-dir'))
}

export const app = new App()
