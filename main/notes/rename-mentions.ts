import type { Note } from '#contract/note.ts'
import type { Id } from '#contract/ids.ts'
import { idFields } from './note-text.ts'

/** A note whose mentions of some ids name others instead, in its state too: the words it shows stay. */
export function renameMentions(note: Note, renamed: ReadonlyMap<string, Id>): Note {
  const mentions = [...new Set(note.mentions.map((id) => renamed.get(id) ?? id))]
  return { ...note, mentions, state: { ...note.state, state: renameIn(note.state.state, renamed) } }
}

export function renameIn<Value>(value: Value, renamed: ReadonlyMap<string, Id>): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => renameIn(item, renamed)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const id = (idFields as readonly string[]).includes(field) && typeof inner === 'string' && renamed.get(inner)
      return [field, id || renameIn(inner as unknown, renamed)]
    }),
  ) as Value
}
