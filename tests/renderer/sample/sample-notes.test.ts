import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { Note, NoteState } from '#contract/note.ts'
import type { CodedArticle } from '../../../main/sample/code-article.ts'
import { writeNotes } from '../../../main/sample/sample-notes.ts'
import { checkState } from '../../../renderer/editor/check-state.ts'
import { showState, stateOf } from '../../../renderer/editor/note-state.ts'
import { writeNote } from '../editor/note-editor.ts'

const uuid = (index: number) => `01920000-0000-7000-8000-${String(index).padStart(12, '0')}`

/** The states of the sample's notes, over made-up ids. */
async function sampleNotes(): Promise<NoteState[]> {
  const states: NoteState[] = []
  const article = (index: number): CodedArticle => ({
    id: `article:${uuid(index)}`,
    title: `Article ${index}`,
    passageOf: (words) => ({ id: `passage:${uuid(index)}`, exact: typeof words === 'string' ? words : words.words }),
  })
  const anyEntity = { get: (name: string): Id<'actor'> => `actor:${uuid(name.length)}` }
  const entities = anyEntity as unknown as Map<string, Id<'actor'>>
  const save = ({ state }: { state: NoteState }) => {
    states.push(state)
    return {} as Note
  }
  await writeNotes(save, article(1), [article(2), article(3)], { entities, tags: new Map() })
  return states
}

test('the notes of the sample are read by the note editor and written back as they are', async () => {
  const states = await sampleNotes()
  expect(states).toHaveLength(3)
  for (const state of states) {
    expect(checkState(state)).toBeNull()
    const { editor } = writeNote()
    showState(editor, state)
    expect(stateOf(editor)).toEqual(state)
  }
})
