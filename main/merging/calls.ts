import type { HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { mergeLibrary, previewMerge } from './merge.ts'
import { type OpenCopy, openCopy } from './open-other.ts'

/** Merging another copy of the same library: looking first, then taking in. */
export function mergeCalls(library: Library): Pick<HandlersOf<PathCalls>, 'previewMerge' | 'merge'> {
  return {
    previewMerge: ({ path }) => withCopy(library, path, (other) => previewMerge(library, other)),
    merge: ({ path, ...chosen }) => withCopy(library, path, (other) => mergeLibrary(library, other, chosen)),
  }
}

async function withCopy<Result>(library: Library, path: string, use: (other: OpenCopy['library']) => Promise<Result>) {
  const copy = await openCopy(library, path)
  try {
    return await use(copy.library)
  } finally {
    await copy.close()
  }
}
