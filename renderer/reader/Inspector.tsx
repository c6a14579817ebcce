import type { Id } from '#contract/ids.ts'
import { lazy, Suspense, useState } from 'react'
import { Tabs } from '../ui/Tabs.tsx'
import { numberInWords, useWords } from '../words.ts'
import styles from './Inspector.module.css'
import { PassageList } from './PassageList.tsx'
import { useReading, useReadingState } from './reading.ts'

const ArticleNotes = lazy(async () => ({ default: (await import('../notes/ArticleNotes.tsx')).ArticleNotes }))
const SourcePanel = lazy(async () => ({ default: (await import('../articles/SourcePanel.tsx')).SourcePanel }))

type InspectorTab = 'passages' | 'note' | 'source'

/** Beside the text: its passages as cards, the note about it, and where it comes from. */
export function Inspector({ articleId }: { articleId: Id<'article'> }) {
  const t = useWords()
  const reading = useReading(articleId)
  const count = useReadingState(reading, (state) => state.cards.length)
  const [tab, setTab] = useState<InspectorTab>('passages')
  return (
    <Tabs<InspectorTab>
      label={t('reader.inspector.label')}
      value={tab}
      onChange={setTab}
      className={styles.inspector ?? ''}
      tabs={[
        {
          value: 'passages',
          label: (
            <>
              {t('reader.inspector.passages')} <span className={styles.count}>{numberInWords(count)}</span>
            </>
          ),
          panel: <PassageList reading={reading} />,
          keepMounted: true,
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
