import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Passage } from '#contract/passage.ts'
import { alignTexts } from '../../../main/passages/align-texts.ts'
import { placePassage } from '../../../main/passages/place-passage.ts'
import { reanchor } from '../../../main/passages/reanchor.ts'
import { type Renewed, renewPassage } from '../../../main/passages/renew-passage.ts'
import { distinctParagraphs, rangeIn, repetitiveParagraphs, places } from './random-texts.ts'

/** What became of some words: the outcome, and the words they are now. */
function cameOf(before: string, words: string, after: string): string {
  const start = before.indexOf(words)
  if (start < 0) throw new Error(`No "${words}" in the text`)
  const found = reanchor(alignTexts(before, after), { start, end: start + words.length })
  return found.outcome === 'orphaned' ? 'orphaned' : `${found.outcome}: ${after.slice(found.start, found.end)}`
}

const text = `Azerbaijan launched a military operation on Tuesday. RT reported it first.

At least seven civilians were killed and 35 others injured, the authorities said.

“Stop the violence,” said Zakharova in Moscow.`

describe('a passage after an edit', () => {
  test.each([
    [
      'is intact behind a new lead',
      'seven civilians',
      (one: string) => `A new lead.\n\n${one}`,
      'intact: seven civilians',
    ],
    [
      'changes where a word in it was replaced',
      'At least seven civilians were killed',
      (one: string) => one.replace('seven', 'nine'),
      'changed: At least nine civilians were killed',
    ],
    [
      'takes in what replaced its first word',
      'seven civilians were killed',
      (one: string) => one.replace('seven', 'nine'),
      'changed: nine civilians were killed',
    ],
    [
      'takes in what replaced its last word',
      'civilians were killed',
      (one: string) => one.replace('killed', 'hurt badly'),
      'changed: civilians were hurt badly',
    ],
    ['grows with its last word', 'others', (one: string) => one.replace('others', 'othersides'), 'changed: othersides'],
    [
      'grows with what is joined to its first word',
      'seven civilians',
      (one: string) => one.replace('seven', 'twenty-seven'),
      'changed: twenty-seven civilians',
    ],
    ['grows with a figure', '35', (one: string) => one.replace('35', '1,35.5'), 'changed: 1,35.5'],
    ['ends before a full stop as it did', 'in Moscow', (one: string) => `${one} Then more.`, 'intact: in Moscow'],
    [
      'does not grow with the words beside it',
      'RT reported',
      (one: string) => one.replace('RT', 'But RT'),
      'intact: RT reported',
    ],
    [
      'shrinks with what was cut from it',
      'killed and 35 others injured',
      (one: string) => one.replace(' injured', ''),
      'changed: killed and 35 others',
    ],
    [
      'is a spelling put right',
      'Azerbaijan',
      (one: string) => one.replace('Azerbaijan', 'Azerbaidjan'),
      'changed: Azerbaidjan',
    ],
    [
      'is orphaned with its paragraph',
      'seven civilians were killed',
      (one: string) => one.replace(/At least.*\n\n/, ''),
      'orphaned',
    ],
    [
      'is orphaned where other words stand now',
      'Zakharova',
      (one: string) => one.replace('Zakharova', 'Blinken'),
      'orphaned',
    ],
    [
      'has moved with a paragraph put elsewhere',
      'Azerbaijan launched a military operation',
      (one: string) => {
        const [first, ...rest] = one.split('\n\n')
        return [...rest, first].join('\n\n')
      },
      'moved: Azerbaijan launched a military operation',
    ],
    [
      'has perhaps moved where words much like it stand nearby',
      'seven civilians were killed and 35',
      (one: string) => one.replace(/At least.*/, 'X y zevn civilianz ware kiled amd 35 q.'),
      'moved: zevn civilianz ware kiled amd 35',
    ],
  ])('%s', (_, words, edit, expected) => {
    expect(cameOf(text, words, edit(text))).toBe(expected)
  })

  test('is put on no words elsewhere that stand there twice', () => {
    const between = 'Quite other news follow here and go on. '.repeat(30)
    const before = `The ceasefire began today.\n\n${between}`
    const after = `${between}\n\nThe ceasefire began today.\n\nBreak.\n\nThe ceasefire began today.`
    expect(cameOf(before, 'The ceasefire began today', after)).toBe('orphaned')
  })

  test('is soon given up where all was written anew', () => {
    const count = (word: string) => Array.from({ length: 12_000 }, (_, index) => `${word}${index}`).join(' ')
    const alignment = alignTexts(count('old'), count('new'))
    const start = performance.now()
    for (let at = 0; at < 500; at++)
      expect(reanchor(alignment, { start: at * 100, end: at * 100 + 300 }).outcome).toBe('orphaned')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('is found in scripts without spaces and from right to left', () => {
    expect(cameOf('双方签署了和平协议。战争结束。', '和平协议', '昨天双方在莫斯科签署了和平协议。战争结束。')).toBe(
      'intact: 和平协议',
    )
    expect(cameOf('وقع الطرفان اتفاق السلام في موسكو.', 'اتفاق السلام', 'أمس وقع الطرفان اتفاق السلام في باكو.')).toBe(
      'intact: اتفاق السلام',
    )
  })
})

function passageAt(text: string, range: { start: number; end: number }): Passage | null {
  if (text.slice(range.start, range.end).trim() === '') return null
  return {
    id: 'passage:00000000-0000-7000-8000-000000000001',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'Ada',
    articleId: 'article:00000000-0000-7000-8000-000000000001',
    target: placePassage(text, 'a'.repeat(64), range.start, range.end),
    tags: [],
    links: [],
    state: 'anchored',
  }
}

function renewed(passage: Passage, before: string, after: string): Renewed {
  const alignments = new Map([['a'.repeat(64), alignTexts(before, after)]])
  return renewPassage(passage, { text: after, textSha256: 'b'.repeat(64), alignments })
}

const clusterEdges = (text: string) =>
  new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index).concat(text.length))

