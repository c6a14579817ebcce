import { useWords } from '../words.ts'
import styles from './ArticleReader.module.css'

const lines = [94, 100, 88, 97, 42]

/** The shape of a page while it is on its way; it appears late, so that quick ones never flash. */
export function ReaderSkeleton() {
  const t = useWords()
  return (
    <div className={styles.pane} role="status" aria-label={t('reader.loading')}>
      <div className={styles.skeleton} aria-hidden="true">
        <span className={styles.boneTitle} />
        {[0, 1, 2].map((paragraph) => (
          <div key={paragraph} className={styles.boneParagraph}>
            {lines.map((width) => (
              <span key={width} style={{ inlineSize: `${width}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
