import { Redo2, Undo2 } from 'lucide-react'
import type { HistoryEntry } from '#contract/views.ts'
import { interfaceLanguage, changeInWords, t } from '../words.ts'
import styles from './HistoryScreen.module.css'

/** One change: when, what, by whom. */
export function ChangeLine({ change }: { change: HistoryEntry }) {
  const at = new Date(change.at)
  const time = new Intl.DateTimeFormat(interfaceLanguage(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <li className={styles.change}>
      <time dateTime={change.at} className={styles.time}>
        {time.format(at)}
      </time>
      <span className={styles.what}>
        {change.undoes !== undefined && <Undo2 aria-hidden="true" className={styles.picture} />}
        {change.redoes !== undefined && <Redo2 aria-hidden="true" className={styles.picture} />}
        <bdi data-selectable="">{inWords(change)}</bdi>
      </span>
      <span className={styles.who}>{change.by}</span>
    </li>
  )
}

function inWords({ label, undoes, redoes }: HistoryEntry): string {
  const words = changeInWords(label)
  if (undoes !== undefined) return t('shell.historyScreen.undone', { label: words })
  return redoes === undefined ? words : t('shell.historyScreen.redone', { label: words })
}
