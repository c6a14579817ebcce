import type { Block } from '#contract/article-text.ts'
import { plainTextOf } from '#contract/article-text.ts'
import fc from 'fast-check'
import { $getRoot, $isTextNode, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { describe, expect, test } from 'vitest'
import { anchorsAt, moveAnchors, noAnchors } from '../../../../renderer/reader/correcting/anchors.ts'
import { followedText } from '../../../../renderer/reader/correcting/register-anchors.ts'
import type { Span } from '../../../../renderer/reader/surface.ts'
import { anyArticle, anyWords } from '../any-article.ts'
import { anyEdit, apply, correct, type Edit, placesOf, spanOf, spansOf, step, textOf } from './edits.ts'

const anyParagraphs = fc
  .array(anyWords, { minLength: 1, maxLength: 8 })
  .map((texts) => texts.map((text): Block => ({ kind: 'paragraph', text })))

const anySpans = (text: string) =>
  fc.array(
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 25 },
  )

const withSpans = (articles: fc.Arbitrary<Block[]>) =>
  articles.chain((blocks) => fc.tuple(fc.constant(blocks), anySpans(plainTextOf(blocks))))

describe('where a passage goes', () => {
  const moved = (span: Span, at: number, del: number, ins: number) =>
    placesOf(moveAnchors(anchorsAt([{ id: 'one', ...span }]), { at, del, ins }).anchors)[0]

  test.each([
    ['typed before', 0, 0, 3, { start: 8, end: 13 }],
    ['typed at its start', 5, 0, 3, { start: 8, end: 13 }],
    ['typed inside', 7, 0, 3, { start: 5, end: 13 }],
    ['typed at its end', 10, 0, 3, { start: 5, end: 10 }],
    ['typed after', 11, 0, 3, { start: 5, end: 10 }],
    ['its first word deleted', 5, 2, 0, { start: 5, end: 8 }],
    ['its last word deleted', 8, 2, 0, { start: 5, end: 8 }],
    ['its first word retyped', 5, 2, 4, { start: 5, end: 12 }],
    ['its last word retyped', 8, 2, 1, { start: 5, end: 9 }],
    ['all of it retyped', 5, 5, 3, { start: 5, end: 8 }],
    ['deleted over its start', 3, 4, 0, { start: 3, end: 6 }],
    ['retyped over its start', 3, 4, 2, { start: 5, end: 8 }],
    ['retyped over its end', 8, 4, 2, { start: 5, end: 8 }],
    ['swallowed', 3, 9, 0, { start: 3, end: 3 }],
  ] as const)('%s', (_name, at, del, ins, expected) => {
    expect(moved({ start: 5, end: 10 }, at, del, ins)).toEqual(expected)
  })

  test('what is typed where its own last word was taken away joins it, and no neighbour', () => {
    const both = anchorsAt([
      { id: 'one', start: 0, end: 5 },
      { id: 'two', start: 5, end: 9 },
    ])
    const cut = moveAnchors(both, { at: 3, del: 2, ins: 0 })
    const { anchors, gap } = moveAnchors(cut.anchors, { at: 3, del: 0, ins: 1 }, cut.gap)
    expect(placesOf(anchors)).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 8 },
    ])
    expect(placesOf(moveAnchors(anchors, { at: 4, del: 0, ins: 1 }, gap).anchors)[0]).toEqual({ start: 0, end: 5 })
    expect(placesOf(moveAnchors(anchors, { at: 4, del: 0, ins: 1 }).anchors)[0]).toEqual({ start: 0, end: 4 })
  })

  test('no anchors stay none', () => {
    expect(moveAnchors(noAnchors, { at: 0, del: 1, ins: 1 }).anchors.ids).toEqual([])
  })
})

