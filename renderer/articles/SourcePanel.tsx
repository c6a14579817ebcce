import { ExternalLink } from 'lucide-react'
import { articleStatuses } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { dateWords } from '../entities/date-words.ts'
import { readTypedDate } from '../entities/typed-date.ts'
import { type Answered, type Asked, call, useCall } from '../notebook.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { ArticleHistory } from './ArticleHistory.tsx'
import { ArticleTags } from './ArticleTags.tsx'
import { Fact } from './Fact.tsx'
import { checkLanguage, languageInWords } from './language-names.ts'
import { OriginalFile } from './OriginalFile.tsx'
import { Reference } from './Reference.tsx'
import styles from './SourcePanel.module.css'
import { TextVersions } from './TextVersions.tsx'

type Shown = Answered<'getArticle'>
type Changes = Omit<Asked<'saveArticle'>, 'id'>

/** Where an article comes from: what is known about it, edited in place, its file, its history. */
export function SourcePanel({ articleId }: { articleId: Id<'article'> }) {
  const { data: article, error } = useCall('getArticle', { id: articleId })
  const { data: library } = useCall('libraryInfo', {})
  if (error) return <ErrorNote problem={error} />
  if (!article) return null
  return (
    <div className={styles.panel}>
      <Metadata article={article} readOnly={Boolean(library?.readOnly)} />
      <Reference article={article} readOnly={Boolean(library?.readOnly)} />
      <OriginalFile article={article} />
      <TextVersions article={article} />
      <ArticleHistory articleId={articleId} />
    </div>
  )
}

function Metadata({ article, readOnly }: { article: Shown; readOnly: boolean }) {
  const save = (changes: Changes) => call('saveArticle', { id: article.id, ...changes })
  const words = (name: 'outlet' | 'rights') => (
    <InlineText
      label={t(`articles.source.${name}`)}
      value={article[name] ?? ''}
      placeholder={t('articles.source.add')}
      readOnly={readOnly}
      onSave={(value) => save({ [name]: value || null })}
    />
  )
  return (
    <Section title={t('articles.source.about')} className={styles.section}>
      <dl className={styles.facts}>
        <Fact name={t('articles.source.title')}>
          <InlineText
            label={t('articles.source.title')}
            value={article.title}
            required
            readOnly={readOnly}
            lang={article.language}
            onSave={(title) => save({ title })}
          />
        </Fact>
        <Fact name={t('articles.source.publishedAt')}>
          <InlineText
            label={t('articles.source.publishedAt')}
            value={article.publishedAt ?? ''}
            shown={article.publishedAt && dateWords(article.publishedAt)}
            placeholder={t('articles.source.add')}
            readOnly={readOnly}
            onSave={(typed) => savePublished(typed, save)}
          />
        </Fact>
        <Fact name={t('articles.source.outlet')}>{words('outlet')}</Fact>
        <Fact name={t('articles.source.authors')}>
          <InlineText
            label={t('articles.source.authorsHint')}
            value={article.authors.join('\n')}
            placeholder={t('articles.source.add')}
            multiline
            readOnly={readOnly}
            onSave={(lines) => save({ authors: linesOf(lines) })}
          />
        </Fact>
        <Fact name={t('articles.source.url')}>
          <Address article={article} readOnly={readOnly} save={save} />
        </Fact>
        <Fact name={t('articles.source.language')}>
          <InlineText
            label={t('articles.source.language')}
            value={article.language ?? ''}
            shown={article.language && languageInWords(article.language)}
            placeholder={t('articles.source.add')}
            readOnly={readOnly}
            onSave={(tag) => checkLanguage(tag) ?? save({ language: tag || null })}
          />
        </Fact>
        <Fact name={t('articles.source.rights')}>{words('rights')}</Fact>
        <Fact name={t('articles.source.status')}>
          <Select
            label={t('articles.source.status')}
            value={article.status}
            disabled={readOnly}
            options={articleStatuses.map((value) => ({ value, label: t(`articles.statuses.${value}`) }))}
            onChange={(status) => void save({ status }).catch(tellProblem)}
          />
        </Fact>
        <Fact name={t('articles.source.tags')}>
          <ArticleTags article={article} readOnly={readOnly} />
        </Fact>
      </dl>
      {!readOnly && (
        <div className={styles.private}>
          <Checkbox
            checked={article.private ?? false}
            onChange={(isPrivate) => void save({ private: isPrivate }).catch(tellProblem)}
          >
            {t('articles.source.private')}
          </Checkbox>
        </div>
      )}
    </Section>
  )
}

type SaveArticle = (changes: Changes) => Promise<unknown>

function savePublished(typed: string, save: SaveArticle): unknown {
  if (typed === '') return save({ publishedAt: null })
  const date = readTypedDate(typed)
  return date === null ? t('entities.date.unreadable', { typed }) : save({ publishedAt: date })
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function Address({ article, readOnly, save }: { article: Shown; readOnly: boolean; save: SaveArticle }) {
  const { url } = article
  return (
    <div className={styles.address}>
      <InlineText
        label={t('articles.source.url')}
        value={url ?? ''}
        dir="ltr"
        placeholder={t('articles.source.add')}
        readOnly={readOnly}
        onSave={(typed) => save({ url: typed || null })}
      />
      {url && /^(?:https:|mailto:)/i.test(url) && (
        <IconButton
          label={t('articles.source.openUrl')}
          onClick={() => void call('openLink', { url }).catch(tellProblem)}
        >
          <ExternalLink aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
