import type { ExportOptions } from '#contract/calls/parts.ts'
import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { exportLibrary, type ExportTools } from './export-library.ts'
import { importJson } from './import-json.ts'
import { previewExport } from './preview.ts'

type ExportCalls = Pick<Handlers, 'previewExport'> & Pick<HandlersOf<PathCalls>, 'exportTo' | 'importJson'>

/** Taking the library out, and taking in one that was taken out whole. */
export function exportCalls(library: Library, tools: ExportTools = {}): ExportCalls {
  return {
    previewExport: ({ format, scope, options }) =>
      previewExport(library, { format, scope, ...optionsOf(options), ...tools }),
    exportTo: async ({ format, scope, path, options }) => {
      const { files, notCarried } = await exportLibrary(library, {
        format,
        scope,
        path,
        ...optionsOf(options),
        ...tools,
      })
      return { files, notCarried }
    },
    importJson: ({ path }) => importJson(library, path),
  }
}

const optionsOf = (options: ExportOptions | undefined): ExportOptions => options ?? {}