describe('laws of re-anchoring', () => {
  test('an untouched text leaves every passage as it is', () => {
    fc.assert(
      fc.property(repetitiveParagraphs, places, (paragraphs, place) => {
        const one = paragraphs.join('\n\n')
        const passage = passageAt(one, rangeIn(one, place))
        if (!passage) return
        const { passage: after, came } = renewed(passage, one, one)
        expect(came.outcome).toBe('intact')
        expect(after).toEqual({ ...passage, target: { ...passage.target, textSha256: 'b'.repeat(64) } })
      }),
    )
  })

  test('a paragraph put in moves all that follows by its length, and nothing else', () => {
    fc.assert(
      fc.property(repetitiveParagraphs, fc.nat(6), places, (paragraphs, at, place) => {
        const one = paragraphs.join('\n\n')
        const index = at % (paragraphs.length + 1)
        const other = [...paragraphs.slice(0, index), 'Put in, new', ...paragraphs.slice(index)].join('\n\n')
        const edge = paragraphs.slice(0, index).join('\n\n').length
        const passage = passageAt(one, rangeIn(one, place))
        if (!passage || (passage.target.start < edge && passage.target.end > edge)) return
        const { passage: after, came } = renewed(passage, one, other)
        expect(came.outcome).toBe('intact')
        const by = passage.target.start >= edge && index < paragraphs.length ? 'Put in, new\n\n'.length : 0
        expect(after.target.start).toBe(passage.target.start + by)
        expect(after.target.exact).toBe(passage.target.exact)
      }),
    )
  })

  test('words that an edit did not touch are intact where the edit left them', () => {
    fc.assert(
      fc.property(distinctParagraphs, fc.nat(), fc.nat(), places, (paragraphs, first, second, place) => {
        const one = paragraphs.join('\n\n')
        const passage = passageAt(one, rangeIn(one, place))
        if (!passage) return
        const { start, end, exact } = passage.target
        const before = one
          .slice(0, start)
          .replace(/\S+ /g, (word, at: number) => (at % 5 === first % 5 ? 'Edited ' : word))
        const behind = one.slice(end).replace(/ \S+/g, (word, at: number) => (at % 7 === second % 7 ? '' : word))
        // An edge inside a word that was edited is a word changed.
        if (/\S$/.test(one.slice(0, start)) || /^\S/.test(one.slice(end))) return
        const { passage: after, came } = renewed(passage, one, before + exact + behind)
        expect(came.outcome).toBe('intact')
        expect(after.target).toMatchObject({ start: before.length, exact, textSha256: 'b'.repeat(64) })
      }),
    )
  })

  test('every passage comes out inside the text, in whole grapheme clusters, one way or another', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(distinctParagraphs, repetitiveParagraphs, fc.nat(3), places, (first, second, how, place) => {
        const one = first.join('\n\n')
        const kept = first.filter((_, at) => at % 2 === how % 2)
        const other = [[...second, ...kept], [...kept, ...second], [...first.slice(1), ...second, first[0]], second][
          how
        ]?.join('\n\n') as string
        const passage = passageAt(one, rangeIn(one, place))
        if (!passage) return
        const { passage: after, came } = renewed(passage, one, other)
        seen.add(came.outcome)
        if (after.state === 'orphaned') {
          expect(after.target).toMatchObject({ start: 0, end: 0, exact: passage.target.exact })
          expect(after.before).toEqual(passage.target)
          return
        }
        const { start, end, exact } = after.target
        expect(other.slice(start, end)).toBe(exact)
        expect(exact.trim()).not.toBe('')
        const edges = clusterEdges(other)
        expect(edges.has(start) && edges.has(end)).toBe(true)
        expect(after.state).toBe(came.outcome === 'intact' ? 'anchored' : came.outcome)
        expect(came.exactAfter).toBe(exact)
      }),
      { numRuns: 500 },
    )
    expect([...seen].sort()).toEqual(['changed', 'intact', 'moved', 'orphaned'])
  })
})
