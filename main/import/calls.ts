import { basename } from 'node:path'
import type { Calls, HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import type { Importer, TableFile } from './importer.ts'
import { sourceAt, sourcesFromPaths } from './sources.ts'

export type ImportHandlers = Pick<HandlersOf<Calls>, 'importText'> &
  Pick<HandlersOf<PathCalls>, 'importFiles' | 'importTableFile' | 'previewTableFile'>

/** Bringing articles in: a paste is kept as an original too, as the UTF-8 bytes of what was pasted. */
export function importCalls(library: Library, importer: Importer): ImportHandlers {
  return {
    importText: ({ text, fileName, mediaType }) =>
      importer.importBytes(library, {
        name: fileName ?? say('imports.pasted'),
        bytes: new TextEncoder().encode(text),
        mediaType: mediaType ?? (fileName === undefined ? 'text/plain' : undefined),
      }),
    importTableFile: async ({ path, mapping }) => importer.importTable(library, await tableAt(path), mapping),
    previewTableFile: async ({ path, mapping }) => importer.previewTable(await tableAt(path), mapping),
    importFiles: async ({ paths, passwords = [] }) =>
      importer.importMany(library, await sourcesFromPaths(paths), {
        askPassword: ({ attempt }) => Promise.resolve(passwords[attempt] ?? null),
      }),
  }
}

export async function tableAt(path: string): Promise<TableFile> {
  const name = basename(path)
  return { name, bytes: await sourceAt(path, name).read() }
}
