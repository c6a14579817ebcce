import type { Target } from '#contract/passage.ts'
import { alignTexts } from '../../main/passages/align-texts.ts'
import { placePassage } from '../../main/passages/place-passage.ts'
import { reanchor } from '../../main/passages/reanchor.ts'
import { randomFrom } from './library/random.ts'
import { type Edited, editLevels } from './reanchor/edited-text.ts'
import { anchoredByHypothesis } from './reanchor/hypothesis.ts'
import { median, type Result } from './result.ts'

export const name =
  'Finding 1,000 passages of a 100 KB text again after it was edited, against the Hypothesis algorithm'

const passages = 1000
const rounds = 3
/** At least so much of the passage, and of what was found, must be the same. */
const overlap = 0.85

type Range = { start: number; end: number }
/** What a way of finding made of each passage; null where it found nothing. */
type Found = (Range | null)[]
type Way = (before: string, after: string, targets: readonly Target[]) => Found
type Tally = { milliseconds: number[]; ok: number; falseFinds: number; unsure: number }

const ways: Record<'ours' | 'hypothesis', Way> = {
  ours: (before, after, targets) => {
    const alignment = alignTexts(before, after)
    return targets.map((target) => {
      const found = reanchor(alignment, target)
      return found.outcome === 'orphaned' ? null : found
    })
  },
  hypothesis: (_, after, targets) => targets.map((target) => anchoredByHypothesis(after, target)),
}

/** Both ways find the same passages in the same texts, in turns; where each passage went is known. */
export async function run(): Promise<Result> {
  const random = randomFrom(20_230_920)
  const levels = editLevels(random)
  const [first] = levels as [Edited]
  const targets = Array.from({ length: passages }, () => targetIn(first.text, random))
  for (const level of levels) for (const way of Object.values(ways)) way(first.text, level.text, targets.slice(0, 100))
  const details: Result['details'] = { characters: first.text.length, passages }
  let last: { truth: Found; ours: Tally; hypothesis: Tally } | undefined
  for (const level of levels) {
    const truth = targets.map((target) => truthOf(level, target))
    const tallies = { ours: newTally(), hypothesis: newTally() }
    for (let round = 0; round < rounds; round++)
      for (const way of ['ours', 'hypothesis'] as const)
        measure(way, first.text, level.text, targets, truth, tallies[way])
    last = { truth, ...tallies }
    for (const way of ['ours', 'hypothesis'] as const) details[`${level.name}: ${way}`] = told(tallies[way], truth)
  }
  if (!last) throw new Error('No level was measured')
  const { truth, ours, hypothesis } = last
  const score = (tally: Tally) => (100 * tally.ok) / kept(truth)
  return {
    ratios: [
      {
        what: 'Hypothesis / ours, time at the last level',
        value: median(hypothesis.milliseconds) / median(ours.milliseconds),
        goal: { atLeast: 40 },
      },
      { what: 'found, ours − Hypothesis, points', value: score(ours) - score(hypothesis), goal: { atLeast: -0.5 } },
      {
        what: 'deleted quotes falsely found, ours − Hypothesis',
        value: ours.falseFinds - hypothesis.falseFinds,
        goal: { atMost: -1 },
      },
      { what: 'ours, milliseconds for all', value: median(ours.milliseconds), goal: { atMost: 100 } },
    ],
    details,
  }
}

const newTally = (): Tally => ({ milliseconds: [], ok: 0, falseFinds: 0, unsure: 0 })
const kept = (truth: Found) => truth.filter((place) => place !== null).length

function told(tally: Tally, truth: Found): string {
  const { milliseconds, ok, falseFinds } = tally
  const deleted = truth.length - kept(truth)
  const found = ((100 * ok) / kept(truth)).toFixed(1)
  return `${found} % found, ${falseFinds}/${deleted} deleted ones falsely found, ${median(milliseconds).toFixed(0)} ms`
}

function measure(
  way: keyof typeof ways,
  before: string,
  after: string,
  targets: readonly Target[],
  truth: Found,
  tally: Tally,
): void {
  const start = performance.now()
  const found = ways[way](before, after, targets)
  tally.milliseconds.push(performance.now() - start)
  tally.ok = found.filter((place, index) => place && truth[index] && isSame(place, truth[index])).length
  tally.falseFinds = found.filter((place, index) => place && truth[index] === null).length
}

function isSame(one: Range, other: Range): boolean {
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return both >= overlap * Math.max(one.end - one.start, other.end - other.start)
}

function targetIn(text: string, random: () => number): Target {
  const length = 40 + Math.floor(random() * 260)
  const start = Math.floor(random() * (text.length - length))
  return placePassage(text, '0'.repeat(64), start, start + length)
}

/** From the first to the last character that is, or stands in for, one of the passage; null when none is left. */
function truthOf({ origins }: Edited, { start, end }: Target): Range | null {
  const inside = (at: number) => (origins[at] ?? -1) >= start && (origins[at] ?? -1) < end
  let [from, to] = [0, origins.length]
  while (from < to && !inside(from)) from += 1
  while (to > from && !inside(to - 1)) to -= 1
  return from < to ? { start: from, end: to } : null
}
