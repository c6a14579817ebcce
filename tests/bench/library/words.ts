import { seedText } from '../../../main/sample/seed-text.ts'
import { below, chance, oneOf, type Random, randomFrom, seedOf, zipf } from './random.ts'

/**
 * Words as an article has them: half of the steps follow the seed article word by word (which word follows which), the
 * other half draw from 60,000 made-up words by Zipf's law, of which 6 % carry Latin diacritics, 8 % are Cyrillic and
 * 1 % Armenian. Made-up words have no grammar: stemming cannot be judged by them.
 */
export type Words = {
  /** The word after `previous`, or the first one. */
  next: (random: Random, previous: string | null) => string
  /** A made-up word by Zipf's law. */
  rare: (random: Random) => string
}

const vocabularySize = 60_000

export function wordsFor(seed: number): Words {
  const vocabulary = vocabularyOf(randomFrom(seedOf(seed, 'vocabulary')))
  const rank = zipf(vocabularySize, 1.05)
  const { starts, follows } = chainOf(seedText)
  const rare = (random: Random) => vocabulary[rank(random)] ?? ''
  const next = (random: Random, previous: string | null) => {
    if (previous === null) return oneOf(random, starts)
    if (!chance(random, 0.5)) return rare(random)
    const following = follows.get(previous)
    return following ? oneOf(random, following) : oneOf(random, starts)
  }
  return { next, rare }
}

/** Which words follow which in a text, and which begin a sentence. */
function chainOf(text: string): { starts: string[]; follows: Map<string, string[]> } {
  const starts: string[] = []
  const follows = new Map<string, string[]>()
  for (const sentence of text.split(/[.\n]+/)) {
    const words = sentence.match(/[\p{L}\p{N}]+(?:[’,-][\p{L}\p{N}]+)*/gu) ?? []
    words.forEach((word, index) => {
      if (index === 0) starts.push(word.toLowerCase())
      const before = words[index - 1]?.toLowerCase() ?? null
      if (before !== null) follows.set(before, [...(follows.get(before) ?? []), word])
    })
  }
  return { starts, follows }
}

const scripts = {
  latin: [
    'ba',
    'ki',
    'ro',
    'men',
    'tal',
    'so',
    'de',
    'lin',
    'gor',
    'pa',
    'ice',
    'ran',
    'ste',
    'ver',
    'mo',
    'ul',
    'ent',
  ],
  marked: ['bé', 'kí', 'rö', 'mañ', 'tål', 'şo', 'dè', 'lı', 'ğor', 'pâ', 'çe', 'ün', 'ště', 'vər', 'mø', 'ő', 'ła'],
  cyrillic: ['ба', 'ки', 'ро', 'мен', 'тал', 'со', 'де', 'лин', 'гор', 'ша', 'нов', 'тра', 'ий', 'щё', 'вы', 'ю'],
  armenian: ['բա', 'կի', 'րո', 'մեն', 'տալ', 'սո', 'դե', 'լին', 'գոր', 'շա', 'նով', 'ան', 'յան', 'եր', 'ու'],
} as const

export type Script = keyof typeof scripts

/** A made-up word of one script. */
export function madeUp(random: Random, script: Script, syllables = 1 + below(random, 3) + below(random, 2)): string {
  const plain = script === 'marked' ? [...scripts.latin, ...scripts.marked] : scripts[script]
  let word = script === 'marked' ? oneOf(random, scripts.marked) : oneOf(random, plain)
  for (let count = 1; count < syllables; count++) word += oneOf(random, plain)
  return word
}

function vocabularyOf(random: Random): string[] {
  const seen = new Set<string>()
  while (seen.size < vocabularySize) {
    const at = random()
    const script = at < 0.06 ? 'marked' : at < 0.14 ? 'cyrillic' : at < 0.15 ? 'armenian' : 'latin'
    const word = madeUp(random, script)
    // A word that is there already gets one syllable more, so that this ends.
    seen.add(seen.has(word) ? word + madeUp(random, script, 2) : word)
  }
  return [...seen]
}

export function capitalised(word: string): string {
  const [first = ''] = word
  return first.toUpperCase() + word.slice(first.length)
}
