import type { Id } from '#contract/ids.ts'
import { lazy, Suspense } from 'react'
import { useCommands } from '../commands/commands.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { numberInWords, useWords } from '../words.ts'
import styles from './Inspector.module.css'
import { type InspectorTab, showTab, useInspectorTab, useReviewShown } from './inspector-tab.ts'
import { PassageList } from './PassageList.tsx'
import { type Reading, useReading, useReadingState } from './reading.ts'
import { ReviewBar } from './review/ReviewBar.tsx'
import { ReviewList } from './review/ReviewList.tsx'
import { SuggestionList } from './suggestions/SuggestionList.tsx'
import { useOffered } from './suggestions/use-offered.ts'
import reviewStyles from './review/review.module.css'

const ArticleNotes = lazy(async () => ({ default: (await import('../notes/ArticleNotes.tsx')).ArticleNotes }))
const SourcePanel = lazy(async () => ({ default: (await import('../articles/SourcePanel.tsx')).SourcePanel }))

/** Beside the text: its passages as cards, the note about it, and where it comes from. */
export function Inspector({ articleId }: { articleId: Id<'article'> }) {
  const t = useWords()
  const reading = useReading(articleId)
  const count = useReadingState(reading, (state) => state.cards.length)
  const tab = useInspectorTab(articleId)
  const { shown } = useOffered(reading, tab === 'suggestions')
  useCommands([
    {
      id: 'suggestions.show',
      title: 'suggestions.commands.show',
      group: 'article',
      run: () => showTab(articleId, 'suggestions'),
    },
  ])
  return (
    <Tabs<InspectorTab>
      label={t('reader.inspector.label')}
      value={tab}
      onChange={(tab) => showTab(articleId, tab)}
      className={styles.inspector ?? ''}
      tabs={[
        {
          value: 'passages',
          label: (
            <>
              {t('reader.inspector.passages')} <span className={styles.count}>{numberInWords(count)}</span>
            </>
          ),
          panel: <Passages reading={reading} />,
          keepMounted: true,
        },
        {
          value: 'suggestions',
          label: (
            <>
              {t('suggestions.title')} {shown && <span className={styles.count}>{numberInWords(shown.length)}</span>}
            </>
          ),
          panel: <SuggestionList key={articleId} reading={reading} />,
        },
        {
          value: 'note',
          label: t('reader.inspector.note'),
          panel: (
            <Suspense>
              <ArticleNotes key={articleId} articleId={articleId} />
            </Suspense>
          ),
        },
        {
          value: 'source',
          label: t('reader.inspector.source'),
          panel: (
            <Suspense>
              <SourcePanel key={articleId} articleId={articleId} />
            </Suspense>
          ),
        },
      ]}
    />
  )
}

/** All passages, or those alone that wait for a person's eye. */
function Passages({ reading }: { reading: Reading }) {
  const isReview = useReviewShown(reading.articleId)
  if (isReview) return <ReviewList key={reading.articleId} reading={reading} />
  return (
    <div className={reviewStyles.passages}>
      <ReviewBar articleId={reading.articleId} />
      <div className={reviewStyles.rest}>
        <PassageList reading={reading} />
      </div>
    </div>
  )
}
