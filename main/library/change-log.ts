import { join } from 'node:path'
import type { Change, ChangeLabel } from '#contract/change.ts'
import { journalBytes } from './journal-bytes.ts'
import { changeIn } from './journal-read.ts'
import { historySeqOf, journalSeqOf, type Layout } from './layout.ts'
import { unreadable } from './unreadable.ts'
import { isRefusedRead, namesIn } from './names-in.ts'

const kept = 256

/** What stands before the rest of a body that was erased in part. */
const erasedStart = /^~[0-9a-f]{64} /

/** Every change that was ever made, by sequence number: the last ones from memory, older ones from their files. */
export class ChangeLog {
  readonly #layout: Layout
  readonly #recent = new Map<number, Change>()
  readonly #labels = new Map<number, ChangeLabel>()
  #open: { path: string; bodies: Map<number, string> } | null = null

  constructor(layout: Layout) {
    this.#layout = layout
  }

  add(change: Change): void {
    this.#recent.set(change.seq, change)
    if (this.#recent.size > kept) this.#recent.delete(change.seq - kept)
  }

  /** Null when the file that held it is missing or damaged. */
  async read(seq: number): Promise<Change | null> {
    const recent = this.#recent.get(seq)
    if (recent) return recent
    const body = await this.#body(seq)
    if (body === undefined) return null
    return changeIn({ body: body.replace(erasedStart, ''), erased: body.startsWith('~') }, seq, this.#layout.sealing)
  }

  /** Forgets what was read: the files were rewritten, or what they held was erased. */
  forget(): void {
    this.#recent.clear()
    this.#labels.clear()
    this.#open = null
  }

  /** The label of a change that was made lately or remembered. */
  labelOf(seq: number | undefined): ChangeLabel | undefined {
    return seq === undefined ? undefined : (this.#recent.get(seq)?.label ?? this.#labels.get(seq))
  }

  /** Keeps a label at hand, so that what the menus say of the next undo needs no reading. */
  async rememberLabel(seq: number | undefined): Promise<void> {
    if (seq === undefined || this.labelOf(seq)) return
    // A menu without its words is no reason not to open a library.
    const change = await this.read(seq).catch(() => null)
    if (change) this.#labels.set(seq, change.label)
  }

  async #body(seq: number): Promise<string | undefined> {
    const found = this.#open?.bodies.get(seq)
    if (found !== undefined) return found
    for (const file of await this.#filesFor(seq)) {
      const bodies = await readBodies(file).catch((error: unknown) => {
        if (isRefusedRead(error)) throw unreadable(file, error)
        return null
      })
      if (!bodies?.has(seq)) continue
      this.#open = { path: file, bodies }
      return bodies.get(seq)
    }
    return undefined
  }

  /** The files that may hold a change, the likeliest first. */
  async #filesFor(seq: number): Promise<string[]> {
    const { path, generations, history } = this.#layout
    const found: { base: number; file: string }[] = []
    for (const folder of [path, generations, history])
      for (const name of await namesIn(folder)) {
        const base = journalSeqOf(name) ?? historySeqOf(name)
        if (base !== null && base < seq) found.push({ base, file: join(folder, name) })
      }
    return found.sort((a, b) => b.base - a.base).map(({ file }) => file)
  }
}

/** The bodies of a journal's changes by sequence number. */
async function readBodies(file: string): Promise<Map<number, string>> {
  const lines = (await journalBytes(file)).toString('utf8').split('\n')
  const base = Number((JSON.parse(lines[0] ?? '') as { baseSeq: number }).baseSeq)
  return new Map(lines.slice(1, -1).map((line, index) => [base + 1 + index, line.slice(130)]))
}
