import { z } from 'zod'
import type { BackedUp, BackupState, ListedBackups, Restored } from '../backups.ts'
import { shortText } from '../common.ts'
import { anyId, idOf } from '../ids.ts'
import { exportFormats, exportScope, type ExportReport } from '../exports.ts'
import { type CopyShown, mergeChosen, type MergeReport } from '../merging.ts'
import type {
  AnnotateReport,
  AnnotationsFound,
  ImportOutcome,
  LibraryInfo,
  LibraryLicence,
  PurgePreview,
  SetAside,
} from '../views.ts'
import { tableMapping, type TablePreview } from '../tables.ts'
import { call, codesAs, nothing, passphrase, backup, exportOptions, importOutcome } from './parts.ts'
import { type Preferences, preferences, type WindowState } from '../preferences.ts'

/** Instead of asking for a file: one that was dropped, by its key. */
const dropped = shortText.optional()

/**
 * Calls of the window alone: they open dialogs and change windows. None carries a path: main opens the dialog and
 * keeps the path; a dropped file sends its name and bytes.
 */
export const windowCalls = {
  windowState: call(nothing).returns<WindowState>(),
  /** None are told where the program runs from its source. */
  aboutProgram: call(nothing).returns<{ version: string; libraries: LibraryLicence[] }>(),
  newLibrary: call(nothing).returns<LibraryInfo | null>(),
  /** Asks where to; the recovery key is told this once. */
  newProtectedLibrary: call(z.strictObject({ passphrase })).returns<{
    library: LibraryInfo
    recoveryKey: string
  } | null>(),
  /** Opens the library that `windowState` says is locked, with one of the two. */
  unlockLibrary: call(
    z.strictObject({ passphrase: passphrase.optional(), recoveryKey: shortText.optional() }),
  ).returns<LibraryInfo>(),
  /** Closes a protected library and waits for its passphrase. */
  lockLibrary: call(nothing).returns<null>(),
  protectLibrary: call(z.strictObject({ passphrase })).returns<{ recoveryKey: string }>(),
  /** With the passphrase it has, or with the recovery key when that is forgotten. */
  changePassphrase: call(
    z.union([
      z.strictObject({ current: passphrase, next: passphrase }),
      z.strictObject({ recoveryKey: shortText, next: passphrase }),
    ]),
  ).returns<null>(),
  newRecoveryKey: call(z.strictObject({ passphrase })).returns<{ recoveryKey: string }>(),
  unprotectLibrary: call(z.strictObject({ passphrase })).returns<null>(),
  /** Asks where to, and writes the key into a text file there. False when nothing was chosen. */
  saveRecoveryKey: call(z.strictObject({ recoveryKey: shortText })).returns<boolean>(),
  /** A key was pressed or the mouse clicked: a protected library is not locked yet. */
  wasActive: call(nothing).returns<null>(),
  /** The answer to `leaving`: whether everything that was typed in this window is saved. */
  wordsSaved: call(z.strictObject({ saved: z.boolean() })).returns<null>(),
  /** What a purge would take along, before it is asked for. */
  purgePreview: call(z.strictObject({ id: anyId })).returns<PurgePreview>(),

  /** Null while no library is open. */
  backupState: call(nothing).returns<BackupState | null>(),
  listBackups: call(nothing).returns<ListedBackups[]>(),
  backUpNow: call(nothing).returns<BackedUp>(),
  /** Reads every byte of a backup, or of all. Progress arrives as notices, in bytes; `null` when it was cancelled. */
  verifyBackups: call(z.strictObject({ job: shortText, backup: backup.optional() })).returns<{
    verified: number
    damaged: string[]
  } | null>(),
  /** Asks where to, and restores beside what is there. `null` when nothing was chosen, or it was cancelled. */
  restoreBackup: call(z.strictObject({ job: shortText, backup })).returns<Restored | null>(),
  /** Asks for a folder outside the library and makes the first backup there. `null` when nothing was chosen. */
  chooseBackupPlace: call(nothing).returns<BackupState | null>(),
  /** No more backups are made in the second place; those that are there stay. */
  leaveBackupPlace: call(nothing).returns<null>(),
  /** The answer to the question for a second place: asked again after a week, or never. */
  answerBackupQuestion: call(z.strictObject({ answer: z.enum(['later', 'never']) })).returns<null>(),

  openLibrary: call(nothing).returns<LibraryInfo | null>(),
  /** Asks for a library file and for a new folder, and opens what it holds there. */
  openLibraryFile: call(z.strictObject({ dropped })).returns<LibraryInfo | null>(),
  /** Asks for a new folder, writes the other version there as a library of its own, and opens it. */
  openOutside: call(z.strictObject({ file: shortText.min(1) })).returns<LibraryInfo | null>(),
  openRecent: call(z.strictObject({ key: shortText })).returns<LibraryInfo | null>(),
  openSample: call(nothing).returns<LibraryInfo | null>(),
  closeLibrary: call(nothing).returns<null>(),
  forgetRecent: call(z.strictObject({ key: shortText })).returns<null>(),
  savePreferences: call(preferences.partial()).returns<Preferences>(),
  newWindow: call(z.strictObject({ route: shortText.optional() })).returns<null>(),
  /**
   * Asks for files, or for a folder of them, and imports them; `null` when nothing was chosen. Progress arrives as
   * notices, and questions for passwords.
   */
  chooseAndImport: call(z.strictObject({ job: shortText, what: z.enum(['files', 'folder']).optional() })).returns<
    ImportOutcome[] | null
  >(),
  /** Asks for a project or annotations and reads them; `null` when nothing was chosen. Nothing is changed yet. */
  chooseAnnotations: call(z.strictObject({ job: shortText, dropped })).returns<AnnotationsFound | null>(),
  /** Takes in what the same job read, as one change. */
  takeAnnotations: call(z.strictObject({ job: shortText, as: codesAs.optional() })).returns<AnnotateReport>(),
  /** Asks where to, and writes a report as a text file. False when nothing was chosen. */
  saveReport: call(z.strictObject({ name: shortText, text: z.string().max(50_000_000) })).returns<boolean>(),
  /** Asks where to, and writes a picture of what shows. False when nothing was chosen. */
  savePicture: call(
    z.strictObject({ name: shortText, kind: z.enum(['svg', 'png']), bytes: z.instanceof(Uint8Array) }),
  ).returns<boolean>(),
  /** Asks for another copy of this library and compares; it stays open until it is merged or left. */
  chooseCopy: call(z.strictObject({ dropped })).returns<CopyShown | null>(),
  /** Opens a copy that has a passphrase of its own, with one of the two. */
  unlockCopy: call(
    z.strictObject({ copy: shortText, passphrase: passphrase.optional(), recoveryKey: shortText.optional() }),
  ).returns<CopyShown>(),
  mergeCopy: call(z.strictObject({ copy: shortText, ...mergeChosen })).returns<MergeReport>(),
  leaveCopy: call(z.strictObject({ copy: shortText })).returns<null>(),
  /**
   * Imports what articles and bibliographies there are among dropped files. The others are kept aside, by what they
   * hold: `chooseAnnotations`, `chooseTable`, `chooseCopy` and `openLibraryFile` take them as `dropped`.
   */
  importDropped: call(
    z.strictObject({
      job: shortText,
      files: z.array(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) })).max(10_000),
    }),
  ).returns<{ outcomes: ImportOutcome[]; aside: SetAside[] }>(),
  /** Lets go of what was kept aside and nobody wants. */
  leaveDropped: call(z.strictObject({ dropped: shortText })).returns<null>(),
  /** The answer to `passwordAsked`; `null` leaves the file out. */
  answerPassword: call(z.strictObject({ job: shortText, password: passphrase.nullable() })).returns<null>(),
  /** Asks where to, and writes the report of an import as a table. False when nothing was chosen. */
  saveImportReport: call(z.strictObject({ outcomes: z.array(importOutcome).max(200_000) })).returns<boolean>(),
  /** Asks for a table of articles and opens it; `null` when none was chosen. */
  chooseTable: call(z.strictObject({ dropped })).returns<{ table: string; preview: TablePreview } | null>(),
  /** The open table read in another way. */
  previewTable: call(z.strictObject({ table: shortText, mapping: tableMapping })).returns<TablePreview>(),
  /** One outcome a row. The mapping is remembered for tables with the same columns. */
  importTable: call(z.strictObject({ job: shortText, table: shortText, mapping: tableMapping })).returns<
    ImportOutcome[]
  >(),
  /** Copies an article's reference, written as a person chose, and answers it. */
  copyReference: call(z.strictObject({ id: idOf('article') })).returns<{ text: string }>(),
  /** Asks where to, and writes the imported file of an article there. False when nothing was chosen. */
  saveOriginal: call(z.strictObject({ id: idOf('article') })).returns<boolean>(),
  /** The article's reference, written as a person chose. */
  shownReference: call(z.strictObject({ id: idOf('article') })).returns<{ text: string; html: string }>(),
  /** Asks for a CSL file and keeps it as the style of references; `null` when none was chosen. */
  chooseReferenceStyle: call(nothing).returns<{ title: string } | null>(),
  cancelJob: call(z.strictObject({ job: shortText })).returns<null>(),
  /** Asks where to, and exports; beside what is there already, never over it. `null` when nothing was chosen, or it was cancelled. */
  chooseAndExport: call(
    z.strictObject({
      job: shortText,
      format: z.enum(exportFormats),
      scope: exportScope,
      options: exportOptions,
    }),
  ).returns<(ExportReport & { where: string }) | null>(),
  /** Shows the last export, or original that was saved, in the system's file manager. */
  showExport: call(nothing).returns<null>(),
  /** Asks first, shows the true host, and opens https and mailto links outside. */
  openLink: call(z.strictObject({ url: shortText })).returns<boolean>(),
  writeClipboard: call(z.strictObject({ text: z.string().max(50_000_000) })).returns<null>(),
  /** Tells main whether typed words are still unsaved, so that closing waits for them. */
  setUnsaved: call(z.strictObject({ unsaved: z.boolean() })).returns<null>(),
} as const
