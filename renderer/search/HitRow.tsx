import { CalendarDays, FileText, Highlighter, NotebookPen, Quote, Tag, User } from 'lucide-react'
import type { SearchHit } from '#contract/views.ts'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import { detailWords } from './detail-words.ts'
import styles from './SearchScreen.module.css'
import { SnippetText } from './SnippetText.tsx'

const pictures: Record<SearchHit['kind'], typeof FileText> = {
  article: FileText,
  passage: Highlighter,
  note: NotebookPen,
  actor: User,
  event: CalendarDays,
  claim: Quote,
  tag: Tag,
}

/** One result: what it is, where it comes from, and the words around what was found. */
export function HitRow({ hit, chosen }: { hit: SearchHit; chosen: boolean }) {
  const Picture = pictures[hit.kind]
  const detail = [t(`common.kinds.${hit.kind}`), hit.detail && detailWords(hit.detail)].filter(Boolean).join(' · ')
  return (
    <div className={classes(styles.hit, chosen && styles.chosen)}>
      <span className={classes(styles.picture, styles[hit.kind])}>
        <Picture aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <bdi className={styles.title}>{hit.title}</bdi>
          <span className={styles.detail}>{detail}</span>
        </div>
        {hit.snippet.text && <SnippetText snippet={hit.snippet} />}
      </div>
    </div>
  )
}
