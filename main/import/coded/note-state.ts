import type { NoteState } from '#contract/note.ts'

const block = { direction: null, format: '', indent: 0, version: 1 } as const

/** Plain text as a note: a paragraph for every line, as the editor makes them of pasted text. */
export function noteStateOf(text: string): NoteState {
  const children = text.split('\n').map((line) => ({
    type: 'paragraph',
    children:
      line === '' ? [] : [{ type: 'text', text: line, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
    textFormat: 0,
    textStyle: '',
    ...block,
  }))
  return { v: 1, lexical: '0.52.0', state: { root: { type: 'root', children, ...block } } }
}
