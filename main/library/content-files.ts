import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ArticleText, articleText } from '#contract/article-text.ts'
import { say } from '../words.ts'
import { codeOf, syncFile, syncFolder, writeDurably } from './durable-files.ts'
import { sha256Of } from './hashes.ts'
import type { Layout } from './layout.ts'
import { NotSavedError, type Originals, type Texts } from './library.ts'
import { isMissing, isThere } from './names-in.ts'
import { Unopened } from './sealing.ts'
import { unreadable } from './unreadable.ts'
import { wipeAway } from './wipe.ts'

/** Immutable files, each named by the SHA-256 of its bytes and spread over 256 folders by the name's first two letters. */
export class ContentFiles {
  readonly #layout: Layout
  readonly #part: 'texts' | 'originals'
  readonly #extension: string
  readonly #mayWrite: () => Promise<void>
  readonly #writing = new Set<Promise<unknown>>()
  /** Contents and folders that this process knows to be safe on disk. */
  readonly #known = new Set<string>()
  readonly #folders = new Map<string, Promise<void>>()

  /** `mayWrite` throws when nothing may be written. */
  constructor(layout: Layout, part: 'texts' | 'originals', mayWrite: () => Promise<void> = async () => undefined) {
    this.#layout = layout
    this.#part = part
    this.#extension = part === 'texts' ? '.json' : ''
    this.#mayWrite = mayWrite
  }

  /** In a protected library a file's name does not tell which content is held. */
  pathOf(sha256: string): string {
    const name = this.#layout.sealing.nameOf(sha256)
    return join(this.#layout[this.#part], name.slice(0, 2), name + this.#extension)
  }

  /** Answers the SHA-256 once the bytes and their name are safe on disk; throws NotSavedError when they cannot be. */
  async put(bytes: Uint8Array): Promise<string> {
    await this.#mayWrite()
    const sha256 = sha256Of(bytes)
    if (this.#known.has(sha256)) return sha256
    try {
      const writing = this.#makeSafe(sha256, bytes)
      this.#writing.add(writing)
      await writing.finally(() => this.#writing.delete(writing))
    } catch (error) {
      throw new NotSavedError(whyNotWritten(error), { cause: error })
    }
    this.#known.add(sha256)
    return sha256
  }

  /** Waits for what is being written. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#writing)
  }

  /**
   * A file or folder that is there already may be what a program left that was killed before its name was safe, so
   * both are synced the first time this process meets them.
   */
  async #makeSafe(sha256: string, bytes: Uint8Array): Promise<void> {
    const folder = dirname(this.pathOf(sha256))
    await this.#makeFolderSafe(folder)
    if (await this.#isWhole(sha256, bytes.length)) await syncFile(this.pathOf(sha256))
    else await writeDurably(this.pathOf(sha256), this.#layout.sealing.seal(this.#purposeOf(sha256), bytes))
  }

  /** Whoever comes while another makes the folder waits until its name is safe too. */
  #makeFolderSafe(folder: string): Promise<void> {
    const safe = this.#folders.get(folder) ?? makeFolder(folder)
    this.#folders.set(folder, safe)
    safe.catch(() => this.#folders.delete(folder))
    return safe
  }

  /** Null when the file is missing or its bytes do not match its name; throws UnreadableError when the disk refuses it. */
  async get(sha256: string): Promise<Buffer | null> {
    const found = await this.look(sha256)
    return typeof found === 'string' ? null : found
  }

  /** The content, or what is wrong with its file. */
  async look(sha256: string): Promise<Buffer | 'missing' | 'damaged' | 'cut short'> {
    const path = this.pathOf(sha256)
    try {
      const bytes = this.#layout.sealing.open(this.#purposeOf(sha256), await readFile(path))
      return sha256Of(bytes) === sha256 ? bytes : 'damaged'
    } catch (error) {
      if (isMissing(error)) return 'missing'
      if (error instanceof Unopened) return error.reason === 'cut short' ? 'cut short' : 'damaged'
      throw unreadable(path, error)
    }
  }

  /** What no document refers to any more is removed; another `put` writes it anew. */
  async remove(sha256: string): Promise<boolean> {
    this.#known.delete(sha256)
    const path = this.pathOf(sha256)
    if (!(await isThere(path))) return false
    await wipeAway(path)
    await syncFolder(dirname(path))
    return true
  }

  #purposeOf(sha256: string): string {
    return `${this.#part}/${this.#layout.sealing.nameOf(sha256)}`
  }

  /** A file of another length, or of other bytes, under this name is damaged and written anew. */
  async #isWhole(sha256: string, length: number): Promise<boolean> {
    const found = await stat(this.pathOf(sha256)).catch(() => null)
    const { sealed } = this.#layout.sealing
    if (sealed ? found === null : found?.size !== length) return false
    // One that the disk cannot give back is written anew: the bytes are here.
    return typeof (await this.look(sha256).catch(() => 'unreadable')) !== 'string'
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await syncFolder(join(folder, '..'))
  await syncFolder(join(folder, '../..'))
}

function whyNotWritten(error: unknown): string {
  if (codeOf(error) === 'ENOSPC') return say('library.contentDiskFull')
  return say('library.contentNotWritten', { code: codeOf(error) || String(error) })
}

/** Article texts, kept as JSON with a fixed order of keys so that the same text has the same name. */
export function textsIn(files: ContentFiles): Texts {
  return {
    put: (text) => files.put(bytesOfText(text)),
    get: async (sha256) => {
      const bytes = await files.get(sha256)
      return bytes && (JSON.parse(bytes.toString('utf8')) as ArticleText)
    },
  }
}

export function originalsIn(files: ContentFiles): Originals {
  return { put: (bytes) => files.put(bytes), get: (sha256) => files.get(sha256) }
}

/** The bytes that a text is kept as, and named after. */
export function bytesOfText(text: ArticleText): Buffer {
  return Buffer.from(JSON.stringify(inFixedOrder(text)))
}

/** The schema gives every object its keys in the schema's order; sorting gives the rest one too. */
function inFixedOrder(text: ArticleText): unknown {
  return sortKeys(articleText.parse(text))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]))
}
