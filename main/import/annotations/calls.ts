import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import { resolve } from 'node:path'
import type { Library } from '../../library/library.ts'
import { annotateFiles, filesAt } from './annotate-files.ts'

/** Taking in the annotations of other programs, and our own again. */
export function annotationCalls(
  library: Library,
): Pick<Handlers, 'annotate'> & Pick<HandlersOf<PathCalls>, 'annotateFile'> {
  return {
    annotate: async ({ json, articleId }) => {
      const file = { name: 'annotations.json', bytes: new TextEncoder().encode(json) }
      return (await annotateFiles(library, [file], { articleId })).outcomes
    },
    annotateFile: async ({ path, articleId, as }) =>
      annotateFiles(library, await filesAt(resolve(path)), { articleId, as }),
  }
}
