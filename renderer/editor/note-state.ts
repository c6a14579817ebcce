import type { LexicalEditor, SerializedEditorState } from 'lexical'
import type { NoteState } from '#contract/note.ts'

/** The version of Lexical that writes notes; all of its packages are pinned to it. */
export const lexicalVersion = '0.52.0'

/** The editor's words in the envelope that a note is stored in. */
export function stateOf(editor: LexicalEditor): NoteState {
  const state = editor.getEditorState().toJSON() as unknown as Record<string, unknown>
  return { v: 1, lexical: lexicalVersion, state }
}

/** A note without words. */
export function emptyState(): NoteState {
  const paragraph = { type: 'paragraph', version: 1, children: [], direction: null, format: '', indent: 0, textFormat: 0, textStyle: '' } // prettier-ignore
  const root = { type: 'root', version: 1, children: [paragraph], direction: null, format: '', indent: 0 }
  return { v: 1, lexical: lexicalVersion, state: { root } }
}

/** Puts a stored state into the editor. Throws when Lexical cannot read it: then nothing may be saved over it. */
export function showState(editor: LexicalEditor, { state }: NoteState, tag = 'history-merge'): void {
  const serialized = (isBlank(state) ? emptyState().state : state) as unknown as SerializedEditorState
  editor.setEditorState(editor.parseEditorState(serialized), { tag })
}

function isBlank(state: NoteState['state']): boolean {
  const root = state['root'] as { children?: unknown[] } | undefined
  return (root?.children?.length ?? 0) === 0
}
