import type { PassageToReview } from '#contract/views.ts'
import { call } from '../../notebook.ts'
import { t } from '../../words.ts'
import { shortened } from '../actions.ts'
import { announce } from '../announce.ts'
import type { Reading } from '../reading.ts'

/** The passage is right as it stands. */
export async function accept(reading: Reading, { passage }: PassageToReview): Promise<void> {
  const saved = await call('reviewPassage', { id: passage.id, verdict: 'accept' })
  reading.put(saved)
  announce(t('reader.review.accepted', { words: shortened(saved.target.exact, 60) }))
}

/** The passage is the words that are selected in the text. */
export async function remark(reading: Reading, { passage }: PassageToReview): Promise<void> {
  const { selection } = reading.store.getState()
  if (!selection) return
  const { id, articleId } = passage
  const saved = await call('savePassage', { id, articleId, start: selection.start, end: selection.end })
  reading.put(saved)
  getSelection()?.collapseToEnd()
  reading.store.setState({ selection: null })
  announce(t('reader.review.remarked', { words: shortened(saved.target.exact, 60) }))
}
