import type { PassageState } from '#contract/passage.ts'
import { FileQuestion, MoveDiagonal, PencilLine } from 'lucide-react'
import { useWords } from '../words.ts'
import styles from './StateChip.module.css'

const signs = { changed: PencilLine, moved: MoveDiagonal, orphaned: FileQuestion }

type StateChipProps = { state: Exclude<PassageState, 'anchored'>; onClick?: () => void }

/** Says that a passage is not surely where it was put; with `onClick` it leads to where that is looked at. */
export function StateChip({ state, onClick }: StateChipProps) {
  const t = useWords()
  const Sign = signs[state]
  const words = (
    <>
      <Sign aria-hidden="true" />
      {t(`reader.review.state.${state}`)}
    </>
  )
  if (!onClick) return <span className={styles.chip}>{words}</span>
  return (
    <button type="button" className={styles.chip} title={t('reader.review.label')} onClick={onClick}>
      {words}
    </button>
  )
}
