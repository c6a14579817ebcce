import { z } from 'zod'
import { shortText } from '../common.ts'
import { exportFormats, exportScope, type ExportReport } from '../exports.ts'
import { idOf } from '../ids.ts'
import { mergeChosen, type MergePreview, type MergeReport } from '../merging.ts'
import type { AnnotateReport, ImportOutcome } from '../views.ts'
import { tableMapping, type TablePreview } from '../tables.ts'
import { call, codesAs, exportOptions, passphrase } from './parts.ts'

/** Calls that name places on the disk: the command line and `batch` only, never the window. */
export const pathCalls = {
  /** `passwords` are tried in turn on every file that is locked. */
  importFiles: call(
    z.strictObject({
      paths: z.array(shortText.min(1)).max(100_000),
      passwords: z.array(passphrase).max(100).optional(),
    }),
  ).returns<ImportOutcome[]>(),
  exportTo: call(
    z.strictObject({
      format: z.enum(exportFormats),
      scope: exportScope.optional(),
      path: shortText.min(1),
      options: exportOptions,
    }),
  ).returns<ExportReport>(),
  /**
   * Takes in annotations (W3C, Hypothesis) or what another program coded (REFI-QDA, brat): a file, a brat file with its
   * text beside it, or a folder of those.
   */
  annotateFile: call(
    z.strictObject({ path: shortText.min(1), articleId: idOf('article').optional(), as: codesAs.optional() }),
  ).returns<AnnotateReport>(),
  /** What merging another copy of this library, a folder or a library file, would bring. */
  previewMerge: call(z.strictObject({ path: shortText.min(1) })).returns<MergePreview>(),
  /** Takes it in as one change. `choices` decides conflicts by document, `prefer` the others; without them this copy's stay. */
  merge: call(z.strictObject({ path: shortText.min(1), ...mergeChosen })).returns<MergeReport>(),
  /** Writes another version that was left in the library's folder as a library of its own. */
  writeOutside: call(z.strictObject({ file: shortText.min(1), path: shortText.min(1) })).returns<{
    documents: number
    missing: number
  }>(),
  /** Takes in a table of articles, one a row. */
  importTableFile: call(z.strictObject({ path: shortText.min(1), mapping: tableMapping })).returns<ImportOutcome[]>(),
  previewTableFile: call(z.strictObject({ path: shortText.min(1), mapping: tableMapping })).returns<TablePreview>(),
  /** Takes in a library exported as JSON; only into an empty library, where it comes back identical. */
  importJson: call(z.strictObject({ path: shortText.min(1) })).returns<{ documents: number }>(),
} as const
