import { useState } from 'react'
import type { PassagesByArticle } from '#contract/views.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './page.module.css'
import { sentenceParts } from './sentence-parts.ts'

const firstShown = 30
const moreShown = 200

/** The first `most` passages, still by article. */
export function firstPassages(groups: readonly PassagesByArticle[], most: number): PassagesByArticle[] {
  const shown: PassagesByArticle[] = []
  let left = most
  for (const group of groups) {
    if (left <= 0) break
    shown.push({ ...group, passages: group.passages.slice(0, left) })
    left -= group.passages.length
  }
  return shown
}

type PassageGroupsProps = { groups: readonly PassagesByArticle[]; passageCount: number; articleCount: number }

/** Every passage that speaks of it, by article, each in its sentence; thousands are shown as they are asked for. */
export function PassageGroups({ groups, passageCount, articleCount }: PassageGroupsProps) {
  const [most, setMost] = useState(firstShown)
  const left = passageCount - most
  const detail =
    passageCount > 0
      ? t('entities.passages.inArticles', { count: articleCount, passages: numberInWords(passageCount) })
      : undefined
  return (
    <Section title={t('entities.passages.title')} detail={detail}>
      {passageCount === 0 && <p className={css.none}>{t('entities.passages.none')}</p>}
      {firstPassages(groups, most).map((group) => (
        <Group key={group.article.id} group={group} />
      ))}
      {left > 0 && (
        <Button onClick={() => setMost((before) => before + moreShown)}>
          {t('entities.passages.showMore', { count: Math.min(left, moreShown) })}
        </Button>
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
