import type { PassagesByArticle } from '#contract/views.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import css from './page.module.css'
import { PassageGroup } from './PassageGroup.tsx'

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
        <PassageGroup key={group.article.id} group={group} />
      ))}
      {left > 0 && (
        <Button onClick={onMore}>{t('entities.passages.showMore', { count: Math.min(left, morePassages) })}</Button>
      )}
    </Section>
  )
}
