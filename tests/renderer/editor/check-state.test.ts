import { describe, expect, test } from 'vitest'
import type { NoteState } from '#contract/note.ts'
import { checkState } from '../../../renderer/editor/check-state.ts'
import { emptyState, showState, stateOf } from '../../../renderer/editor/note-state.ts'
import { writeNote } from './note-editor.ts'

const text = { type: 'text', version: 1, text: 'kept', detail: 0, format: 0, mode: 'normal', style: '' }

function stateWith(...children: unknown[]): NoteState {
  const paragraph = { type: 'paragraph', version: 1, children, direction: null, format: '', indent: 0 }
  return { v: 1, lexical: '0.52.0', state: { root: { type: 'root', version: 1, children: [paragraph] } } }
}

function nested(depth: number): unknown {
  return depth === 0 ? text : { type: 'quote', version: 1, children: [nested(depth - 1)] }
}

describe('a stored note', () => {
  test('that is whole has no problem', () => {
    expect(checkState(stateWith(text))).toBeNull()
    expect(checkState(emptyState())).toBeNull()
  })

  test.each<[string, NoteState, object]>([
    ['of a newer program', { ...stateWith(text), v: 2 as 1 }, { kind: 'newer', version: '2' }],
    ['with an unknown node', stateWith({ type: 'hologram', version: 1 }), { kind: 'unknown node', type: 'hologram' }],
    ['without a root', { v: 1, lexical: '0.52.0', state: {} }, { kind: 'broken', at: 'root' }],
    ['with text that is no text', stateWith({ ...text, text: 7 }), { kind: 'broken', at: 'root.0.0 (text)' }],
    ['with a child that is nothing', stateWith(null), { kind: 'broken', at: 'root.0.0' }],
    [
      'with a name that leads nowhere',
      stateWith({ ...text, type: 'mention', ref: 'actor:7', label: 'X', kind: 'actor' }),
      { kind: 'broken', at: 'root.0.0 (mention)' },
    ],
    [
      'with a name that leads to a tag',
      stateWith({ ...text, type: 'mention', ref: 'tag:01900000-0000-7000-8000-000000000001', label: 'X' }),
      { kind: 'broken', at: 'root.0.0 (mention)' },
    ],
    ['that is nested without end', stateWith(nested(300)), { kind: 'too large' }],
  ])('%s is named as that', (_name, state, problem) => {
    expect(checkState(state)).toEqual(problem)
  })

  test('that Lexical cannot read is never shown as less than it is', () => {
    const { editor } = writeNote()
    showState(editor, stateWith(text))
    const before = stateOf(editor)
    expect(() => showState(editor, stateWith({ type: 'hologram', version: 1 }))).toThrow(/hologram/)
    expect(stateOf(editor)).toEqual(before)
  })
})
