import { $getRoot, DROP_COMMAND, type LexicalEditor, PASTE_COMMAND } from 'lexical'
import { beforeAll, describe, expect, test } from 'vitest'
import { passageType, readPassages } from '../../../renderer/editor/passage-transfer.ts'
import { $isPassageQuoteNode } from '../../../renderer/editor/PassageQuoteNode.tsx'
import { article, now, passage, writeNote } from './note-editor.ts'

const quoted = { passageId: passage, articleId: article, exact: 'at least 27 people', source: 'Violence · 20 Sep 2023' }

// jsdom has neither; Lexical tells them apart by their class.
beforeAll(() => {
  Object.assign(window, {
    ClipboardEvent: class ClipboardEvent extends Event {},
    DragEvent: class DragEvent extends Event {},
  })
  Object.assign(globalThis, { ClipboardEvent: window.ClipboardEvent, DragEvent: window.DragEvent })
})

/** What the browser hands over: jsdom has no DataTransfer of its own. */
function carrying(data: Record<string, string>): DataTransfer {
  const getData = (type: string) => data[type === 'text' ? 'text/plain' : type] ?? ''
  return { getData, types: Object.keys(data), files: [], items: [] } as unknown as DataTransfer
}

function paste(editor: LexicalEditor, data: Record<string, string>): Event {
  const event = new ClipboardEvent('paste', { cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: carrying(data) })
  now(editor, () => {
    $getRoot().selectEnd()
    editor.dispatchCommand(PASTE_COMMAND, event)
  })
  return event
}

function quotes(editor: LexicalEditor) {
  return editor.read(() =>
    $getRoot()
      .getChildren()
      .filter($isPassageQuoteNode)
      .map((node) => node.getPassage()),
  )
}

describe('pasting into a note', () => {
  test('a passage of the reader becomes a quotation that keeps its source', () => {
    const { editor } = writeNote()
    const event = paste(editor, { [passageType]: JSON.stringify(quoted), 'text/plain': quoted.exact })
    expect(quotes(editor)).toEqual([quoted])
    expect(event.defaultPrevented).toBe(true)
    expect(editor.read(() => $getRoot().getTextContent().split(quoted.exact))).toHaveLength(2)
  })

  test('several passages come in their order', () => {
    const { editor } = writeNote()
    paste(editor, { [passageType]: JSON.stringify([quoted, { ...quoted, exact: 'over 200 wounded' }]) })
    expect(quotes(editor).map(({ exact }) => exact)).toEqual(['at least 27 people', 'over 200 wounded'])
  })

  test('a dropped passage becomes a quotation too', () => {
    const { editor } = writeNote()
    const event = new DragEvent('drop', { cancelable: true })
    Object.defineProperty(event, 'dataTransfer', { value: carrying({ [passageType]: JSON.stringify(quoted) }) })
    Object.assign(document, { caretRangeFromPoint: () => null })
    now(editor, () => void editor.dispatchCommand(DROP_COMMAND, event))
    expect(quotes(editor)).toEqual([quoted])
  })

  test.each(['', 'no JSON', '{}', '7', JSON.stringify({ ...quoted, passageId: 'passage:1' }), '[null]'])(
    'what is no passage is left to be pasted as text: %j',
    (json) => {
      expect(readPassages(json)).toEqual([])
    },
  )

  test('a table of a web page stays a table', () => {
    const { editor } = writeNote()
    paste(editor, { 'text/html': '<table><tr><th>Source</th></tr><tr><td>RT <b>says</b></td></tr></table>' })
    expect(
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((node) => node.getType()),
      ),
    ).toContain('table')
    expect(editor.read(() => $getRoot().getTextContent())).toContain('RT says')
  })

  test('plain Markdown becomes what it says, plain words stay words', () => {
    const { editor } = writeNote()
    paste(editor, { 'text/plain': '## Sources\n\n- RT\n- TASS' })
    expect(
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((node) => node.getType()),
      ),
    ).toEqual(expect.arrayContaining(['heading', 'list']))
    const other = writeNote()
    paste(other.editor, { 'text/plain': 'RT says 7.' })
    expect(other.editor.read(() => $getRoot().getTextContent())).toBe('RT says 7.')
  })
})
