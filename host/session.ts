import { EventEmitter } from 'node:events'
import { toApp } from './app-scheme.ts'

type Serve = (request: Request) => Response | Promise<Response>
type Verdict = (response: { cancel?: boolean; redirectURL?: string }) => void
type BeforeRequest = (details: { url: string; method: string; resourceType: string }, verdict: Verdict) => void
type CheckPermission = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type RequestPermission = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckDevice = Parameters<Electron.Session['setDevicePermissionHandler']>[0]

export class Protocol implements Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
> {
  readonly handlers = new Map<string, Serve>()

  /** The browser's stand-in addresses are standard and secure already. */
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {}

  handle(scheme: string, serve: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>): void {
    this.handlers.set(scheme, serve)
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }
}

export class WebRequest {
  before: BeforeRequest | null = null

  onBeforeRequest(filterOrListener: unknown, listener?: unknown): void {
    this.before = (listener ?? filterOrListener) as BeforeRequest | null
  }
}

export class Session
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'isSpellCheckerEnabled'
      | 'setSpellCheckerLanguages'
      | 'clearCache'
      | 'flushStorageData'
    >
{
  readonly protocol = new Protocol()
  readonly webRequest = new WebRequest()
  checkPermission: CheckPermission = null
  requestPermission: RequestPermission = null
  checkDevice: CheckDevice = null
  #spellChecked = false

  setPermissionCheckHandler(handler: CheckPermission): void {
    this.checkPermission = handler
  }

  /** Kept for its tests; the browser itself denies every prompt. */
  setPermissionRequestHandler(handler: RequestPermission): void {
    this.requestPermission = handler
  }

  setDevicePermissionHandler(handler: CheckDevice): void {
    this.checkDevice = handler
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spellChecked = enabled
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecked
  }

  setSpellCheckerLanguages(_languages: string[]): void {}

  async clearCache(): Promise<void> {}

  flushStorageData(): void {}

  /** Asks the app whether a request may go out; one it says nothing about may. */
  async mayRequest(details: { url: string; method: string; resourceType: string }): Promise<boolean> {
    const { before } = this.webRequest
    if (!before) return true
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => before(details, resolve))
    return cancel !== true
  }

  /** The answer of the app's own scheme, or null when the address is not one of its. */
  async serve(url: string, init: RequestInit): Promise<Response | null> {
    const address = toApp(url, this.protocol.handlers.keys())
    const handler = this.protocol.handlers.get(address.slice(0, address.indexOf(':')))
    return handler ? handler(new Request(address, init)) : null
  }
}

const defaultSession = new Session()
export const session = {
  defaultSession,
  fromPartition: (partition: string): Session => {
    throw new Error(`The stand-in has one session only, not "${partition}"`)
  },
}
export const protocol = defaultSession.protocol
