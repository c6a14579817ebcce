import type { Fate, Pending } from './model-disk.ts'

/** Up to this many pending changes every choice among them is tried. */
const everyChoiceUpTo = 6

/**
 * What can become of pending changes in a crash. Of a few, every choice; of more, every prefix, each one missing, each
 * one alone, and some drawn by lot from a fixed seed: 2^n cannot all be tried. Besides, each write is torn once in the
 * middle and once into zeros, with everything else there, and with nothing after it.
 */
export function* fatesOf(pending: readonly Pending[], draws: number): Generator<Fate> {
  const n = pending.length
  for (const chosen of n <= everyChoiceUpTo ? everyChoice(n) : someChoices(n, draws)) yield fateOf(pending, chosen)
  for (const [index, { kind }] of pending.entries()) {
    if (kind !== 'bytes') continue
    for (const how of ['half', 'zeros'] as const) {
      yield { ...fateOf(pending, () => true), torn: { index, how } }
      yield { ...fateOf(pending, (at) => at <= index), torn: { index, how } }
    }
  }
}

type Choice = (index: number) => boolean

/** A name that moved to another folder stands in the old one for as long as it does not stand in the new one. */
function fateOf(pending: readonly Pending[], chosen: Choice): Fate {
  return {
    kept: (one, index) =>
      chosen(index) &&
      (one.kind !== 'names' || !one.after || !pending.includes(one.after) || chosen(pending.indexOf(one.after))),
  }
}

function* everyChoice(n: number): Generator<Choice> {
  for (let bits = 0; bits < 1 << n; bits++) yield (index) => (bits & (1 << index)) !== 0
}

function* someChoices(n: number, draws: number): Generator<Choice> {
  for (let cut = 0; cut <= n; cut++) yield (index) => index < cut
  for (let one = 0; one < n; one++) yield (index) => index !== one
  for (let one = 0; one < n; one++) yield (index) => index === one
  let seed = n
  for (let draw = 0; draw < draws; draw++) {
    const bits = Array.from({ length: n }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed > 0x7fffffff
    })
    yield (index) => bits[index] ?? false
  }
}
