import { useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { call, useCall } from '../notebook.ts'
import { showReview } from '../reader/inspector-tab.ts'
import { go, pathTo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import styles from './ImportPanel.module.css'

type Edition = { articleId: Id<'article'>; of: Id<'article'> }

/** What was imported and seems to be another edition of an article that is there: each can take its place. */
export function EditionList({ outcomes }: { outcomes: readonly ImportOutcome[] }) {
  const editions = outcomes.flatMap(({ status, articleId, of }) =>
    status === 'edition' && articleId && of ? [{ articleId, of }] : [],
  )
  if (editions.length === 0) return null
  return (
    <ul className={styles.editions} aria-label={t('search.importing.editions')}>
      {editions.map((edition) => (
        <EditionRow key={edition.articleId} {...edition} />
      ))}
    </ul>
  )
}

function EditionRow({ articleId, of }: Edition) {
  const { data } = useCall('getDocuments', { ids: [articleId, of] })
  const [isTaking, setTaking] = useState(false)
  const [title, ofTitle] = (data ?? []).map((document) => (document && 'title' in document ? document.title : null))
  // Once taken, or undone, one of the two is gone, and nothing is left to offer.
  if (typeof title !== 'string' || typeof ofTitle !== 'string') return null
  const take = () => {
    setTaking(true)
    takeEdition({ articleId, of })
      .catch(tellProblem)
      .finally(() => setTaking(false))
  }
  return (
    <li className={styles.edition}>
      <span>{t('search.importing.editionOf', { title, of: ofTitle })}</span>
      <Button disabled={isTaking} onClick={take}>
        <span className={styles.cut}>{t('search.importing.takeEdition', { of: ofTitle })}</span>
      </Button>
    </li>
  )
}

/** The newer text takes the place of the older, and the passages that are uncertain there come up. */
async function takeEdition({ articleId, of }: Edition): Promise<void> {
  const { article, passages } = await call('takeEdition', { articleId: of, fromArticleId: articleId })
  const uncertain = passages.filter(({ outcome }) => outcome !== 'intact').length
  go(pathTo(of))
  if (uncertain === 0) return toastWithUndo(t('search.importing.taken', { title: article.title }))
  showReview(of)
  toast(t('search.importing.takenWith', { count: uncertain, title: article.title }))
}
