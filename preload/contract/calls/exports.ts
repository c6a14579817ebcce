import { z } from 'zod'
import { exportFormats, exportScope, type ExportPreview } from '../exports.ts'
import { call, exportOptions } from './parts.ts'

/** Calls about what an export would hold; those that write one name a place, or ask for it. */
export const exportCalls = {
  previewExport: call(
    z.strictObject({ format: z.enum(exportFormats), scope: exportScope.optional(), options: exportOptions }),
  ).returns<ExportPreview>(),
} as const
