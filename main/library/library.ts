import type { ArticleText } from '#contract/article-text.ts'
import type { Change, ChangeLabel } from '#contract/change.ts'
import type { Document, DocumentOf, Named } from '#contract/document.ts'
import type { EntityId, Id, Kind } from '#contract/ids.ts'
import type { PassageState } from '#contract/passage.ts'
import type { CheckReport, HistoryEntry, Problem, PurgeReport, SaveState, UndoState } from '#contract/views.ts'
import type { HistoryAsked } from './history-query.ts'
import type { RelationName } from './references-of.ts'
import type { Sealing } from './sealing.ts'

/** What a call wants changed: computed and applied to memory in one synchronous step. */
export type Draft = {
  label: ChangeLabel
  puts?: Document[]
  deletes?: Id[]
  /** Changes of one author with the same key within 30 s are one undo step: the autosaves of one note. */
  mergeKey?: string
  /** The key names one deed, such as an import: its changes stay one step however long it takes. */
  oneDeed?: true
  /** The documents come from an export of a library and keep their own `updatedAt`. */
  keepTimes?: boolean
}

/** One kind's documents. A document is parsed and checked when first touched, and never mutated. */
export interface Collection<Doc extends Document = Document> {
  readonly size: number
  get: (id: string) => Doc | undefined
  /**
   * As `get`, but what nobody has touched is neither checked nor kept: for looking through a large kind of which few are
   * wanted, and those are asked for by `get`.
   */
  peek: (id: string) => Doc | undefined
  has: (id: string) => boolean
  ids: () => Iterable<Doc['id']>
  values: () => Iterable<Doc>
}

/**
 * Which documents refer to which, kept by the same `apply` as the documents; every answer is in no order, and empty
 * when there is none.
 */
export interface References {
  passagesOfArticle: (id: Id<'article'>) => ReadonlySet<Id<'passage'>>
  passagesLinking: (id: EntityId) => ReadonlySet<Id<'passage'>>
  passagesTagged: (id: Id<'tag'>) => ReadonlySet<Id<'passage'>>
  /** Those that wait for a person's eye. */
  passagesInState: (state: Exclude<PassageState, 'anchored'>) => ReadonlySet<Id<'passage'>>
  articlesTagged: (id: Id<'tag'>) => ReadonlySet<Id<'article'>>
  /** These three also by what an article had before: a file or a text once taken in is known. */
  articlesOfOriginal: (sha256: string) => ReadonlySet<Id<'article'>>
  articlesOfPlainText: (sha256: string) => ReadonlySet<Id<'article'>>
  articlesOfText: (textSha256: string) => ReadonlySet<Id<'article'>>
  claimsOfPassage: (id: Id<'passage'>) => ReadonlySet<Id<'claim'>>
  claimsAbout: (id: EntityId) => ReadonlySet<Id<'claim'>>
  /** Claims that an actor speaks, reports or is the value of. */
  claimsNaming: (id: Id<'actor'>) => ReadonlySet<Id<'claim'>>
  assessmentsAbout: (id: EntityId) => ReadonlySet<Id<'assessment'>>
  eventsWithParticipant: (id: Id<'actor'>) => ReadonlySet<Id<'event'>>
  relationsOf: (id: EntityId) => ReadonlySet<Id<'relation'>>
  notesAbout: (id: string) => ReadonlySet<Id<'note'>>
  notesMentioning: (id: string) => ReadonlySet<Id<'note'>>
  /** Documents whose `evidence`, participants or relations rest on a passage. */
  restingOnPassage: (id: Id<'passage'>) => ReadonlySet<Id>
  redirectFrom: (id: string) => EntityId | undefined
  /** How many refer to it, and all of them once: cheaper than the sets where thousands are asked for. */
  count: (relation: RelationName, target: string) => number
  each: <Member extends Id>(relation: RelationName, target: string) => Iterable<Member>
  /** All that anything refers to or did. */
  targets: (relation: RelationName) => Iterable<string>
}

/** Files named by the SHA-256 of their bytes: immutable, on disk before the change that refers to them. */
export interface Texts {
  /** Writes a text (fixed key order) and answers its SHA-256, once it is safe on disk. */
  put: (text: ArticleText) => Promise<string>
  /** Null when the file is missing or its bytes do not match its name. */
  get: (sha256: string) => Promise<ArticleText | null>
}

export interface Originals {
  put: (bytes: Uint8Array) => Promise<string>
  get: (sha256: string) => Promise<Uint8Array | null>
}

/** An open library: the documents in memory, and the only way to change them. */
export interface Library {
  readonly id: string
  readonly name: string
  /** The folder. */
  readonly path: string
  readonly readOnly: false | { reason: string }
  /** Set when this is the library as it was after an earlier change, opened to be looked at. */
  readonly earlier?: { seq: number; at: string }
  readonly seq: number
  readonly saveState: SaveState
  /** What was found wrong at opening, each with what to do. */
  readonly problems: readonly Problem[]
  /** Written as `createdBy` and `by`; set from preferences. */
  author: string

