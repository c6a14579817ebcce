import { expect, test } from 'vitest'
import type { TextDifference } from '#contract/views.ts'
import { changedParagraphs } from '../../../renderer/articles/changed-paragraphs.ts'

const differences = (...pieces: [TextDifference['kind'], string][]): TextDifference[] =>
  pieces.map(([kind, text]) => ({ kind, text, from: 0, to: 0 }))

test('shows the paragraphs in which words changed and counts those between', () => {
  expect(
    changedParagraphs(differences(['same', 'a\n\nb\n\nc '], ['removed', 'old'], ['added', 'new'], ['same', '\n\nd'])),
  ).toEqual([
    { kind: 'unchanged', count: 2 },
    {
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'c ' },
        { kind: 'removed', text: 'old' },
        { kind: 'added', text: 'new' },
      ],
    },
    { kind: 'unchanged', count: 1 },
  ])
})

test('keeps paragraphs together that were joined or parted', () => {
  expect(changedParagraphs(differences(['same', 'a'], ['removed', '\n\n'], ['same', 'b']))).toEqual([
    {
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'a' },
        { kind: 'removed', text: '\n\n' },
        { kind: 'same', text: 'b' },
      ],
    },
  ])
})
