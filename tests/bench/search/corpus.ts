import type { Library } from '../../../main/library/library.ts'
import { searchableOf } from '../../../main/search/searchable-documents.ts'
import { termsOf } from '../../../main/search/tokens.ts'

export const corpusKinds = ['article', 'passage', 'note'] as const

/** A document as both sides are given it: its id and its text; for the rivals the text folded and split as ours is. */
export type CorpusDocument = { id: string; kind: (typeof corpusKinds)[number]; text: string }

/** Every article, passage and note of a library as plain text, in a mixed order that is the same each time. */
export async function corpusOf(library: Library): Promise<CorpusDocument[]> {
  const corpus: CorpusDocument[] = []
  for (const kind of corpusKinds)
    for (const id of library.collection(kind).ids()) {
      const found = await searchableOf(library, id)
      if (found) corpus.push({ id, kind, text: [found.title, ...found.body].join('\n') })
    }
  return corpus
}

/** FTS5 cannot fold as we do, so it is given what folding leaves: words with a space between. */
export function folded(text: string): string {
  return termsOf(text).join(' ')
}
