/** A made-up article of about 100 KB, edited step by step; where each of its characters went is known throughout. */
export type Edited = {
  name: string
  text: string
  /** For every character the one of the first text that it is, or stands in for; -1 for new ones. */
  origins: Int32Array
}

type Random = () => number
type Piece = { text: string; from: number; length: number }

/** The same for the same seed: untouched, then each level with the edits of those before it. */
export function editLevels(random: Random): Edited[] {
  const text = articleOf(random)
  const untouched = { name: 'untouched', text, origins: Int32Array.from(text, (_, index) => index) }
  const lead = withLead(untouched, random)
  const words = withWordsEdited(lead, 0.04, random)
  return [untouched, lead, words, withParagraphsDeleted(words, 0.06, random)]
}

function articleOf(random: Random): string {
  const paragraphs: string[] = []
  for (let length = 0; length < 100_000; length += (paragraphs.at(-1)?.length ?? 0) + 2)
    paragraphs.push(paragraphOf(random))
  return paragraphs.join('\n\n')
}

function paragraphOf(random: Random): string {
  const sentences = Array.from({ length: 3 + Math.floor(random() * 6) }, () => sentenceOf(random))
  return sentences.join(' ')
}

const phrases = ['the ministry said on Tuesday', 'according to local officials', 'in the early hours of', 'has not yet']
const short = ['the', 'of', 'and', 'a', 'in', 'to', 'that', 'on', 'was', 'with', 'for', 'by', 'from', 'after']

function sentenceOf(random: Random): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 18) }, () => {
    const kind = random()
    if (kind < 0.4) return one(short, random)
    return kind < 0.43 ? one(phrases, random) : wordOf(random)
  })
  const sentence = words.join(' ')
  const spoken = random() < 0.15 ? `“${sentence},” said ${capital(wordOf(random))}’s spokesman` : sentence
  return capital(spoken) + '.'
}

/** Few words are frequent and many are rare, as in any language. */
function wordOf(random: Random): string {
  let number = Math.floor(20_000 * random() ** 4)
  let word = ''
  for (let syllable = 0; syllable < 2 || number > 0; syllable++) {
    word += 'bdfgklmnprstvz'.charAt(number % 14) + 'aeiou'.charAt(Math.floor(number / 14) % 5)
    number = Math.floor(number / 70)
  }
  return random() < 0.03 ? `${word}’s` : word
}

const one = <Item>(items: readonly Item[], random: Random) => items[Math.floor(random() * items.length)] as Item
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A new lead paragraph, and every curly quote straightened. */
function withLead({ text, origins }: Edited, random: Random): Edited {
  const straight = text.replace(/[’“”]/g, (quote) => (quote === '’' ? "'" : '"'))
  return edited('new lead, quotes straightened', { text: straight, origins }, [
    { text: `${paragraphOf(random)}\n\n`, from: 0, length: 0 },
  ])
}

/** So many of its words replaced, taken out, or given a new one before them. */
function withWordsEdited(before: Edited, share: number, random: Random): Edited {
  const pieces: Piece[] = []
  for (const { 0: word, index } of before.text.matchAll(/[\p{L}'’]+ /gu)) {
    if (random() >= share) continue
    const how = random()
    if (how < 0.5) pieces.push({ text: `${wordOf(random)} `, from: index, length: word.length })
    else if (how < 0.75) pieces.push({ text: '', from: index, length: word.length })
    else pieces.push({ text: `${wordOf(random)} `, from: index, length: 0 })
  }
  return edited(`+ ${share * 100} % of words edited`, before, pieces)
}

function withParagraphsDeleted(before: Edited, share: number, random: Random): Edited {
  const pieces: Piece[] = []
  const paragraphs = before.text.split(/(?<=\n\n)/)
  const drawn = new Set<number>()
  while (drawn.size < paragraphs.length * share) drawn.add(Math.floor(random() * paragraphs.length))
  let from = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    if (drawn.has(index)) pieces.push({ text: '', from, length: paragraph.length })
    from += paragraph.length
  }
  return edited(`+ ${share * 100} % of paragraphs deleted`, before, pieces)
}

/** Puts pieces, in order, in place of what they replace. What replaces a word stands in for it. */
function edited(name: string, { text, origins }: Omit<Edited, 'name'>, pieces: readonly Piece[]): Edited {
  let made = ''
  const origin: number[] = []
  let at = 0
  for (const piece of pieces) {
    made += text.slice(at, piece.from) + piece.text
    for (; at < piece.from; at++) origin.push(origins[at] ?? -1)
    for (let index = 0; index < piece.text.length; index++)
      origin.push(piece.length === 0 ? -1 : (origins[piece.from + Math.min(index, piece.length - 1)] ?? -1))
    at = piece.from + piece.length
  }
  made += text.slice(at)
  for (; at < text.length; at++) origin.push(origins[at] ?? -1)
  return { name, text: made, origins: Int32Array.from(origin) }
}
