import { AhoCorasick as Plain } from '@monyone/aho-corasick'
import { AhoCorasick as Fast } from '@monyone/aho-corasick/fast'
import Modern from 'modern-ahocorasick'
import { wordsOf } from '../../../main/text/words.ts'
import { foldText } from '../../../main/text/fold.ts'

export type Place = { start: number; end: number }
export type Matcher = { name: string; build: (patterns: string[]) => (text: string) => Place[] }

/**
 * The npm packages, each given what it needs to find the same: patterns and text folded beforehand, every run of
 * joining characters one space. They match anywhere inside words, so whole words are kept afterwards.
 */
export const rivals: Matcher[] = [
  {
    name: '@monyone/aho-corasick',
    build: (patterns) => {
      const matcher = new Plain(patterns)
      return (text) =>
        wholeWords(
          text,
          matcher.matchInText(text),
          (hit) => hit.begin,
          (hit) => hit.end,
        )
    },
  },
  {
    name: '@monyone/aho-corasick/fast',
    build: (patterns) => {
      const matcher = new Fast(patterns)
      return (text) =>
        wholeWords(
          text,
          matcher.matchInText(text),
          (hit) => hit.begin,
          (hit) => hit.end,
        )
    },
  },
  {
    name: 'modern-ahocorasick',
    build: (patterns) => {
      const matcher = new Modern(patterns)
      return (text) =>
        wholeWords(
          text,
          matcher.search(text),
          (hit) => hit.start,
          (hit) => hit.end,
        )
    },
  },
]

function wholeWords<Hit>(
  text: string,
  hits: Iterable<Hit>,
  startOf: (hit: Hit) => number,
  endOf: (hit: Hit) => number,
) {
  const found: Place[] = []
  for (const hit of hits) {
    const start = startOf(hit)
    const end = endOf(hit)
    if (isBorder(text, start - 1) && isBorder(text, end)) found.push({ start, end })
  }
  return found
}

/** The text given to rivals has nothing between words but spaces and bars. */
function isBorder(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || Number.isNaN(unit)
}

/** A text as rivals need it: folded words with one space between them, a bar where no name goes on. */
export function prepared(text: string): string {
  let end = 0
  const parts: string[] = []
  for (const word of wordsOf(text)) {
    const between = text.slice(end, word.start)
    if (parts.length > 0) parts.push(/^(?:[\s\p{Dash}]+|’)$/u.test(between) && !between.includes('\n\n') ? ' ' : ' | ')
    parts.push(foldText(word.text, 'name'))
    end = word.end
  }
  return parts.join('')
}
