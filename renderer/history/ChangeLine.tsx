import { Ellipsis, History, Redo2, Undo2 } from 'lucide-react'
import type { HistoryEntry } from '#contract/views.ts'
import { call } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { interfaceLanguage, changeInWords, t } from '../words.ts'
import styles from './HistoryScreen.module.css'
import { shrinkInWords } from './tell-shrink.ts'
import { openVersions } from './versions-state.ts'

/** One change: when, what, by whom. */
export function ChangeLine({ change, isNow = false }: { change: HistoryEntry; isNow?: boolean }) {
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
        {change.shrank?.map((shrink) => (
          <small key={shrink.id} className={styles.shrank}>
            {shrinkInWords(shrink)}
          </small>
        ))}
      </span>
      <span className={styles.who}>{change.by}</span>
      <Menu items={itemsFor(change, isNow)}>
        <IconButton label={t('history.more', { time: time.format(at) })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      </Menu>
    </li>
  )
}

function inWords({ label, undoes, redoes }: HistoryEntry): string {
  const words = changeInWords(label)
  if (undoes !== undefined) return t('shell.historyScreen.undone', { label: words })
  return redoes === undefined ? words : t('shell.historyScreen.redone', { label: words })
}

/** Going to what was, and the versions of what a change touched. */
function itemsFor({ seq, ids }: HistoryEntry, isNow: boolean): MenuItem[] {
  const [id] = ids
  return [
    {
      label: t('history.openEarlier'),
      icon: <History aria-hidden="true" />,
      disabled: isNow,
      onSelect: () => void call('openEarlier', { seq }).catch(tellProblem),
    },
    {
      label: t('history.openBefore'),
      icon: <Undo2 aria-hidden="true" />,
      onSelect: () => void call('openEarlier', { seq: seq - 1 }).catch(tellProblem),
    },
    ...(id !== undefined && ids.length === 1
      ? [{ label: t('commands.versions'), onSelect: () => openVersions(id) }]
      : []),
  ]
}
