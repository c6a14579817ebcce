import { wordAround } from '../text/words.ts'
import type { Alignment } from './align-texts.ts'
import type { Range } from './reanchor.ts'

/** Signs that join what stands on either side into one: `twenty-seven`, `1,007`, `7.5`, `Guterres’s`. */
const joinedBefore = /(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}]*[-\u2010\u2011'’.,:/])+$/u
const joinedAfter = /^(?:[-\u2010\u2011'’.,:/][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)+/u
const endsInWord = /[\p{L}\p{N}\p{M}]$/u
const beginsWithWord = /^[\p{L}\p{N}]/u
/** How far what is joined may reach. */
const longest = 100

/**
 * What was put on to a passage's first or last word belongs to it: `seven` that became `twenty-seven` is not intact. An
 * edge inside a word, where someone had put it there, stays.
 */
export function withWholeWords({ before, after }: Alignment, range: Range, { start, end }: Range): Range {
  const first = isAsBefore(before, range.start, after, start) || startOfWord(before, range.start) < range.start
  const last = isAsBefore(before, range.end, after, end) || endOfWord(before, range.end) > range.end
  return { start: first ? start : startOfWord(after, start), end: last ? end : endOfWord(after, end) }
}

/** Most edges have the neighbours they had. */
function isAsBefore(before: string, was: number, after: string, is: number): boolean {
  return before.slice(Math.max(0, was - 2), was + 2) === after.slice(Math.max(0, is - 2), is + 2)
}

function startOfWord(text: string, at: number): number {
  const start = wordAround(text, at)?.start ?? at
  const joined = joinedBefore.exec(text.slice(Math.max(0, start - longest), start))
  return joined && beginsWithWord.test(text.slice(start, start + 2)) ? start - joined[0].length : start
}

function endOfWord(text: string, at: number): number {
  const end = wordAround(text, at)?.end ?? at
  const joined = joinedAfter.exec(text.slice(end, end + longest))
  return joined && endsInWord.test(text.slice(Math.max(0, end - 2), end)) ? end + joined[0].length : end
}
