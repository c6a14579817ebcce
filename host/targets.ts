import { EventEmitter } from 'node:events'
import { type Browser, openAppWindow } from './browser.ts'
import type { Session } from './connection.ts'

type TargetInfo = { targetId: string; type: string; url: string; openerId?: string }
export type OpenedTarget = { targetId: string; session: Session }

/** The browser's pages: makes new ones, hands over each once, closes what a page opened by itself. */
export class Targets extends EventEmitter {
  readonly #browser: Browser
  readonly #attached = new Map<string, Session>()
  readonly #waiting: { matches: (info: TargetInfo) => boolean; take: (target: OpenedTarget) => void }[] = []

  constructor(browser: Browser) {
    super()
    this.#browser = browser
    const { browser: session } = browser.connection
    session.on('Target.attachedToTarget', (event: { sessionId: string; targetInfo: TargetInfo }) =>
      this.#take(event.targetInfo, browser.connection.session(event.sessionId)),
    )
    session.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      this.#attached.delete(targetId)
      this.emit(`destroyed:${targetId}`)
    })
    void session.trySend('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
  }

  /** A new page, paused before its first document. */
  async open(size: { width: number; height: number }): Promise<OpenedTarget> {
    if (this.#browser.visible) {
      const opened = this.#next((info) => info.openerId === undefined)
      openAppWindow(this.#browser, 'data:text/html,', size)
      return opened
    }
    const { targetId } = (await this.#browser.connection.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    })) as { targetId: string }
    const session = this.#attached.get(targetId)
    return session ? { targetId, session } : this.#next((info) => info.targetId === targetId)
  }

  async close(targetId: string): Promise<void> {
    await this.#browser.connection.browser.trySend('Target.closeTarget', { targetId })
  }

  #next(matches: (info: TargetInfo) => boolean): Promise<OpenedTarget> {
    return new Promise((take) => this.#waiting.push({ matches, take }))
  }

  #take(info: TargetInfo, session: Session): void {
    const at = this.#waiting.findIndex(({ matches }) => matches(info))
    if (at >= 0) {
      const [waiter] = this.#waiting.splice(at, 1)
      waiter?.take({ targetId: info.targetId, session })
    } else if (info.openerId !== undefined || this.#browser.visible) void this.#refuse(info, session)
    else this.#attached.set(info.targetId, session)
  }

  /**
   * A page that another page opened. Closing one that is still paused hangs its opener, so it runs first, with every
   * request of it held back.
   */
  async #refuse({ targetId, openerId }: TargetInfo, session: Session): Promise<void> {
    session.once('Fetch.requestPaused', ({ request }: { request: { url: string } }) => {
      this.emit(`popup:${openerId ?? ''}`, request.url)
      void this.close(targetId)
    })
    await session.trySend('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await session.trySend('Runtime.runIfWaitingForDebugger')
    setTimeout(() => void this.close(targetId), 250)
  }
}
