import type { Article } from '#contract/article.ts'
import type { ListedVersion } from '#contract/views.ts'
import { useState } from 'react'
import { momentWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import styles from './SourcePanel.module.css'
import { TextComparison } from './TextComparison.tsx'

/** Every text the article has or had; an earlier one can be compared with the one it has. */
export function TextVersions({ article }: { article: Pick<Article, 'id' | 'title' | 'language'> }) {
  const { id, title, language } = article
  const { data: versions } = useCall('textVersions', { articleId: id })
  const [compared, setCompared] = useState<ListedVersion | null>(null)
  const current = versions?.find((version) => version.current)
  if (!versions || !current) return null
  return (
    <Section title={t('articles.versionList.title')} className={styles.section}>
      {versions.length === 1 ? (
        <p className={styles.when}>{t('articles.versionList.onlyOne')}</p>
      ) : (
        <ol className={styles.changes} reversed>
          {versions.map((version, index) => (
            <li key={`${index} ${version.textSha256}`}>
              <div>
                {t(`articles.versions.${version.why}`)}
                {version.current && ` (${t('articles.versionList.current')})`}
              </div>
              <div className={styles.when}>
                {whenWords(version)} ·{' '}
                {t('articles.versionList.words', { count: version.words, shown: numberInWords(version.words) })}
              </div>
              {!version.current && (
                <Button look="quiet" onClick={() => setCompared(version)}>
                  {t('articles.versionList.compare')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <Dialog
        open={compared !== null}
        onClose={() => setCompared(null)}
        size="large"
        title={t('articles.versionList.compareTitle', { title })}
        description={
          compared &&
          t('articles.versionList.compareDetail', { from: momentWords(compared.at), to: momentWords(current.at) })
        }
        closeLabel={t('common.close')}
      >
        {compared && (
          <TextComparison articleId={id} from={compared.textSha256} to={current.textSha256} language={language} />
        )}
      </Dialog>
    </Section>
  )
}

function whenWords({ at, by }: ListedVersion): string {
  return by ? t('articles.versionList.by', { date: momentWords(at), name: by }) : momentWords(at)
}
