import type { Calls, HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import type { Importer } from './importer.ts'
import { sourcesFromPaths } from './sources.ts'

export type ImportHandlers = Pick<HandlersOf<Calls>, 'importText'> & Pick<HandlersOf<PathCalls>, 'importFiles'>

/** Bringing articles in: a paste is kept as an original too, as the UTF-8 bytes of what was pasted. */
export function importCalls(library: Library, importer: Importer): ImportHandlers {
  return {
    importText: ({ text, fileName, mediaType }) =>
      importer.importBytes(library, {
        name: fileName ?? say('imports.pasted'),
        bytes: new TextEncoder().encode(text),
        mediaType: mediaType ?? (fileName === undefined ? 'text/plain' : undefined),
      }),
    importFiles: async ({ paths, passwords = [] }) =>
      importer.importMany(library, await sourcesFromPaths(paths), {
        askPassword: ({ attempt }) => Promise.resolve(passwords[attempt] ?? null),
      }),
  }
}
