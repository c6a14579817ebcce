import { say } from '../../words.ts'
import { mostRecords } from './record.ts'

/** One entry as it stands: values with `@string`s filled in, still in TeX. */
export type BibtexEntry = { type: string; key: string; fields: Map<string, string>; source: string }
export type BibtexFile = { entries: BibtexEntry[]; problems: { where: string; why: string }[] }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export const looksLikeBibtex = (text: string) => /^[^@]*@\s*[a-z]+\s*[{(]/i.test(text.slice(0, 20_000))

/** The entries of a BibTeX file. One that cannot be read is told with its line, and reading goes on after it. */
export function bibtexEntries(text: string): BibtexFile {
  const file: BibtexFile = { entries: [], problems: [] }
  const strings = new Map(months.map((month) => [month, month]))
  const head = /@\s*([A-Za-z]+)\s*([{(])/g
  for (let found = head.exec(text); found !== null; found = head.exec(text)) {
    const type = (found[1] ?? '').toLowerCase()
    if (type === 'comment') continue
    const reader = new EntryReader(text, head.lastIndex, strings)
    try {
      if (type === 'string') reader.readStrings()
      else if (type === 'preamble') reader.skipValue()
      else if (file.entries.length < mostRecords) file.entries.push(reader.readEntry(type, found.index))
      head.lastIndex = reader.at
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const line = lineOf(text, found.index)
      file.problems.push({ where: `@${type}`, why: say('bibliographies.brokenEntry', { line, why: error.message }) })
      // An entry that is never closed hides no other: the next `@` at a line's beginning is one.
      const next = text.indexOf('\n@', found.index)
      if (next < 0 || file.problems.length > 1000) break
      head.lastIndex = next + 1
    }
  }
  return file
}

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

class Unreadable extends Error {}

const space = /(?:\s+|%[^\n]*\n?)*/y
const name = /[^\s,={}()"#%]+/y
const digits = /-?\d+/y
const entryKey = /[^,=\s}]+/y

class EntryReader {
  at: number
  readonly #text: string
  readonly #strings: Map<string, string>

  constructor(text: string, at: number, strings: Map<string, string>) {
    this.#text = text
    this.at = at
    this.#strings = strings
  }

  readEntry(type: string, from: number): BibtexEntry {
    const fields = new Map<string, string>()
    const key = this.#key()
    this.#readFields((field, value) => fields.set(field, value))
    return { type, key, fields, source: this.#text.slice(from, this.at) }
  }

  readStrings(): void {
    this.#readFields((field, value) => this.#strings.set(field, value))
  }

  skipValue(): void {
    this.#value()
    this.#expectClose()
  }

  /** Up to the first comma; an entry may have no key, or nothing else. */
  #key(): string {
    this.#space()
    const start = this.at
    const key = this.#match(entryKey) ?? ''
    this.#space()
    const next = this.#here
    if (next === '=') this.at = start
    else if (next === ',') this.at += 1
    return next === '=' ? '' : key
  }

  #readFields(take: (field: string, value: string) => void): void {
    for (this.#space(); !this.#isEnd(); this.#space()) {
      if (this.#is(',')) {
        this.at += 1
        continue
      }
      const field = this.#match(name)?.toLowerCase()
      this.#space()
      if (field === undefined || !this.#is('=')) throw new Unreadable(say('bibliographies.noEquals'))
      this.at += 1
      take(field, this.#value())
      this.#space()
      // Some write no comma between two fields; what else follows is no field.
      if (!this.#is(',') && !this.#isEnd() && !/[A-Za-z]/.test(this.#here))
        throw new Unreadable(say('bibliographies.afterField', { field }))
    }
    this.#expectClose()
  }

  /** Some close with the other bracket than they opened with. */
  #isEnd(): boolean {
    return this.#is('}') || this.#is(')')
  }

  #is(sign: string): boolean {
    return this.#text[this.at] === sign
  }

  #value(): string {
    const parts = [this.#part()]
    for (this.#space(); this.#here === '#'; this.#space()) {
      this.at += 1
      parts.push(this.#part())
    }
    return parts.join('')
  }

  #part(): string {
    this.#space()
    if (this.#here === '{') return this.#until('}')
    if (this.#here === '"') return this.#until('"')
    const number = this.#match(digits)
    if (number !== undefined) return number
    const string = this.#match(name)
    if (string === undefined) throw new Unreadable(say('bibliographies.noValue'))
    return this.#strings.get(string.toLowerCase()) ?? string
  }

  /** A value in braces or quotation marks, without them: braces inside go in pairs. */
  #until(end: '}' | '"'): string {
    const start = (this.at += 1)
    for (let depth = 0; this.at < this.#text.length; this.at += 1) {
      const sign = this.#here
      if (sign === '\\') this.at += 1
      else if (depth === 0 && sign === end) {
        this.at += 1
        return this.#text.slice(start, this.at - 1)
      } else if (sign === '{') depth += 1
      else if (sign === '}') depth -= 1
      if (depth < 0) break
    }
    throw new Unreadable(say('bibliographies.notClosed'))
  }

  #expectClose(): void {
    this.#space()
    if (!this.#isEnd()) throw new Unreadable(say('bibliographies.notClosed'))
    this.at += 1
  }

  get #here(): string {
    return this.#text[this.at] ?? ''
  }

  #space(): void {
    this.#match(space)
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.#text)?.[0]
    this.at += found?.length ?? 0
    return found
  }
}
