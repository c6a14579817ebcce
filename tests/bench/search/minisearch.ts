import MiniSearch from 'minisearch'
import { type CorpusDocument, folded } from './corpus.ts'

/** Minisearch over the corpus, given the words as we fold them. */
export function miniSearchOf(corpus: readonly CorpusDocument[]): MiniSearch {
  const mini = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  corpus.forEach(({ text }, row) => mini.add({ id: row, text: folded(text) }))
  return mini
}

/** As its documentation has it: a slip for every five letters. */
export function fuzzily(mini: MiniSearch, word: string): number[] {
  return mini
    .search(word, { fuzzy: 0.2 })
    .slice(0, 20)
    .map(({ id }) => id as number)
}
