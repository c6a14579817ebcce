import { type Article, articleStatuses, type ArticleStatus } from '#contract/article.ts'
import { languageInWords } from '../articles/language-names.ts'
import { dateWords } from '../entities/date-words.ts'
import { shortFileName } from '../import/short-file-name.ts'
import { call } from '../notebook.ts'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, useWords } from '../words.ts'
import styles from './ArticleHeader.module.css'

const statusWords = {
  unread: 'reader.statusUnread',
  reading: 'reader.statusReading',
  done: 'reader.statusDone',
} as const

type ArticleHeaderProps = {
  article: Article
  /** Whether the text shows the title itself: the header then says it to screen readers alone. */
  isTitled: boolean
}

/** The title and, in one line, where the article comes from. */
export function ArticleHeader({ article, isTitled }: ArticleHeaderProps) {
  const t = useWords()
  const { original } = article
  const facts = [
    article.publishedAt && dateWords(article.publishedAt),
    article.outlet,
    article.authors.join(', '),
    article.language && languageInWords(article.language),
    t('reader.words', { count: article.words, shown: numberInWords(article.words) }),
  ].filter((fact): fact is string => Boolean(fact))
  const setStatus = (status: ArticleStatus) => {
    call('saveArticle', { id: article.id, status }).catch(tellProblem)
  }
  return (
    <header className={styles.header}>
      <h1 className={isTitled ? styles.unseen : styles.title} dir="auto" lang={article.language}>
        {article.title}
      </h1>
      <div className={styles.byline}>
        {facts.map((fact) => (
          <bdi key={fact} title={fact} className={styles.fact}>
            {fact}
          </bdi>
        ))}
        {original.fileName && (
          <span title={original.fileName}>
            {t('reader.importedFrom', { file: shortFileName(original.fileName, 14) })}
          </span>
        )}
        <Select
          label={t('reader.status')}
          look="button"
          className={styles.status}
          value={article.status}
          options={articleStatuses.map((value) => ({ value, label: t(statusWords[value]) }))}
          onChange={setStatus}
        />
      </div>
    </header>
  )
}
