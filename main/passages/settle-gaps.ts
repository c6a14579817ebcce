import type { Stretch } from './align-texts.ts'

/** How far a gap is moved to a better place. */
const furthest = 2000

/**
 * What was put in or taken out often fits in several places: after “The cat.” the words “The dog.” may have come before
 * its “The” or after it. Of those places the one between paragraphs is meant, else between sentences, else between words.
 */
export function settled(before: string, after: string, shared: readonly Stretch[]): Stretch[] {
  const moved = shared.map((stretch) => ({ ...stretch }))
  for (let index = 1; index < moved.length; index++) {
    const [one, next] = [moved[index - 1], moved[index]]
    if (!one || !next) continue
    const taken = next.from - one.from - one.length
    const put = next.to - one.to - one.length
    if (taken > 0 && put > 0) continue
    const [text, start, end] =
      put > 0 ? [after, one.to + one.length, next.to] : [before, one.from + one.length, next.from]
    const by = bestShift(text, start, end, Math.min(one.length, furthest), Math.min(next.length, furthest))
    one.length += by
    next.from += by
    next.to += by
    next.length -= by
  }
  return moved
}

/** How far the gap from `start` to `end` should move, back (below 0) or on, through text that repeats around it. */
function bestShift(text: string, start: number, end: number, mostBack: number, mostOn: number): number {
  let [best, by] = [fitness(text, start) + fitness(text, end), 0]
  const consider = (shift: number) => {
    const fit = fitness(text, start + shift) + fitness(text, end + shift)
    if (fit > best) [best, by] = [fit, shift]
  }
  for (let back = 1; back <= mostBack; back++) {
    if (text.charCodeAt(start - back) !== text.charCodeAt(end - back)) break
    consider(-back)
  }
  for (let on = 1; on <= mostOn; on++) {
    if (text.charCodeAt(start + on - 1) !== text.charCodeAt(end + on - 1)) break
    consider(on)
  }
  return by
}

const paragraph = 4
const line = 3
const sentence = 2
const word = 1

/** How good a place to cut a text is. */
function fitness(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return paragraph
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if (before === 0x0a) return text.charCodeAt(at - 2) === 0x0a ? paragraph : line
  if (after === 0x0a) return line
  if (before !== 0x20) return after === 0x20 ? word : 0
  return /[.!?…:;,。！？۔։]/.test(text.charAt(at - 2)) ? sentence : word
}
