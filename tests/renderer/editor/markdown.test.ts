import { $convertFromMarkdownString, $convertToMarkdownString } from '@lexical/markdown'
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { describe, expect, test } from 'vitest'
import { noteTransformers } from '../../../renderer/editor/markdown.ts'
import { looksLikeMarkdown } from '../../../renderer/editor/markdown-extension.ts'
import { stateOf } from '../../../renderer/editor/note-state.ts'
import { armenia, article, ceasefire, now, passage, writeNote } from './note-editor.ts'

function read(editor: LexicalEditor, markdown: string): void {
  now(editor, () => $convertFromMarkdownString(markdown, noteTransformers))
}

function written(editor: LexicalEditor): string {
  return editor.read(() => $convertToMarkdownString(noteTransformers))
}

/** Types as a person does: one letter, one change. */
function type(editor: LexicalEditor, words: string): void {
  now(editor, () => void $getRoot().selectEnd())
  for (const letter of words)
    now(editor, () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertText(letter)
    })
}

describe('Markdown', () => {
  test.each([
    ['headings', '# One\n\n## Two\n\n### Three'],
    ['lists', '- one\n- two\n    - nested'],
    ['numbers', '1. one\n2. two'],
    ['check lists', '- [ ] to do\n- [x] done'],
    ['marks', '**bold** *italic* ~~struck~~ `code`'],
    ['quotes', '> quoted'],
    ['code', '```\nlet x = 1\n```'],
    ['links', 'see [the report](https://example.org/a)'],
    ['rules', 'above\n\n---\n\nbelow'],
    ['tables', '| Source | Killed |\n| --- | --- |\n| RT | **7** |\n| a \\| b | 27 |'],
    ['names', `@[Armenian \\[unnamed\\] sources](${armenia}) on the @[ceasefire](${ceasefire})`],
    ['articles', `see [[${article}|Several civilians killed]]`],
    ['quoted passages', `> [!passage ${passage}](${article}) Violence · 20 Sep 2023\n> at least 27\n> people`],
    ['a name in a table', `| Who |\n| --- |\n| @[Armenia](${armenia}) |`],
  ])('%s come back as they went', (_name, markdown) => {
    const { editor } = writeNote()
    read(editor, markdown)
    expect(written(editor)).toBe(markdown)
    const state = stateOf(editor)
    read(editor, written(editor))
    expect(stateOf(editor)).toEqual(state)
  })

  test.each([
    ['# ', 'heading'],
    ['- ', 'list'],
    ['1. ', 'list'],
    ['[ ] ', 'list'],
    ['> ', 'quote'],
    ['``` ', 'code'],
  ])('“%s” typed at the start of a line becomes a %s', (typed, kind) => {
    const { editor } = writeNote()
    type(editor, typed)
    expect(editor.read(() => $getRoot().getFirstChild()?.getType())).toBe(kind)
  })

  test('**words** typed become bold', () => {
    const { editor } = writeNote()
    type(editor, 'so **many** ')
    expect(
      editor.read(() =>
        $getRoot()
          .getAllTextNodes()
          .find((node) => node.hasFormat('bold'))
          ?.getTextContent(),
      ),
    ).toBe('many')
  })

  test.each([
    ['# A heading', true],
    ['one\n- two\n- three', true],
    ['| a | b |\n| - | - |', true],
    [`@[Armenia](${armenia})`, true],
    ['At least 27 people were killed, and over 200 wounded.', false],
    ['5 * 3 = 15 and a_b_c', false],
    ['#ceasefire', false],
    ['- ', false],
  ])('%j pasted is Markdown: %s', (pasted, expected) => {
    expect(looksLikeMarkdown(pasted)).toBe(expected)
  })
})
