import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { SetAside } from '#contract/views.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import type { GivenFile } from './coded/read-coded.ts'
import { kindOfDropped } from './kind-of-dropped.ts'

type Kept = { kind: SetAside['kind']; files: GivenFile[] }

/** So many bytes are kept for a person to decide about; what was dropped first is let go. */
const mostBytes = 600_000_000

/** Dropped files that are no articles, in memory until a person says what is to become of them. */
export class DroppedAside {
  readonly #kept = new Map<string, Kept>()
  readonly #mostBytes: number

  constructor(most = mostBytes) {
    this.#mostBytes = most
  }

  /** Keeps what is no article, and answers the rest in its order. Marks and their texts of one drop stay together. */
  async sort(drop: string, files: readonly GivenFile[]): Promise<{ articles: GivenFile[]; aside: SetAside[] }> {
    const articles: GivenFile[] = []
    const aside = new Map<string, SetAside>()
    const keep = (key: string, kind: SetAside['kind'], file: GivenFile) => {
      const kept = this.#kept.get(key) ?? { kind, files: [] }
      kept.files.push(file)
      this.#kept.set(key, kept)
      const [first = file] = kept.files
      aside.set(key, { key, kind, name: first.name })
    }
    const marks = `${drop}:marks`
    for (const file of inOrder(files)) {
      const kind = this.#isBesideMarks(marks, file.name) ? 'mark' : await kindOfDropped(file.name, file.bytes)
      if (kind === 'article') articles.push(file)
      else if (kind === 'mark') keep(marks, 'coded', file)
      else keep(randomUUID(), kind, file)
    }
    this.#letGo()
    return { articles, aside: [...aside.values()] }
  }

  /** What was kept, which is let go with that. Throws when it was let go before. */
  take(key: string): GivenFile[] {
    const kept = this.#kept.get(key)
    if (!kept) throw new MaterialError(say('imports.droppedGone'))
    this.#kept.delete(key)
    return kept.files
  }

  /** The same for what is read from a disk: the file lies there, readable for this person alone, until `use` is done. */
  async asFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result> {
    const [file] = this.take(key)
    const folder = await mkdtemp(join(tmpdir(), 'sourcebook-dropped-'))
    try {
      const path = join(folder, basename(file?.name.replaceAll('\\', '/') ?? ''))
      await writeFile(path, file?.bytes ?? '', { mode: 0o600 })
      return await use(path)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  leave(key: string): void {
    this.#kept.delete(key)
  }

  leaveAll(): void {
    this.#kept.clear()
  }

  /** The text that marks stand in, and how brat shows them. */
  #isBesideMarks(marks: string, name: string): boolean {
    const kept = this.#kept.get(marks)?.files
    if (!kept) return false
    if (/^(?:annotation|visual|tools|kb_shortcuts)\.conf$/i.test(basename(name))) return true
    return /\.txt$/i.test(name) && kept.some((mark) => mark.name.toLowerCase() === `${stemOf(name)}.ann`)
  }

  #letGo(): void {
    const size = ({ files }: Kept) => files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    let total = [...this.#kept.values()].reduce((sum, kept) => sum + size(kept), 0)
    for (const [key, kept] of this.#kept) {
      if (total <= this.#mostBytes) return
      total -= size(kept)
      this.#kept.delete(key)
    }
  }
}

const stemOf = (name: string) => name.replace(/\.[^.]*$/, '').toLowerCase()

/** Marks first: of a text beside them it is known then that it belongs to them. */
function inOrder(files: readonly GivenFile[]): GivenFile[] {
  const isMark = ({ name }: GivenFile) => /\.ann$/i.test(name)
  return [...files.filter(isMark), ...files.filter((file) => !isMark(file))]
}