describe('anchors in a real editor', { timeout: 120_000 }, () => {
  test('after any row of typing and deleting each passage holds just its own letters that are left', () => {
    const anySimple = anyEdit.filter(({ kind }) => kind === 'type' || kind === 'delete' || kind === 'enter')
    fc.assert(
      fc.property(withSpans(anyParagraphs), fc.array(anySimple, { maxLength: 14 }), ([blocks, spans], edits) => {
        const correction = correct(blocks, spans)
        // Every letter has a number of its own; a passage is the numbers it held.
        const letters = plainTextOf(blocks)
          .split('')
          .map((_, index) => index)
        let next = letters.length
        let gap = -1
        const own = spans.map(({ start, end }) => new Set(letters.slice(start, end)))
        for (const edit of edits) {
          const text = textOf(correction)
          const span = spanOf(text, edit)
          const isRefill = edit.kind !== 'delete' && span.start === gap
          // What is typed into a gap of a passage is its own: another law says so.
          if (isRefill) continue
          const came = edit.kind === 'type' ? edit.text : edit.kind === 'enter' ? '\n\n' : ''
          if (edit.kind === 'delete' && span.start === span.end) continue
          apply(correction, edit, span)
          gap = edit.kind === 'delete' ? span.start : -1
          letters.splice(span.start, span.end - span.start, ...came.split('').map(() => next++))
          expect(textOf(correction)).toBe(text.slice(0, span.start) + came + text.slice(span.end))
          spansOf(correction).forEach(({ start, end }, index) => {
            const left = letters.flatMap((letter, at) => (own[index]!.has(letter) ? [at] : []))
            if (left.length === 0) expect(start).toBe(end)
            else expect([start, end]).toEqual([left[0], left.at(-1)! + 1])
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('whatever is done to whatever article, text, blocks and anchors agree, and undo brings all of it back', async () => {
    await fc.assert(
      fc.asyncProperty(withSpans(anyArticle), fc.array(anyEdit, { maxLength: 10 }), async ([blocks, spans], edits) => {
        const correction = correct(blocks, spans)
        const { editor } = correction
        const states = [snapshot()]
        for (const edit of edits) {
          const before = editor.getEditorState()
          apply(correction, edit, spanOf(textOf(correction), edit))
          const text = textOf(correction)
          expect(plainTextOf(correction.blocks())).toBe(text)
          expect(followedText(editor.getEditorState())).toBe(text)
          for (const { start, end } of spansOf(correction)) {
            expect(start).toBeLessThanOrEqual(end)
            expect(end).toBeLessThanOrEqual(text.length)
          }
          if (editor.getEditorState() !== before && text !== states.at(-1)!.text) states.push(snapshot())
        }
        const last = snapshot()
        while (correction.isEdited()) {
          await step(correction, UNDO_COMMAND)
          const now = snapshot()
          expect(states.some(({ text, spans }) => text === now.text && same(spans, now.spans))).toBe(true)
          expect(followedText(editor.getEditorState())).toBe(now.text)
        }
        expect(snapshot()).toEqual(states[0])
        for (let redone = 0; redone <= edits.length; redone++) await step(correction, REDO_COMMAND)
        expect(snapshot()).toEqual(last)

        function snapshot() {
          return { text: textOf(correction), spans: spansOf(correction), blocks: correction.blocks() }
        }
      }),
      { numRuns: 100 },
    )
  })

  const same = (a: Span[], b: Span[]) => JSON.stringify(a) === JSON.stringify(b)

  test('every edit is a step of its own or part of one, also the first and the smallest', async () => {
    await fc.assert(
      fc.asyncProperty(withSpans(anyArticle), anyEdit, async ([blocks, spans], edit) => {
        const correction = correct(blocks, spans)
        const [text, places] = [textOf(correction), spansOf(correction)]
        apply(correction, edit, spanOf(text, edit), 'any')
        if (textOf(correction) === text) return
        expect(correction.history.canUndo.peek()).toBe(true)
        while (correction.history.canUndo.peek()) await step(correction, UNDO_COMMAND)
        expect([textOf(correction), spansOf(correction)]).toEqual([text, places])
        expect(correction.isEdited()).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('an edit after undo starts from the anchors that undo brought back', async () => {
    const correction = correct([{ kind: 'paragraph', text: 'one two three' }], [{ start: 4, end: 7 }])
    apply(correction, { kind: 'type', at: 0, length: 0, text: 'aaaa' }, { start: 0, end: 0 })
    await step(correction, UNDO_COMMAND)
    apply(correction, { kind: 'type', at: 0, length: 0, text: 'b' }, { start: 0, end: 0 })
    expect(spansOf(correction)).toEqual([{ start: 5, end: 8 }])
  })

  test('several updates that are committed as one move the anchors once each', async () => {
    const correction = correct([{ kind: 'paragraph', text: 'one two' }], [{ start: 4, end: 7 }])
    for (let times = 0; times < 3; times++)
      correction.editor.update(() => {
        const node = $getRoot().getFirstDescendant()
        if ($isTextNode(node)) node.setTextContent(`x${node.getTextContent()}`)
      })
    await Promise.resolve()
    expect([textOf(correction), spansOf(correction)]).toEqual(['xxxone two', [{ start: 7, end: 10 }]])
  })

  test('an update that fails leaves text and anchors as they were, and the next one in step', () => {
    const problems: string[] = []
    const correction = correct([{ kind: 'paragraph', text: 'one two' }], [{ start: 4, end: 7 }], ({ message }) =>
      problems.push(message),
    )
    correction.editor.update(
      () => {
        const node = $getRoot().getFirstDescendant()
        if ($isTextNode(node)) node.setTextContent('lost')
        throw new Error('No')
      },
      { discrete: true },
    )
    expect([textOf(correction), problems]).toEqual(['one two', ['No']])
    apply(correction, { kind: 'type', at: 0, length: 0, text: 'a' }, { start: 0, end: 0 })
    expect([textOf(correction), spansOf(correction)]).toEqual(['aone two', [{ start: 5, end: 8 }]])
  })

  test('repeated letters are told apart by the caret', () => {
    const edit: Edit = { kind: 'type', at: 0, length: 0, text: 'a' }
    const correction = correct([{ kind: 'paragraph', text: 'aaaa' }], [{ start: 1, end: 3 }])
    apply(correction, edit, { start: 1, end: 1 })
    expect(spansOf(correction)).toEqual([{ start: 2, end: 4 }])
    apply(correction, edit, { start: 3, end: 3 })
    expect(spansOf(correction)).toEqual([{ start: 2, end: 5 }])
  })

  test('a name that is selected and typed anew letter by letter is still the passage', () => {
    const correction = correct([{ kind: 'paragraph', text: 'says Azerbaijn, which' }], [{ start: 5, end: 14 }])
    apply(correction, { kind: 'replace', at: 0, length: 9, text: 'A' }, { start: 5, end: 14 })
    ;[...'zerbaijan'].forEach((text, index) =>
      apply(correction, { kind: 'type', at: 0, length: 0, text }, { start: 6 + index, end: 6 + index }),
    )
    const [span] = spansOf(correction)
    expect(textOf(correction).slice(span!.start, span!.end)).toBe('Azerbaijan')
  })
})
