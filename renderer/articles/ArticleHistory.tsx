import type { Id } from '#contract/ids.ts'
import { momentWords } from '../entities/date-words.ts'
import { openVersions } from '../history/versions-state.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { changeInWords, t } from '../words.ts'
import styles from './SourcePanel.module.css'

/** What was done to this article, newest first. */
export function ArticleHistory({ articleId }: { articleId: Id<'article'> }) {
  const { data: changes } = useCall('history', { aboutId: articleId, limit: 50 })
  return (
    <Section title={t('articles.source.history')}>
      {changes?.length === 0 && <p className={styles.when}>{t('articles.source.noHistory')}</p>}
      <ol className={styles.changes}>
        {changes?.map((change) => (
          <li key={change.seq}>
            <bdi>{changeInWords(change.label)}</bdi>
            <div className={styles.when}>
              {change.by
                ? t('articles.source.addedBy', { date: momentWords(change.at), name: change.by })
                : momentWords(change.at)}
            </div>
          </li>
        ))}
      </ol>
      <Button look="quiet" onClick={() => openVersions(articleId)}>
        {t('commands.versions')}
      </Button>
    </Section>
  )
}
