import type { Id } from '#contract/ids.ts'
import type { Note, NoteState } from '#contract/note.ts'
import { call, NotebookError } from '../notebook.ts'
import { t } from '../words.ts'
import { type Autosave, createAutosave, type SaveStatus } from './autosave.ts'

/** What a person edits of a note. */
export type Draft = Pick<Note, 'title' | 'aboutId'> & { state: NoteState }

/** The note as another window or an undo left it; `null` when it was deleted. */
export type OtherVersion = { note: Note | null }

export type NoteKeeperOptions = {
  /** The note as it was opened; `null` when the first words will make it. */
  note: Note | null
  /** What is on screen now. */
  draft: () => Draft
  /** Puts another version on screen. */
  show: (note: Note) => void
  onStatus: (status: SaveStatus) => void
  /** Unsaved words met a change from elsewhere: nothing is saved until one of the `keep…` is called. */
  onConflict: (other: OtherVersion | null) => void
  onCreated?: (note: Note) => void
}

/**
 * Keeps one open note and the library in step. Typed words are never dropped: what arrives from elsewhere is shown
 * only when nothing here is unsaved; otherwise both versions wait for a person's choice.
 */
export class NoteKeeper {
  readonly autosave: Autosave
  #options: NoteKeeperOptions
  #note: Note | null
  #conflict: OtherVersion | null = null
  #saving: Promise<unknown> = Promise.resolve()

  constructor(options: NoteKeeperOptions) {
    this.#options = options
    this.#note = options.note
    this.autosave = createAutosave({ save: () => this.#save(), onStatus: options.onStatus })
  }

  get id(): Id<'note'> | null {
    return this.#note?.id ?? null
  }

  /** Something about this note changed in the library: looks whether it was somebody else. */
  async lookAgain(): Promise<void> {
    await this.#saving.catch(() => undefined)
    const note = this.#note
    if (note === null) return
    const now = await call('getNote', { id: note.id }).catch((problem: unknown) => {
      if (problem instanceof NotebookError && problem.kind === 'caller') return null
      throw problem
    })
    if (this.#note !== note) return this.lookAgain()
    if (now?.updatedAt === note.updatedAt) return
    this.#take({ note: now })
  }

  #take(other: OtherVersion): void {
    if (this.autosave.isUnsaved() || other.note === null) {
      this.#conflict = other
      this.autosave.stop()
      this.#options.onConflict(other)
      return
    }
    this.#note = other.note
    this.#options.show(other.note)
    this.autosave.settled()
  }

  /** Saves what is here over the other version, or makes the note again when it was deleted. */
  async keepMine(): Promise<void> {
    const other = this.#conflict
    this.#end(other?.note ?? null)
    this.autosave.changed()
    await this.autosave.flush()
  }

  /** Gives up what is here for the other version. */
  takeOther(): void {
    const note = this.#conflict?.note
    if (!note) return
    this.#end(note)
    this.#options.show(note)
    this.autosave.settled()
  }

  /** Saves what is here as a note of its own and shows the other version. */
  async keepBoth(): Promise<Note> {
    const copy = await this.#saveCopy()
    if (this.#conflict?.note) this.takeOther()
    return copy
  }

  /** Saves before the note leaves the screen; two versions that wait for a choice are then both kept. */
  async close(): Promise<void> {
    if (this.#conflict !== null) {
      if (this.autosave.isUnsaved()) await this.#saveCopy()
      this.autosave.settled()
    }
    await this.autosave.flush()
    this.autosave.stop()
  }

  /** Nothing of it is saved any more: it is being deleted. */
  abandon(): void {
    this.autosave.settled()
    this.autosave.stop()
  }

  #end(note: Note | null): void {
    this.#conflict = null
    this.#note = note
    this.#options.onConflict(null)
  }

  async #saveCopy(): Promise<Note> {
    const { title, aboutId, state } = this.#options.draft()
    const copyTitle = t('notes.conflict.copyTitle', { title: title || t('notes.untitled') })
    return call('saveNote', { title: copyTitle, state, ...(aboutId && { aboutId }) })
  }

  async #save(): Promise<void> {
    if (this.#conflict !== null) throw new Error(t('notes.conflict.text'))
    const { title, aboutId, state } = this.#options.draft()
    const before = this.#note
    const args = { title, state, aboutId: aboutId ?? null }
    const saving = call('saveNote', before === null ? args : { id: before.id, basedOn: before.updatedAt, ...args })
    this.#saving = saving
    try {
      this.#note = await saving
    } catch (problem) {
      // It was changed or deleted elsewhere: both versions wait for a choice.
      if (problem instanceof NotebookError && problem.kind === 'caller') await this.lookAgain()
      throw problem
    }
    if (before === null) this.#options.onCreated?.(this.#note)
  }
}
