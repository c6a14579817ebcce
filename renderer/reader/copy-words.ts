import type { Article } from '#contract/article.ts'
import { passageType } from '../editor/passage-transfer.ts'
import { targetOf } from './actions.ts'
import { sourceLine } from './quote-source.ts'
import type { Reading } from './reading.ts'
import type { PlaceAt } from './source-places.ts'

type Copied = { reading: Reading; article: Article; text: string; placeAt: PlaceAt }

/** Copies exactly the words of the plain text; words that are a passage are pasted in a note as a quotation. */
export function copyWords(event: { preventDefault: () => void; clipboardData: DataTransfer }, copied: Copied): void {
  const { reading, article, text, placeAt } = copied
  const target = targetOf(reading)
  if (!target) return
  const exact = text.slice(target.start, target.end)
  event.preventDefault()
  event.clipboardData.setData('text/plain', exact)
  const { passageId } = target
  if (!passageId) return
  const quoted = { passageId, articleId: article.id, exact, source: sourceLine(article, placeAt(target.start)) }
  event.clipboardData.setData(passageType, JSON.stringify(quoted))
}
