import { formsOf } from './name-forms.ts'
import { longestOf } from './longest.ts'
import { gaps, TextWords } from './text-words.ts'
import { grown, unitsOf, WordTable } from './word-table.ts'

/** Words that are a name, and whose. Offsets count UTF-16 code units of the text. */
export type NameHit<Owner> = { start: number; end: number; owners: readonly Owner[] }

type Reading = {
  /** All matches, or only those that lie in no longer one. */
  nested?: boolean
}

/** How often an owner has a name at a node: written in capitals, where capitals are asked for, or in any way. */
type Names = { capitals: number; any: number }

type Found<Owner> = { hits: { start: number; end: number; owners: Owner[] }[]; text: string; caseless: Caseless }

const root = 0

/**
 * Names as a trie of words: finds every name of sixty thousand in one walk over a text, and takes a name in or out
 * in microseconds whatever the number of names, because no part of it is built from the whole.
 */
export class NameTrie<Owner> {
  readonly #words = new WordTable()
  readonly #text = new TextWords()
  readonly #inflected: boolean
  /** What each word can stand for besides itself: the forms of names' words. */
  readonly #standsFor = new Map<number, number[]>()
  readonly #withForms = new Set<number>()
  /** The node that each word leads to from the root, or 0; -1 where only its other meanings do. */
  #first = new Int32Array(1 << 11)
  /** The first child of a node, its next sibling and its word. A node with many children has a map besides. */
  #child = new Int32Array(1 << 11)
  #sibling = new Int32Array(1 << 11)
  #wordOf = new Int32Array(1 << 11)
  readonly #many = new Map<number, Map<number, number>>()
  #children = new Uint8Array(1 << 11)
  readonly #ends: (Map<Owner, Names> | undefined)[] = []
  #nodes = 1

  /** `inflected: false` matches names in the one form they were given in. */
  constructor({ inflected = true }: { inflected?: boolean } = {}) {
    this.#inflected = inflected
  }

  add(name: string, owner: Owner): void {
    const path = pathOf(name)
    if (!path) return
    let node = root
    for (const word of path.words) node = this.#reach(node, word)
    const owners = this.#ends[node] ?? new Map<Owner, Names>()
    this.#ends[node] = owners
    const names = owners.get(owner) ?? { capitals: 0, any: 0 }
    names[path.capitals ? 'capitals' : 'any'] += 1
    owners.set(owner, names)
  }

