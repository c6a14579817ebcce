import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { lexicalVersion } from '../editor/note-state.ts'
import { call } from '../notebook.ts'
import { t } from '../words.ts'
import { highlight, shortened, type Target } from './actions.ts'
import { sourceLine } from './quote-source.ts'
import type { Reading } from './reading.ts'
import type { PlaceAt } from './source-places.ts'

const block = { version: 1, direction: null, format: '', indent: 0 }
const emptyParagraph = { ...block, type: 'paragraph', children: [], textFormat: 0, textStyle: '' }

/** Starts a note about the article with the words quoted; they become a passage when they are none yet. */
export async function noteWithQuote(
  reading: Reading,
  target: Target,
  article: Article,
  { text, placeAt }: { text: string; placeAt: PlaceAt },
) {
  const exact = text.slice(target.start, target.end)
  const passageId: Id<'passage'> = await highlight(reading, target)
  const quote = {
    type: 'passage-quote',
    version: 1,
    passageId,
    articleId: article.id,
    exact,
    source: sourceLine(article, placeAt(target.start)),
  }
  const root = { ...block, type: 'root', children: [quote, emptyParagraph] }
  return call('saveNote', {
    title: t('reader.noteTitle', { words: shortened(exact, 60) }),
    aboutId: article.id,
    state: { v: 1, lexical: lexicalVersion, state: { root } },
  })
}
