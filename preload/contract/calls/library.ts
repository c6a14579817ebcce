import { z } from 'zod'
import { shortText } from '../common.ts'
import type { Document } from '../document.ts'
import { anyId, kinds } from '../ids.ts'
import type {
  CheckReport,
  HistoryEntry,
  LibraryInfo,
  OutsideVersion,
  PurgeReport,
  UndoState,
  Version,
} from '../views.ts'
import { call, nothing, changeNumber, moment } from './parts.ts'

/** Calls about the library as a whole: what it is, its history, its check. */
export const libraryCalls = {
  libraryInfo: call(nothing).returns<LibraryInfo>(),
  getDocuments: call(z.strictObject({ ids: z.array(anyId).max(10_000) })).returns<(Document | null)[]>(),
  undo: call(nothing).returns<HistoryEntry | null>(),
  redo: call(nothing).returns<HistoryEntry | null>(),
  undoState: call(nothing).returns<UndoState>(),
  /**
   * Newest first. `before` is a sequence number; `aboutId` keeps the changes that touched one document, `kind` those
   * of a kind. Every word of `query` stands in what the change is called or in who made it. `from` and `to` are
   * times in ISO 8601 (UTC) or the beginning of them, such as `2026-11`; both are in.
   */
  history: call(
    z.strictObject({
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(1000).optional(),
      aboutId: anyId.optional(),
      query: shortText.optional(),
      by: shortText.optional(),
      kind: z.enum(kinds).optional(),
      from: moment,
      to: moment,
    }),
  ).returns<HistoryEntry[]>(),
  /** What each change did to one document, newest first. */
  versions: call(
    z.strictObject({
      id: anyId,
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
  ).returns<Version[]>(),
  /** A document as it was right after a change; null when it was not there. */
  getVersion: call(z.strictObject({ id: anyId, seq: changeNumber })).returns<Document | null>(),
  /** Puts a document back as it was right after a change: a new change, which can be undone. */
  bringBack: call(z.strictObject({ id: anyId, seq: changeNumber })).returns<Document>(),
  /** The other versions of this library that other programs left in its folder; looks at the folder first. */
  outsideChanges: call(nothing).returns<OutsideVersion[]>(),
  /** `keep here` leaves the other version aside for good; `take over` makes it this library's state, as one change. */
  settleOutside: call(z.strictObject({ file: shortText.min(1), choice: z.enum(['keep here', 'take over']) })).returns<{
    changed: number
  }>(),
  check: call(nothing).returns<CheckReport>(),
  /**
   * Erases a document for good: deletes it if it is still there, then takes its words out of every file of the
   * library. It cannot be undone.
   */
  purge: call(z.strictObject({ id: anyId })).returns<PurgeReport>(),
} as const
