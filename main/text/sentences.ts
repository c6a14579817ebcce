import { leafSeparator } from '#contract/article-text.ts'

export type Range = { start: number; end: number }

/** How much of a text is looked at on either side: a sentence longer than this is cut anyway. */
const reach = 4000

/** Abbreviations after which a capital letter does not open a new sentence. */
const abbreviation =
  /(?:^|[\s(“"'‘«])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Gov|Sen|Rep|Rev|Hon|Pres|No|Nos|Vol|Art|vs|cf|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|М|Mme|Mlle|(?:\p{Lu}\.)+\p{Lu}|г|гг|ул|им|тыс|млн|млрд|т\.\s?е|т\.\s?д)\.\s*$/u

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string | undefined): Intl.Segmenter {
  const key = language ?? 'und'
  let segmenter = segmenters.get(key)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(supported(key), { granularity: 'sentence' })
    segmenters.set(key, segmenter)
  }
  return segmenter
}

/** A language tag from an imported page may be nonsense; then the root rules serve. */
function supported(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'und'
  } catch {
    return 'und'
  }
}

/** The sentences of one leaf, as ranges of `text`, white space around them left out. */
export function sentencesOf(text: string, language?: string): Range[] {
  // A line break inside a leaf is a soft one: it ends a line, not a sentence.
  const flat = text.replace(/[\n\r\u0085\u2028\u2029]/g, ' ')
  const ranges: Range[] = []
  let open = false
  for (const { segment, index } of segmenterFor(language).segment(flat)) {
    const last = ranges.at(-1)
    if (open && last) last.end = index + segment.length
    else ranges.push({ start: index, end: index + segment.length })
    open = abbreviation.test(segment)
  }
  return ranges.map((range) => trimmed(text, range)).filter((range) => range.end > range.start)
}

function trimmed(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end)
  const lead = part.length - part.trimStart().length
  return { start: start + lead, end: start + Math.max(lead, part.trimEnd().length) }
}

/**
 * The sentence that holds a range, or the sentences it touches. Only a range that itself spans blocks reaches over a
 * block's border.
 */
export function sentenceRange(text: string, start: number, end: number, language?: string): Range {
  const first = sentenceAt(text, start, language)
  const last = sentenceAt(text, Math.max(start, end - 1), language)
  return { start: Math.min(start, first.start), end: Math.max(end, last.end) }
}

/** The sentence that the character at `offset` belongs to. */
function sentenceAt(text: string, offset: number, language: string | undefined): Range {
  const block = blockAt(text, offset)
  const found = sentencesOf(text.slice(block.start, block.end), language).findLast(
    (sentence) => block.start + sentence.start <= offset,
  )
  return found
    ? { start: block.start + found.start, end: block.start + found.end }
    : { start: offset, end: Math.min(offset + 1, text.length) }
}

/** The block that holds `offset`, but no more of it than a reach on either side. */
function blockAt(text: string, offset: number): Range {
  const from = Math.max(0, offset - reach)
  const opening = offset > 0 ? text.lastIndexOf(leafSeparator, offset - 1) : -1
  const closing = text.indexOf(leafSeparator, offset)
  const start = opening < 0 ? 0 : opening + leafSeparator.length
  return {
    start: wholeCharacter(text, Math.max(from, start)),
    end: Math.min(closing < 0 ? text.length : closing, offset + reach),
  }
}

/**
 * The sentence that holds a range, on one line, for a card or a list. A sentence longer than `limit` characters is cut
 * at words around the range, with an ellipsis where something is left out.
 */
export function sentenceAround(
  text: string,
  { start, end }: Range,
  { language, limit = 400 }: { language?: string | undefined; limit?: number } = {},
): string {
  const sentence = sentenceRange(text, start, end, language)
  const cut = within(text, sentence, { start, end }, limit)
  const before = cut.start > sentence.start ? '…' : ''
  const after = cut.end < sentence.end ? '…' : ''
  return before + text.slice(cut.start, cut.end).replace(/\s+/g, ' ').trim() + after
}

/** The part of a sentence to show: all of it, or a window around the range whose borders stand between words. */
function within(text: string, sentence: Range, range: Range, limit: number): Range {
  if (sentence.end - sentence.start <= limit) return sentence
  const room = Math.max(0, limit - (range.end - range.start)) >> 1
  const start = Math.max(sentence.start, range.start - room)
  const end = Math.min(sentence.end, Math.min(range.end + room, start + limit))
  return {
    start: start === sentence.start ? start : wordStart(text, start, range.start),
    end: end === sentence.end ? end : wordEnd(text, end, range),
  }
}

function wordStart(text: string, from: number, most: number): number {
  const space = text.slice(from, most).search(/\s/)
  return space < 0 ? wholeCharacter(text, from) : from + space + 1
}

function wordEnd(text: string, to: number, range: Range): number {
  const least = Math.min(range.end, to)
  const space = Math.max(text.lastIndexOf(' ', to), text.lastIndexOf('\n', to))
  return space <= Math.max(least - 1, range.start) ? wholeCharacter(text, to) : space
}

/** Steps back from the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
