import { readFile } from 'node:fs/promises'
import { writeDurably } from './durable-files.ts'
import type { Layout } from './layout.ts'
import { isRefusedRead } from './names-in.ts'

/** Scroll places and panes: written now and then, never journaled, and nothing is lost with it. */
export class ViewFile {
  readonly #layout: Layout
  readonly #mayWrite: boolean
  readonly #values: Map<string, unknown>
  #timer: NodeJS.Timeout | undefined
  #writing = Promise.resolve()

  private constructor(layout: Layout, mayWrite: boolean, values: Map<string, unknown>) {
    this.#layout = layout
    this.#mayWrite = mayWrite
    this.#values = values
  }

  static async read(layout: Layout, mayWrite: boolean): Promise<ViewFile> {
    const values = await readValues(layout)
    // What the disk cannot give now is not written over.
    return new ViewFile(layout, mayWrite && values !== null, values ?? new Map<string, unknown>())
  }

  get(key: string): unknown {
    return this.#values.get(key)
  }

  set(key: string, value: unknown): void {
    if (value === undefined || value === null) this.#values.delete(key)
    else this.#values.set(key, value)
    if (this.#mayWrite) this.#timer ??= setTimeout(() => void this.flush(), 1_000).unref()
  }

  /** Takes out everything that is kept under a name with this in it. */
  forget(part: string): void {
    for (const key of this.#values.keys()) if (key.includes(part)) this.set(key, undefined)
  }

  /** Writes nothing until `until` is over: the file is being replaced. */
  async pause(until: Promise<unknown>): Promise<void> {
    await this.flush()
    this.#writing = this.#writing.then(() => until).then(nothing, nothing)
  }

  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      const text = JSON.stringify(Object.fromEntries(this.#values))
      const write = () => writeDurably(this.#layout.view, this.#layout.sealing.seal('view', Buffer.from(text)))
      // A view that cannot be written is no loss, and a full disk is told of where it matters: at a change.
      this.#writing = this.#writing.then(write).catch(() => undefined)
    }
    await this.#writing
  }
}

const nothing = (): void => undefined

/** Null when the disk refuses the file. */
async function readValues({ view, sealing }: Layout): Promise<Map<string, unknown> | null> {
  try {
    const value: unknown = JSON.parse(sealing.open('view', await readFile(view)).toString('utf8'))
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch (error) {
    return isRefusedRead(error) ? null : new Map()
  }
}
