import search, { type Match } from 'approx-string-match'
import type { Target } from '#contract/passage.ts'

/**
 * How the Hypothesis client anchors a quote (`src/annotator/anchoring/match-quote.ts`, BSD-2-Clause), with its weights
 * and limits: at its position when the words are there, else every exact or approximate occurrence in the whole text,
 * scored by its words, its surroundings and its distance.
 */
export function anchoredByHypothesis(text: string, target: Target): { start: number; end: number } | null {
  const { start, end, exact } = target
  if (text.slice(start, end) === exact) return { start, end }
  const matches = occurrences(text, exact, Math.min(256, exact.length / 2))
  const scored = matches.map((match) => ({ match, score: scoreOf(text, target, match) }))
  scored.sort((a, b) => b.score - a.score)
  return scored[0]?.match ?? null
}

function occurrences(text: string, words: string, maxErrors: number): Match[] {
  const exact: Match[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    exact.push({ start: at, end: at + words.length, errors: 0 })
  return exact.length > 0 ? exact : search(text, words, maxErrors)
}

const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 }

function scoreOf(text: string, { exact, prefix, suffix, start }: Target, match: Match): number {
  const quote = 1 - match.errors / exact.length
  const before = prefix ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) : 1
  const after = suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1
  const position = 1 - Math.abs(match.start - start) / text.length
  const sum = weights.quote * quote + weights.prefix * before + weights.suffix * after + weights.position * position
  return sum / (weights.quote + weights.prefix + weights.suffix + weights.position)
}

function likeness(text: string, words: string): number {
  if (words === '' || text === '') return 0
  const [first] = occurrences(text, words, words.length)
  return first ? 1 - first.errors / words.length : 0
}
