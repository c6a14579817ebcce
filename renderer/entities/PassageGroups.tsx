import type { PassagesByArticle } from '#contract/views.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './page.module.css'
import { sentenceParts } from './sentence-parts.ts'

/** How many passages are asked for at first, and how many more each time. */
export const firstPassages = 30
export const morePassages = 200

type PassageGroupsProps = {
  /** The first passages. */
  groups: readonly PassagesByArticle[]
  passageCount: number
  articleCount: number
  onMore: () => void
}

/** Every passage that speaks of it, by article, each in its sentence; thousands are shown as they are asked for. */
export function PassageGroups({ groups, passageCount, articleCount, onMore }: PassageGroupsProps) {
  const left = passageCount - groups.reduce((count, { passages }) => count + passages.length, 0)
  const detail =
    passageCount > 0
      ? t('entities.passages.inArticles', { count: articleCount, passages: numberInWords(passageCount) })
      : undefined
  return (
    <Section title={t('entities.passages.title')} detail={detail}>
      {passageCount === 0 && <p className={css.none}>{t('entities.passages.none')}</p>}
      {groups.map((group) => (
        <Group key={group.article.id} group={group} />
      ))}
      {left > 0 && (
        <Button onClick={onMore}>{t('entities.passages.showMore', { count: Math.min(left, morePassages) })}</Button>
      )}
    </Section>
  )
}

function Group({ group: { article, passages } }: { group: PassagesByArticle }) {
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
          </div>
        )
      })}
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
    </div>
  )
}
