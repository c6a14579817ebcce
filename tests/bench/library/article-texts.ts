import type { Block } from '#contract/article-text.ts'
import { plainTextOf } from '#contract/article-text.ts'
import type { EntityId } from '#contract/ids.ts'
import { sha256Of } from '../../../main/library/hashes.ts'
import type { Names } from './names.ts'
import type { Plan } from './plan.ts'
import { below, chance, type Random } from './random.ts'
import { capitalised, type Words } from './words.ts'

/** The text of one article, and what a coder would see in it. Offsets count UTF-16 code units of the plain text. */
export type MadeText = {
  title: string
  /** The content file, with its keys in the fixed order. */
  json: string
  textSha256: string
  plain: string
  sentences: { start: number; end: number }[]
  mentions: { start: number; end: number; entityId: EntityId }[]
}

/** Makes article texts one by one: sentences of 8 to 28 words, paragraphs of 2 to 6, names spliced in. */
export function textMaker(plan: Plan, words: Words, names: Names): (n: number) => MadeText {
  let last: { n: number; made: MadeText } | null = null
  return (n) => {
    // Passages, claims and notes ask for the same article again and again.
    if (last?.n !== n) last = { n, made: new Writing(plan, words, names, n).whole() }
    return last.made
  }
}

class Writing {
  readonly #plan: Plan
  readonly #words: Words
  readonly #names: Names
  readonly #random: Random
  readonly #length: number
  readonly #sentences: MadeText['sentences'] = []
  readonly #mentions: MadeText['mentions'] = []
  #at = 0

  constructor(plan: Plan, words: Words, names: Names, n: number) {
    this.#plan = plan
    this.#words = words
    this.#names = names
    this.#random = plan.random('text', n)
    // A tenth of the mean at least, three times at most, and now and then a very long one.
    const share = chance(this.#random, 0.002) ? 12 : 0.1 + 0.9 * -Math.log(1 - this.#random() * 0.96)
    this.#length = plan.sizes.textKb * 1024 * share
  }

  whole(): MadeText {
    const title = this.#sentence(4 + below(this.#random, 7), false).replace(/[.,]/g, '')
    this.#mentions.length = 0
    const blocks: Block[] = []
    while (this.#at < this.#length || blocks.length === 0) {
      blocks.push(this.#block(blocks.length))
      this.#at += 2
    }
    const json = JSON.stringify({ blocks })
    const plain = plainTextOf(blocks)
    return { title, json, textSha256: sha256Of(json), plain, sentences: this.#sentences, mentions: this.#mentions }
  }

  /** Keys in alphabetical order, as content files have them. */
  #block(index: number): Block {
    if (index > 0 && chance(this.#random, 0.05)) {
      const text = this.#sentence(3 + below(this.#random, 5)).slice(0, -1)
      this.#at -= 1
      this.#sentences.pop()
      return { kind: 'heading', level: 2, text }
    }
    const sentences: string[] = []
    for (let count = 2 + below(this.#random, 5); count > 0; count--) {
      if (sentences.length > 0) this.#at += 1
      sentences.push(this.#sentence(8 + below(this.#random, 21)))
    }
    return { kind: chance(this.#random, 0.05) ? 'quote' : 'paragraph', text: sentences.join(' ') }
  }

  #sentence(count: number, counted = true): string {
    const start = this.#at
    let text = ''
    let previous: string | null = null
    while (count-- > 0) {
      const [piece, bare] = this.#piece(previous, text === '', start + text.length + (text === '' ? 0 : 1))
      text += text === '' ? piece : ' ' + piece
      previous = bare
    }
    text = text.replace(/,$/, '') + '.'
    if (counted) {
      this.#at = start + text.length
      this.#sentences.push({ start, end: this.#at })
    }
    return text
  }

  /** A word or a name, and the word that the next one follows. */
  #piece(previous: string | null, opens: boolean, at: number): [piece: string, bare: string | null] {
    if (chance(this.#random, 0.06)) return [this.#mention(at), null]
    const word = this.#words.next(this.#random, previous)
    const comma = !opens && chance(this.#random, 0.06) ? ',' : ''
    return [(opens ? capitalised(word) : word) + comma, word.toLowerCase()]
  }

  #mention(at: number): string {
    const { actors, events, id } = this.#plan
    if (actors + events === 0) return this.#words.rare(this.#random)
    const isEvent = actors === 0 || (events > 0 && chance(this.#random, 0.25))
    const n = isEvent ? this.#names.drawEvent(this.#random) : this.#names.drawActor(this.#random)
    const { name, aliases } = isEvent ? this.#names.event(n) : this.#names.actor(n)
    const alias = chance(this.#random, 0.3) ? aliases[below(this.#random, aliases.length)] : undefined
    const text = (alias?.name ?? name).normalize('NFC')
    const entityId = isEvent ? id('event', n) : id('actor', n)
    this.#mentions.push({ start: at, end: at + text.length, entityId })
    return chance(this.#random, 0.15) ? `${text}’s` : text
  }
}
