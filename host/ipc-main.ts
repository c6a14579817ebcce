import { EventEmitter } from 'node:events'
import type { WebContents } from './web-contents.ts'

type Invoked = { sender: WebContents; senderFrame: { url: string; origin: string }; processId: number; frameId: number }
type Handler = (event: Invoked, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter implements Record<'handle' | 'handleOnce' | 'removeHandler', unknown> {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.#handlers.delete(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers an invoke; failures carry Electron's wording. */
  async answer(sender: WebContents, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return await handler(this.eventFrom(sender), ...args)
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
    }
  }

  eventFrom(sender: WebContents): Invoked {
    return { sender, senderFrame: sender.mainFrame, processId: sender.id, frameId: 0 }
  }
}

export const ipcMain = new IpcMain()
