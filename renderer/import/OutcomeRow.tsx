import { BookMarked, CircleCheck, CircleX, Copy } from 'lucide-react'
import type { ImportOutcome } from '#contract/views.ts'
import { numberInWords, t } from '../words.ts'
import styles from './ImportPanel.module.css'

const pictures = {
  added: <CircleCheck className={styles.added} aria-hidden="true" />,
  edition: <CircleCheck className={styles.added} aria-hidden="true" />,
  described: <BookMarked aria-hidden="true" />,
  duplicate: <Copy aria-hidden="true" />,
  failed: <CircleX className={styles.failed} aria-hidden="true" />,
}

/** What became of one file. */
export function OutcomeRow({ outcome }: { outcome: ImportOutcome }) {
  const { file, status, title, reason, words, encoding, encodingGuessed, notKept } = outcome
  const detail = [
    t(`search.importing.status.${status}`),
    (status === 'added' || status === 'edition') &&
      words !== undefined &&
      t('search.importing.words', { count: words, shown: numberInWords(words) }),
    encoding &&
      (encodingGuessed || !/^(?:utf-8|ascii|us-ascii)$/i.test(encoding)) &&
      encodingInWords(encoding, encodingGuessed),
  ].filter(Boolean)
  return (
    <div className={styles.outcome}>
      {pictures[status]}
      <div className={styles.words}>
        <bdi className={styles.name}>{title ?? file}</bdi>
        <div className={styles.detail}>{detail.join(' · ')}</div>
        {reason && <div className={styles.reason}>{reason}</div>}
        {notKept && <div className={styles.reason}>{t('search.importing.notKept', { what: notKept.join(', ') })}</div>}
      </div>
    </div>
  )
}

function encodingInWords(encoding: string, guessed = false): string {
  return t(guessed ? 'search.importing.encodingGuessed' : 'search.importing.encoding', { encoding })
}
