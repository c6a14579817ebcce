import type { HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { exportLibrary } from './export-library.ts'
import { importJson } from './import-json.ts'

/** Taking the library out, and taking in one that was taken out whole. */
export function exportCalls(library: Library): Pick<HandlersOf<PathCalls>, 'exportTo' | 'importJson'> {
  return {
    exportTo: async ({ format, scope, path, options }) => {
      const { files, notCarried } = await exportLibrary(library, {
        format,
        scope,
        path,
        includePrivate: options?.includePrivate,
        history: options?.history,
        style: options?.style,
        language: options?.language,
      })
      return { files, notCarried }
    },
    importJson: ({ path }) => importJson(library, path),
  }
}
