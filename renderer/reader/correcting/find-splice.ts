import type { Splice } from './anchors.ts'

/**
 * The one change that makes `after` of `before`, or null when there is none. Where a letter repeats, several places
 * would do and the texts cannot tell which was meant: the caret can. What was typed ends at it, what was deleted was
 * beside it.
 */
export function findSplice(before: string, after: string, caret: number | null): Splice | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  const head = sharedHead(before, after, most)
  const tail = sharedTail(before, after, most)
  const by = after.length - before.length
  // Head and tail overlap where the change could as well stand further left.
  const last = head
  const first = Math.max(0, Math.min(head, most - tail))
  const wanted = caret === null ? last : by > 0 ? caret - by : caret
  const at = isPlain(before, after, first, last) ? Math.min(Math.max(wanted, first), last) : last
  const end = Math.min(tail, most - at)
  return { at, del: before.length - end - at, ins: after.length - end - at }
}

/** Whether the change is nothing but an insertion or a deletion, which alone can slide. */
const isPlain = (before: string, after: string, first: number, last: number) =>
  first < last && before.length !== after.length

function sharedHead(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++
  // Half a character is no shared one.
  return isHigh(a.charCodeAt(length - 1)) ? length - 1 : length
}

function sharedTail(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  return isLow(a.charCodeAt(a.length - length)) && length > 0 ? length - 1 : length
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
