import { useStore } from 'zustand'
import { announced } from './announce.ts'
import styles from './ArticleReader.module.css'

/** The live region behind `announce`. */
export function Announcer() {
  const { words, times } = useStore(announced)
  return (
    <div role="status" aria-live="polite" className={styles.visuallyHidden}>
      {/* A new element each time: the same words twice are two announcements. */}
      <span key={times}>{words}</span>
    </div>
  )
}
