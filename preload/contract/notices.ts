import type { Id } from './ids.ts'
import type { SaveState, Shrink } from './views.ts'

/** What main tells every window, unasked. Past tense: an event happens in the world, a notice tells of the notebook. */
export type Notice =
  /** Documents changed; ids, never documents. */
  | { kind: 'changed'; seq: number; ids: Id[] }
  | { kind: 'saveStateChanged'; saveState: SaveState }
  /** A job went on. `total` is 0 while unknown. */
  | { kind: 'progressed'; job: string; done: number; total: number; current: string }
  /** A job came upon a locked file and waits for `answerPassword`; `wrong`: what was given did not open it. */
  | { kind: 'passwordAsked'; job: string; file: string; wrong: boolean }
  /** A menu item or accelerator was chosen: the id of a command. */
  | { kind: 'commandChosen'; command: string }
  /** Another library, or none, stands behind this window now. */
  | { kind: 'libraryChanged' }
  | { kind: 'preferencesChanged' }
  /** A document was erased for good: what was computed before may hold its words. */
  | { kind: 'erased' }
  /** Typed words are to be saved now, and `wordsSaved` answered: the library is about to go away. */
  | { kind: 'leaving' }
  /** The open library was given a passphrase, or it was taken away. */
  | { kind: 'protectionChanged' }
  /** A backup was made or verified, or the second place was chosen, lost or found again. */
  | { kind: 'backupsChanged' }
  /** What the program does by itself, a backup or locking, could not be done; `reason` is a sentence. */
  | { kind: 'failed'; reason: string }
  /** A note or an article's text lost nearly all of its writing with change `seq`. */
  | { kind: 'shrank'; seq: number; shrink: Shrink }
  /** Another program changed files in the library's folder: `outsideChanges` tells which. */
  | { kind: 'outsideChanged' }
