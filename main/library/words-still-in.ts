import type { Document } from '#contract/document.ts'
import { kinds } from '#contract/ids.ts'
import type { PurgeReport } from '#contract/views.ts'
import type { Documents } from './documents.ts'

const most = 20

/** Documents that still hold words an erased one went by: typed into a note, kept as the name of a speaker. */
export function wordsStillIn(documents: Documents, words: readonly string[]): PurgeReport['stillIn'] {
  const found: PurgeReport['stillIn'] = []
  if (words.length === 0) return found
  for (const kind of kinds)
    for (const document of documents.collection(kind).values()) {
      const text = JSON.stringify(document)
      const held = words.find((word) => text.includes(JSON.stringify(word).slice(1, -1)))
      if (held !== undefined) found.push({ id: document.id, title: titleOf(document), words: held })
      if (found.length === most) return found
    }
  return found
}

function titleOf(document: Document): string {
  const { title, name } = document as { title?: string; name?: string }
  return title || name || document.id
}
