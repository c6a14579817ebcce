import type { ReactNode } from 'react'
import type { Passage } from '#contract/passage.ts'
import type { PassagesByArticle } from '#contract/views.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './page.module.css'
import { sentenceParts } from './sentence-parts.ts'

type PassageGroupProps = {
  group: PassagesByArticle
  /** What can be done about one passage, at the end of its line. */
  actionsFor?: (passage: Passage) => ReactNode
}

/** Passages of one article, each in its sentence, which leads to its place in the text. */
export function PassageGroup({ group: { article, passages }, actionsFor }: PassageGroupProps) {
  const go = useGo()
  return (
    <div className={css.card} role="group" aria-label={article.title}>
      {passages.map(({ passage, sentence, role }) => {
        const { before, words, after } = sentenceParts(sentence, passage.target.exact)
        return (
          <div key={passage.id} className={css.passage}>
            <button
              type="button"
              className={css.sentence}
              dir="auto"
              lang={article.language}
              title={t('entities.passages.open')}
              onClick={() => go(pathToPassage(article.id, passage.id))}
            >
              {before}
              <mark className={css.words}>{words}</mark>
              {after}
            </button>
            {role && <span className={css.role}>{role}</span>}
            {passage.state === 'orphaned' && <Chip kind="disputed">{t('entities.passages.orphaned')}</Chip>}
            {actionsFor?.(passage)}
          </div>
        )
      })}
      <ArticleLine article={article} />
    </div>
  )
}

/** Where it stands: title, date, outlet; leads to the article. */
export function ArticleLine({ article }: Pick<PassagesByArticle, 'article'>) {
  const go = useGo()
  return (
    <button type="button" className={css.source} onClick={() => go(pathTo(article.id))}>
      <bdi>{article.title}</bdi>
      {article.publishedAt && ` · ${dateWords(article.publishedAt, 'short')}`}
      {article.outlet && (
        <>
          {' · '}
          <bdi>{article.outlet}</bdi>
        </>
      )}
    </button>
  )
}
