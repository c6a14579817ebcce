import { readAnnotations } from '../../main/import/annotations/read-annotations.ts'
import { takeAnnotations } from '../../main/import/annotations/take-annotations.ts'
import type { Library } from '../../main/library/library.ts'
import type { Id } from '#contract/ids.ts'

/** Reads annotations here, without the worker that starts anew for every file. */
export async function annotateJson(library: Library, json: string, articleId?: Id<'article'>) {
  return takeAnnotations(library, readAnnotations(json), { articleId })
}
