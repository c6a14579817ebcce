import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { $createParagraphNode, $getRoot, $getSelection, $isRangeSelection, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, type LexicalEditor } from 'lexical' // prettier-ignore
import { act, createRef, type RefObject } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NoteEditor, type NoteEditorHandle } from '../../../renderer/editor/NoteEditor.tsx'
import { emptyState } from '../../../renderer/editor/note-state.ts'
import { queries } from '../../../renderer/notebook.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out; the list asks where the caret is.
beforeAll(() => {
  const nowhere = { x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, toJSON: () => ({}) }
  Range.prototype.getBoundingClientRect = () => nowhere
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
})

function openEditor(): { editor: LexicalEditor; handle: RefObject<NoteEditorHandle | null> } {
  const handle = createRef<NoteEditorHandle>()
  render(
    <QueryClientProvider client={queries}>
      <NoteEditor
        initial={emptyState()}
        unreadable={(reason) => reason}
        label="Text"
        placeholder="Write"
        onChange={() => {}}
        handle={handle}
      />
    </QueryClientProvider>,
  )
  const root = screen.getByRole<HTMLElement & { __lexicalEditor: LexicalEditor }>('textbox', { name: 'Text' })
  const editor = root.__lexicalEditor
  act(() => editor.update(() => void $getRoot().clear().append($createParagraphNode()).selectEnd(), { discrete: true }))
  return { editor, handle }
}

function typeNow(editor: LexicalEditor, words: string): void {
  editor.update(
    () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertText(words)
    },
    { discrete: true },
  )
}

async function type(editor: LexicalEditor, words: string): Promise<void> {
  await act(async () => typeNow(editor, words))
}

async function press(editor: LexicalEditor, key: 'Enter' | 'Escape'): Promise<void> {
  const command = key === 'Enter' ? KEY_ENTER_COMMAND : KEY_ESCAPE_COMMAND
  await act(async () => void editor.dispatchCommand(command, new KeyboardEvent('keydown', { key })))
}

const choices = () => screen.queryAllByRole('option').map((option) => option.textContent)

function stored(handle: RefObject<NoteEditorHandle | null>): string {
  return JSON.stringify(handle.current?.state())
}

describe('@ in a note', () => {
  test('finds an actor by another script and names it', async () => {
    const { call } = await openRealNotebook()
    const { id } = await call('saveEntity', { kind: 'actor', name: 'Armenia', aliases: [{ name: 'Հայաստան' }] })
    const { editor, handle } = openEditor()
    await type(editor, 'by @Հայ')
    await waitFor(() =>
      expect(choices()).toEqual(['Armeniaalso “Հայաստան”', 'Create event “Հայ”', 'Create actor “Հայ”']),
    )
    await press(editor, 'Enter')
    expect(stored(handle)).toContain(`"type":"mention"`)
    expect(stored(handle)).toContain(`"ref":"${id}"`)
    expect(editor.read(() => $getRoot().getTextContent())).toBe('by Armenia ')
    await waitFor(() => expect(choices()).toEqual([]))
  })

  test('takes the best match of all that was typed, also when Enter comes before the list of it', async () => {
    const { call } = await openRealNotebook()
    const { id } = await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    await call('saveEntity', { kind: 'actor', name: 'Argentina' })
    const { editor, handle } = openEditor()
    await type(editor, 'by @Ar')
    await waitFor(() => expect(choices()).toHaveLength(4))
    await act(async () => {
      typeNow(editor, 'men')
      editor.dispatchCommand(KEY_ENTER_COMMAND, new KeyboardEvent('keydown', { key: 'Enter' }))
    })
    await waitFor(() => expect(editor.read(() => $getRoot().getTextContent())).toBe('by Armenia '))
    expect(stored(handle)).toContain(`"ref":"${id}"`)
  })

  test('replaces all that was typed when a choice is clicked that was listed for its beginning', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    const { editor } = openEditor()
    await type(editor, 'by @Ar')
    await waitFor(() => expect(choices()[0]).toContain('Armenia'))
    await act(async () => {
      typeNow(editor, 'men')
      screen.getAllByRole('option')[0]?.click()
    })
    expect(editor.read(() => $getRoot().getTextContent())).toBe('by Armenia ')
  })

  test('makes an actor that is not there, last in the list', async () => {
    const { call } = await openRealNotebook()
    const { editor, handle } = openEditor()
    await type(editor, '@Maria Zakharova')
    await waitFor(() => expect(choices().at(-1)).toBe('Create actor “Maria Zakharova”'))
    await act(async () => screen.getAllByRole('option').at(-1)?.click())
    await waitFor(() => expect(stored(handle)).toContain('"type":"mention"'))
    const { items } = await call('listEntities', { kind: 'actor' })
    expect(items.map(({ name }) => name)).toEqual(['Maria Zakharova'])
    expect(stored(handle)).toContain(items[0]?.id)
  })

  test('left by Escape stays plain text, also when typing goes on', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    const { editor, handle } = openEditor()
    await type(editor, '@Arm')
    await waitFor(() => expect(choices()[0]).toContain('Armenia'))
    await press(editor, 'Escape')
    await waitFor(() => expect(choices()).toEqual([]))
    await type(editor, 'e')
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(choices()).toEqual([])
    expect(editor.read(() => $getRoot().getTextContent())).toBe('@Arme')
    expect(stored(handle)).not.toContain('"type":"mention"')
  })
})
