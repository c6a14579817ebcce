import type { Block } from '#contract/article-text.ts'
import fc from 'fast-check'
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  type UNDO_COMMAND,
} from 'lexical'
import { onTestFinished } from 'vitest'
import type { Anchors } from '../../../../renderer/reader/correcting/anchors.ts'
import { beginCorrection, type Correction } from '../../../../renderer/reader/correcting/correction.ts'
import { anchorsOf } from '../../../../renderer/reader/correcting/register-anchors.ts'
import { $selectOffset } from '../../../../renderer/reader/correcting/select-offset.ts'
import { clusterAround } from '../../../../renderer/reader/selected-span.ts'
import type { Span } from '../../../../renderer/reader/surface.ts'
import { $textMap } from '../../../../renderer/reader/text-map.ts'

/** What a person does, at places given as shares of the text, so that one list of edits fits any article. */
export type Edit =
  | { kind: 'type' | 'replace' | 'paste'; at: number; length: number; text: string }
  | { kind: 'delete'; at: number; length: number }
  | { kind: 'enter' | 'line break'; at: number }

/** Scripts that run both ways, clusters of many code units, and letters that repeat. */
const typed = ['a', 'aa', 'e', 'é', 'Հայ', 'قره', 'ש', '👨‍👩‍👧‍👦', '🇦🇲', 'नि', ' ', 'word']
const pasted = ['one\n\ntwo', 'a\r\nb', 'three\n\n\n\nfour\nfive', 'ב\n\nא', '\uFFFCx']

const anyAt = fc.double({ min: 0, max: 1, noNaN: true })
const anyText = fc.constantFrom(...typed)
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type'), at: anyAt, length: fc.constant(0), text: anyText }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('delete'), at: anyAt, length: fc.integer({ min: 1, max: 25 }) }),
  },
  fc.record({ kind: fc.constant('replace'), at: anyAt, length: fc.integer({ min: 1, max: 20 }), text: anyText }),
  fc.record({ kind: fc.constant('paste'), at: anyAt, length: fc.nat(5), text: fc.constantFrom(...pasted) }),
  fc.record({ kind: fc.constant('enter'), at: anyAt }),
  fc.record({ kind: fc.constant('line break'), at: anyAt }),
)

/** A real editor over blocks, with anchors at spans of its text. */
export function correct(
  blocks: readonly Block[],
  spans: readonly Span[],
  onProblem = (problem: Error): void => {
    throw problem
  },
): Correction {
  const correction = beginCorrection({
    articleId: 'article:1',
    basedOn: '0'.repeat(64),
    blocks,
    places: spans.map((span, index) => ({ passageId: `passage:${index}` as `passage:${string}`, ...span })),
    onProblem,
  })
  onTestFinished(correction.stop)
  return correction
}

export const textOf = ({ editor }: Correction): string => editor.getEditorState().read($textMap).text

export const spansOf = ({ editor }: Correction): Span[] => placesOf(anchorsOf(editor.getEditorState()))

export const placesOf = ({ ids, start, end }: Anchors): Span[] =>
  ids.map((_, index) => ({ start: start[index]!, end: end[index]! }))

/** Where an edit falls in a text: on whole clusters, never between the two signs that part blocks. */
export function spanOf(text: string, edit: Edit): Span {
  const at = Math.round(edit.at * text.length)
  const start = settled(text, clusterAround(text, at).start)
  if (!('length' in edit) || edit.length === 0) return { start, end: start }
  const until = Math.min(text.length, start + edit.length)
  return { start, end: Math.max(start, settled(text, clusterAround(text, until).start)) }
}

const settled = (text: string, at: number) => (text[at - 1] === '\n' && text[at] === '\n' ? at - 1 : at)

/** Selects the words and does the edit: one step of undo, unless it is left to the history what is one. */
export function apply({ editor }: Correction, edit: Edit, { start, end }: Span, tag = 'history-push'): void {
  editor.update(
    () => {
      $select(start, end)
      switch (edit.kind) {
        case 'type':
        case 'replace':
          return void editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, edit.text)
        case 'paste':
          return void editor.dispatchCommand(PASTE_COMMAND, pasteOf(edit.text))
        case 'delete':
          return void (start < end && editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true))
        case 'enter':
          return void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)
        case 'line break':
          return void editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)
      }
    },
    { discrete: true, tag },
  )
}

/** What a browser sends on paste: jsdom has no clipboard of its own. */
function pasteOf(text: string): ClipboardEvent {
  return Object.assign(new Event('paste'), { clipboardData: { getData: () => text } }) as unknown as ClipboardEvent
}

/** Takes the last step back, or does it again; Lexical shows it in the next turn. */
export async function step({ editor }: Correction, command: typeof UNDO_COMMAND): Promise<void> {
  editor.dispatchCommand(command, undefined)
  await Promise.resolve()
}

export function $select(start: number, end: number): void {
  if ($getRoot().isEmpty()) return
  $selectOffset(end)
  const last = $getSelection()
  const to = $isRangeSelection(last) ? last.anchor : null
  if (!to) return
  const { key, offset, type } = to
  $selectOffset(start)
  const first = $getSelection()
  if (!$isRangeSelection(first)) return
  const selection = $createRangeSelection()
  selection.anchor.set(first.anchor.key, first.anchor.offset, first.anchor.type)
  selection.focus.set(key, offset, type)
  $setSelection(selection)
}
