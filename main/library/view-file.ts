import { readFile } from 'node:fs/promises'
import { writeDurably } from './durable-files.ts'

/** Scroll places and panes: written now and then, never journaled, and nothing is lost with it. */
export class ViewFile {
  readonly #path: string
  readonly #mayWrite: boolean
  readonly #values: Map<string, unknown>
  #timer: NodeJS.Timeout | undefined
  #writing = Promise.resolve()

  private constructor(path: string, mayWrite: boolean, values: Map<string, unknown>) {
    this.#path = path
    this.#mayWrite = mayWrite
    this.#values = values
  }

  static async read(path: string, mayWrite: boolean): Promise<ViewFile> {
    return new ViewFile(path, mayWrite, await readValues(path))
  }

  get(key: string): unknown {
    return this.#values.get(key)
  }

  set(key: string, value: unknown): void {
    if (value === undefined || value === null) this.#values.delete(key)
    else this.#values.set(key, value)
    if (this.#mayWrite) this.#timer ??= setTimeout(() => void this.flush(), 1_000).unref()
  }

  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      const text = JSON.stringify(Object.fromEntries(this.#values))
      // A view that cannot be written is no loss, and a full disk is told of where it matters: at a change.
      this.#writing = this.#writing.then(() => writeDurably(this.#path, text)).catch(() => undefined)
    }
    await this.#writing
  }
}

async function readValues(path: string): Promise<Map<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch {
    return new Map()
  }
}
