import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { $getRoot, type LexicalEditor } from 'lexical'
import { act, type ReactNode } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Note, NoteState } from '#contract/note.ts'
import { emptyState } from '../../../renderer/editor/note-state.ts'
import { ArticleNotes } from '../../../renderer/notes/ArticleNotes.tsx'
import { NoteView } from '../../../renderer/notes/NoteView.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

function show(what: ReactNode) {
  return render(<QueryClientProvider client={queries}>{what}</QueryClientProvider>)
}

/** The real editor behind the text field: jsdom cannot type into it. */
function editorOf(label: string): LexicalEditor {
  const root = screen.getByRole<HTMLElement & { __lexicalEditor: LexicalEditor }>('textbox', { name: label })
  return root.__lexicalEditor
}

function write(label: string, words: string): void {
  const editor = editorOf(label)
  act(() => editor.update(() => void $getRoot().selectEnd().insertText(words), { discrete: true }))
}

function shownText(): string {
  return editorOf('Text of the note').read(() => $getRoot().getTextContent())
}

async function openNote(notebook: Awaited<ReturnType<typeof openRealNotebook>>, title: string): Promise<Note> {
  const note = await notebook.call('saveNote', { title, state: emptyState() })
  show(<NoteView note={note} readOnly={false} onDeleted={() => {}} />)
  return note
}

describe('a note on screen', () => {
  test('is saved as it is typed, title and words', async () => {
    const notebook = await openRealNotebook()
    const { id } = await openNote(notebook, 'Counts')
    write('Text of the note', 'At least 27.')
    await userEvent.type(screen.getByRole('textbox', { name: 'Title of the note' }), ' of the dead')
    await waitFor(
      async () => {
        const saved = await notebook.call('getNote', { id })
        expect(saved).toMatchObject({
          title: 'Counts of the dead',
          text: expect.stringContaining('At least 27.') as string,
        })
      },
      { timeout: 5000 },
    )
    await waitFor(() => expect(screen.getByText('Saved')).toBeTruthy())
  })

  test('is saved when it leaves the screen before the pause is over', async () => {
    const notebook = await openRealNotebook()
    const note = await notebook.call('saveNote', { title: 'T', state: emptyState() })
    const { unmount } = show(<NoteView note={note} readOnly={false} onDeleted={() => {}} />)
    write('Text of the note', 'last words')
    unmount()
    await waitFor(async () => expect((await notebook.call('getNote', { id: note.id })).text).toContain('last words'))
  })

  test('shows what an undo brought back', async () => {
    const notebook = await openRealNotebook()
    const note = await openNote(notebook, 'Before')
    await notebook.call('saveNote', { id: note.id, title: 'After', state: note.state })
    await waitFor(() => expect(screen.getByDisplayValue('After')).toBeTruthy())
    await notebook.call('undo', {})
    await waitFor(() => expect(screen.queryByDisplayValue('After')).toBeNull())
  })

  test('keeps typed words beside a change from elsewhere, and asks', async () => {
    const notebook = await openRealNotebook()
    const note = await openNote(notebook, 'Mine')
    write('Text of the note', 'my words')
    await notebook.call('saveNote', { id: note.id, title: 'Theirs', state: note.state })
    await screen.findByText(/changed elsewhere/)
    expect(shownText()).toContain('my words')
    expect((await notebook.call('getNote', { id: note.id })).title).toBe('Theirs')
    await userEvent.click(screen.getByRole('button', { name: 'Save mine as a new note' }))
    await waitFor(async () => {
      const { items } = await notebook.call('listNotes', { sort: 'title' })
      expect(items.map(({ title }) => title)).toEqual(['Mine (my version)', 'Theirs'])
    })
    expect(await screen.findByDisplayValue('Theirs')).toBeTruthy()
  })

  test('that cannot be shown whole is shown as that and never saved', async () => {
    const notebook = await openRealNotebook()
    const paragraph = { type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text: 'kept words' }, { type: 'hologram' }] } // prettier-ignore
    const state: NoteState = { ...emptyState(), state: { root: { type: 'root', version: 1, children: [paragraph] } } }
    const { id } = await notebook.call('saveNote', { title: 'Odd', state: emptyState() })
    const stored = { ...(await notebook.call('getNote', { id })), state }
    notebook.made.length = 0
    const { unmount } = show(<NoteView note={stored} readOnly={false} onDeleted={() => {}} />)
    expect(screen.getByRole('alert').textContent).toContain('hologram')
    expect(screen.getByText('kept words')).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    unmount()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(notebook.made.filter(({ name }) => name === 'saveNote')).toEqual([])
  })
})

describe('the note of an article', () => {
  test('is made by its first words and called after the article', async () => {
    const notebook = await openRealNotebook()
    const article = await addArticle(notebook.library, 'Seven were killed.')
    show(<ArticleNotes articleId={article} />)
    await screen.findByRole('textbox', { name: 'Note about this article' })
    expect((await notebook.call('listNotes', {})).total).toBe(0)
    await waitFor(() => expect(queries.getQueryData(['getArticle', { id: article }])).toBeTruthy())
    write('Note about this article', 'first thoughts')
    await waitFor(
      async () => {
        const { items } = await notebook.call('listNotes', { aboutId: article })
        expect(items).toMatchObject([{ title: expect.stringContaining('Seven') as string, excerpt: 'first thoughts' }])
      },
      { timeout: 5000 },
    )
    write('Note about this article', ' and second')
    await waitFor(
      async () => {
        const { items } = await notebook.call('listNotes', { aboutId: article })
        expect(items.map(({ excerpt }) => excerpt)).toEqual(['first thoughts and second'])
      },
      { timeout: 5000 },
    )
  })
})