  /** Takes out a name added before, once. */
  remove(name: string, owner: Owner): void {
    const path = pathOf(name)
    const node = path?.words.reduce((from, word) => this.#step(from, this.#numberOf(word)), root) ?? 0
    const names = this.#ends[node]?.get(owner)
    if (!path || !names) return
    names[path.capitals ? 'capitals' : 'any'] -= 1
    if (names.capitals <= 0 && names.any <= 0) this.#ends[node]?.delete(owner)
    if (this.#ends[node]?.size === 0) this.#ends[node] = undefined
  }

  /** The names in a text, in the order of their places; the longest only, or the ones inside others too. */
  find(text: string, { nested = false }: Reading = {}): NameHit<Owner>[] {
    this.#text.read(text, this.#words)
    const found: Found<Owner> = { hits: [], text, caseless: new Caseless(text) }
    const { word, gap, count } = this.#text
    const first = this.#first
    for (let at = 0; at < count; at += 1) {
      const known = word[at] as number
      const joins = at + 1 < count && (gap[at + 1] as number) >= gaps.apostrophe
      if (joins || (known >= 0 && (first[known] as number) !== 0)) this.#walk(root, at, at, found)
    }
    return nested ? found.hits : longestOf(found.hits)
  }

  /** Adds the names that go on from a node at a word. */
  #walk(node: number, begin: number, at: number, found: Found<Owner>): void {
    const read = this.#text
    if (at > begin) this.#tell(node, begin, at, found)
    if (at >= read.count) return
    const from = at > begin ? this.#over(node, at, found.text) : node
    if (from < 0) return
    const word = read.word[at] as number
    if (word >= 0) this.#eachStep(from, word, begin, at + 1, found)
    if (at + 1 >= read.count || (read.gap[at + 1] as number) < gaps.apostrophe) return
    const to = this.#joinedTo(at)
    const joined = to > at ? this.#words.numberOf(read.units, read.from[at] as number, read.to[to] as number) : -1
    // Written as one, they are the name's own word or nothing: `Azerbaijan’s` is no plural.
    const next = joined >= 0 ? this.#step(from, joined) : 0
    if (next > 0) this.#walk(next, begin, to + 1, found)
  }

  /** The node after the gap before a word: the same where the gap joins, -1 where no name goes on. */
  #over(node: number, at: number, text: string): number {
    const gap = this.#text.gap[at] as number
    if (gap !== gaps.breaks) return (this.#child[node] as number) === 0 ? -1 : node
    if ((this.#child[node] as number) === 0) return -1
    const between = text.slice(this.#text.end[at - 1], this.#text.start[at])
    const word = this.#numberOf(breakWord(between))
    return word < 0 ? -1 : this.#step(node, word) || -1
  }

  /** The last of the words that are written as one: `U.S.A`, `Sana'a`. */
  #joinedTo(at: number): number {
    const read = this.#text
    const gap = read.gap[at + 1] as number
    if (gap === gaps.apostrophe) return at + 1
    const single = (index: number) => (read.to[index] as number) - (read.from[index] as number) === 1
    let to = at
    while (to + 1 < read.count && single(to) && single(to + 1) && read.gap[to + 1] === gaps.dot) to += 1
    return to
  }

  #tell(node: number, begin: number, next: number, { hits, text, caseless }: Found<Owner>): void {
    const owners = this.#ends[node]
    if (!owners) return
    const start = this.#text.start[begin] as number
    const end = withLastDot(text, start, this.#text.end[next - 1] as number)
    const there: Owner[] = []
    for (const [owner, names] of owners) if (names.any > 0 || caseless.fits(start, end)) there.push(owner)
    if (there.length === 0) return
    const same = sameAmongLast(hits, start, end)
    if (!same) hits.push({ start, end, owners: there })
    else for (const owner of there) if (!same.owners.includes(owner)) same.owners.push(owner)
  }

  #eachStep(node: number, word: number, begin: number, at: number, found: Found<Owner>): void {
    const next = this.#step(node, word)
    if (next > 0) this.#walk(next, begin, at, found)
    const others = this.#standsFor.size > 0 ? this.#standsFor.get(word) : undefined
    if (!others) return
    for (const other of others) {
      const to = this.#step(node, other)
      if (to > 0) this.#walk(to, begin, at, found)
    }
  }

  /** The child of a node by a word, or 0. */
  #step(node: number, word: number): number {
    if (word < 0) return 0
    if (node === root) return Math.max(0, this.#first[word] ?? 0)
    const many = this.#many.get(node)
    if (many) return many.get(word) ?? 0
    let child = this.#child[node] as number
    while (child !== 0 && this.#wordOf[child] !== word) child = this.#sibling[child] as number
    return child
  }

  #reach(node: number, text: string): number {
    const word = this.#wordFor(text)
    const there = this.#step(node, word)
    if (there > 0) return there
    const made = this.#newNode(word)
    if (node === root) this.#first[word] = made
    else this.#adopt(node, made, word)
    return made
  }

  #wordFor(text: string): number {
    const word = this.#words.add(text)
    this.#makeRoomForWords()
    if (!this.#inflected || this.#withForms.has(word)) return word
    this.#withForms.add(word)
    for (const form of formsOf(text)) {
      const number = this.#words.add(form)
      this.#makeRoomForWords()
      if (number === word) continue
      this.#standsFor.set(number, [...(this.#standsFor.get(number) ?? []), word])
      if (this.#first[number] === 0) this.#first[number] = -1
    }
    return word
  }

  #makeRoomForWords(): void {
    if (this.#words.size >= this.#first.length) this.#first = grown(this.#first, Int32Array)
  }

  #newNode(word: number): number {
    const node = this.#nodes++
    if (node >= this.#child.length) {
      this.#child = grown(this.#child, Int32Array)
      this.#sibling = grown(this.#sibling, Int32Array)
      this.#wordOf = grown(this.#wordOf, Int32Array)
      this.#children = grown(this.#children, Uint8Array)
    }
    this.#wordOf[node] = word
    return node
  }

  #adopt(node: number, child: number, word: number): void {
    this.#sibling[child] = this.#child[node] as number
    this.#child[node] = child
    const count = Math.min(255, (this.#children[node] as number) + 1)
    this.#children[node] = count
    if (count < mapped) return
    const many = this.#many.get(node) ?? new Map<number, number>()
    if (many.size === 0)
      for (let one = child; one !== 0; one = this.#sibling[one] as number) many.set(this.#wordOf[one] as number, one)
    many.set(word, child)
    this.#many.set(node, many)
  }

  #numberOf(text: string): number {
    const units = unitsOf(text)
    return this.#words.numberOf(units, 0, units.length)
  }
}

/** The hit at this place, among those that begin where it does: they were found last. */
function sameAmongLast<Hit extends { start: number; end: number }>(hits: Hit[], start: number, end: number) {
  for (let at = hits.length - 1; at >= 0 && hits[at]?.start === start; at -= 1)
    if (hits[at]?.end === end) return hits[at]
  return undefined
}

/** From this many children on, a node finds them by a map. */
const mapped = 8

type Path = { words: string[]; capitals: boolean }

/** Names are only split with it: no word of it is ever asked for. */
const noWords = new WordTable()
const nameWords = new TextWords()

/** The words of a name, as they lead through the trie; null where there are none. */
function pathOf(name: string): Path | null {
  nameWords.read(name, noWords)
  const words: string[] = []
  for (let at = 0; at < nameWords.count; at += 1) {
    const word = String.fromCharCode(...nameWords.units.subarray(nameWords.from[at], nameWords.to[at]))
    if (at > 0 && staysOneWord(at)) words[words.length - 1] += word
    else {
      const between = name.slice(nameWords.end[at - 1] ?? 0, nameWords.start[at])
      if (at > 0 && nameWords.gap[at] === gaps.breaks) words.push(breakWord(between))
      words.push(word)
    }
  }
  return words.length === 0 ? null : { words, capitals: isAcronym(name) }
}

/** Parts of a name that its writers also write together: `Sana'a` and `Sanaa`, `U.S.` and `US`. */
function staysOneWord(at: number): boolean {
  const gap = nameWords.gap[at] as number
  const single = (index: number) => (nameWords.to[index] as number) - (nameWords.from[index] as number) === 1
  return gap === gaps.apostrophe || (gap === gaps.dot && single(at) && single(at - 1))
}

/** Punctuation inside a name, as a word of its own that no text holds: white space around it does not count. */
const breakWord = (between: string) => `\u0001${between.replace(/\s+/g, '')}`

/** `US`, `RT`, `U.N.`: in small letters it would be another word. */
export function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(name.replace(/\./g, '')) && !packed.test(name)
}
const packed = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}.]/u

/** The full stop that belongs to `U.S.` */
function withLastDot(text: string, start: number, end: number): number {
  return text.charCodeAt(end) === 0x2e && text.charCodeAt(end - 2) === 0x2e && end - start >= 3 ? end + 1 : end
}

/** Whether words are written as an acronym is, in a text that may have no capitals at all. */
class Caseless {
  readonly #text: string
  #hasCapitals: boolean | undefined

  constructor(text: string) {
    this.#text = text
  }

  fits(start: number, end: number): boolean {
    const words = this.#text.slice(start, end)
    if (words === words.toUpperCase()) return true
    this.#hasCapitals ??= /\p{Lu}/u.test(this.#text)
    return !this.#hasCapitals && !commonWords.has(words)
  }
}

const commonWords = new Set([
  'us',
  'who',
  'it',
  'is',
  'in',
  'un',
  'am',
  'as',
  'at',
  'he',
  'so',
  'to',
  'no',
  'or',
  'or',
  'all',
  'and',
  'may',
  'can',
  'aid',
  'are',
  'ice',
])