  /** How bytes that others keep in the library's folder (index, backups) are sealed there. */
  readonly sealing: Sealing
  /** Told once: on the library that `createLibrary` has just made with a passphrase. */
  readonly recoveryKey?: string

  readonly references: References
  readonly texts: Texts
  readonly originals: Originals

  collection: <K extends Kind>(kind: K) => Collection<DocumentOf<K>>
  get: <I extends Id>(id: I) => Named<I> | undefined
  /** Throws `Unknown article "article:7"` (a caller's mistake) when there is none; follows redirects of merged entities. */
  need: <I extends Id>(id: I) => Named<I>

  /** A new id of this kind, and the common fields of a new document made now by this author. */
  stamp: <K extends Kind>(kind: K) => { id: Id<K>; createdAt: string; updatedAt: string; createdBy: string }

  /**
   * Applies a change to memory before it returns, in sequence order, and answers once it is safe on disk. Commits that
   * arrive together share one flush. `updatedAt` of every put is set here. A draft that changes nothing writes nothing
   * and answers null.
   *
   * Throws when the library is read only, or when a document does not fit its schema; nothing is changed then.
   */
  commit: (draft: Draft) => Promise<Change | null>

  undo: () => Promise<HistoryEntry | null>
  redo: () => Promise<HistoryEntry | null>
  undoState: () => UndoState
  /** Newest first. */
  history: (asked: HistoryAsked) => Promise<HistoryEntry[]>
  /** One change, whole; null when it is missing or damaged in the history. */
  change: (seq: number) => Promise<Change | null>

  /** After each change is safe on disk. Answers its own undo. */
  onChanged: (listen: (change: Change) => void) => () => void
  /** As soon as a change is in memory, before it is on disk: for indexes that must answer at once. */
  onApplied: (listen: (change: Change) => void) => () => void
  onSaveState: (listen: (state: SaveState) => void) => () => void

  /** Unjournaled places and panes (`view.json`); may be lost. */
  readonly view: { get: (key: string) => unknown; set: (key: string, value: unknown) => void }

  check: () => Promise<CheckReport>

  /**
   * Seals everything under a passphrase. The plain files stay whole until the sealed ones stand completely, and are
   * then overwritten and removed; a disk may keep traces of them all the same. Changes wait until it is done.
   */
  protect: (options: { passphrase: string }) => Promise<{ recoveryKey: string }>
  /** Throws LockedError when a passphrase is wrong, and changes nothing then; so do the next two. */
  changePassphrase: (options: ({ current: string } | { recoveryKey: string }) & { next: string }) => Promise<void>
  /** The old recovery key opens nothing any more. */
  newRecoveryKey: (options: { passphrase: string }) => Promise<{ recoveryKey: string }>
  unprotect: (options: { passphrase: string }) => Promise<void>
  /** Erases a document that is deleted already from every file of the library's folder. It cannot be undone. */
  purge: (id: Id) => Promise<PurgeReport>

  /**
   * Looks whether another program changed the library's own files. What it put there is kept under a name of its own,
   * for a person to decide about, and the library's own files stand there again.
   */
  look: () => Promise<void>

  /**
   * Runs work that writes derived files into the folder, while nothing rewrites every file (protecting, erasing): such
   * rewriting waits for it. Throws as `commit` does where nothing may be written.
   */
  besideWriting: <Result>(work: () => Promise<Result>) => Promise<Result>

  /** Builds the next snapshot now. */
  snapshot: () => Promise<void>
  /** Waits for every pending change, builds a snapshot, lets the lock go. */
  close: () => Promise<void>
}

/** A call that asks for what cannot be: unknown id, wrong argument. The value stands in quotes in the message. */
export class CallerError extends Error {
  override name = 'CallerError'
}

/** Something a person can mend: a file, a folder, a full disk. The message says what happened, what is safe, what to do. */
export class MaterialError extends Error {
  override name = 'MaterialError'
}

/** A protected library that was not opened, and why; a locked library is never taken for an empty or a new one. */
export class LockedError extends MaterialError {
  override name = 'LockedError'
  readonly reason: 'passphrase needed' | 'wrong passphrase' | 'wrong recovery key' | 'tampered' | 'cut short'

  constructor(reason: LockedError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** What opens a protected library; another open library of the same data key opens its backups. */
export type Unlock = { passphrase: string } | { recoveryKey: string } | { sealing: Sealing }

export class ReadOnlyError extends Error {
  override name = 'ReadOnlyError'
}

/** A flush failed: the change stays in memory and is not on disk. */
export class NotSavedError extends Error {
  override name = 'NotSavedError'
}
