import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** What the DevTools protocol answers; each caller reads the few fields it needs. */
export type Answered = Record<string, unknown>
type Message = {
  id?: number
  sessionId?: string
  method?: string
  params?: Answered
  result?: Answered
  error?: { message: string }
}
type Waiting = { resolve: (result: Answered) => void; reject: (error: Error) => void }

/**
 * The DevTools protocol over the browser's pipe (file descriptors 3 and 4, JSON messages ended by NUL):
 * https://chromedevtools.github.io/devtools-protocol/
 */
export class Connection {
  readonly #waiting = new Map<number, Waiting>()
  readonly #sessions = new Map<string, Session>()
  readonly #out: Writable
  #nextId = 1
  #unread: Buffer[] = []
  closed = false
  /** The browser itself. */
  readonly browser = this.session('')

  constructor(out: Writable, incoming: Readable) {
    this.#out = out
    out.on('error', () => this.close())
    incoming.on('data', (chunk: Buffer) => this.#read(chunk))
    incoming.on('close', () => this.close())
    incoming.on('error', () => this.close())
  }

  /** The session of one target, made on first use. */
  session(id: string): Session {
    const session = this.#sessions.get(id) ?? new Session(this, id)
    this.#sessions.set(id, session)
    return session
  }

  /** Rejects with the browser's own message, or when the browser is gone. */
  send(sessionId: string, method: string, params: object = {}): Promise<Answered> {
    if (this.closed) return Promise.reject(new Error(`The browser is gone: ${method}`))
    const id = this.#nextId++
    const message = { id, method, params, ...(sessionId !== '' && { sessionId }) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
      this.#out.write(`${JSON.stringify(message)}\0`)
    })
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser is gone'))
    this.#waiting.clear()
    this.browser.emit('closed', {})
  }

  #read(chunk: Buffer): void {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.#unread, rest.subarray(0, end)]).toString('utf8')
      this.#unread = []
      rest = rest.subarray(end + 1)
      this.#take(JSON.parse(text) as Message)
    }
    if (rest.length > 0) this.#unread.push(rest)
  }

  #take({ id, sessionId, method, params, result, error }: Message): void {
    if (id === undefined) {
      if (method) this.#sessions.get(sessionId ?? '')?.emit(method, params ?? {})
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result ?? {})
  }
}

/** One target of the browser; its protocol events arrive as events of the same name. */
export class Session extends EventEmitter {
  readonly #connection: Connection
  readonly id: string

  constructor(connection: Connection, id: string) {
    super()
    this.#connection = connection
    this.id = id
    this.setMaxListeners(0)
  }

  send(method: string, params?: object): Promise<Answered> {
    return this.#connection.send(this.id, method, params)
  }

  /** Sends, and takes a refusal as an answer: for tidying up what may be gone already. */
  async trySend(method: string, params?: object): Promise<Answered | null> {
    return this.send(method, params).catch(() => null)
  }
}
