import { BookOpenText } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Id } from '#contract/ids.ts'
import { useCall } from '../notebook.ts'
import { useQueryValue } from '../routes.ts'
import { type Pane, Panes } from '../shell/Panes.tsx'
import { ScreenBoundary } from '../shell/ScreenBoundary.tsx'
import { useNarrow } from '../shell/use-narrow.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../words.ts'
import { ArticleList } from './ArticleList.tsx'
import styles from './ArticlesScreen.module.css'
import { NoArticles } from './NoArticles.tsx'

const ArticleReader = lazy(async () => ({ default: (await import('../reader/ArticleReader.tsx')).ArticleReader }))
const Inspector = lazy(async () => ({ default: (await import('../reader/Inspector.tsx')).Inspector }))

/** The list of articles, the one being read, and what is known about it. */
export function ArticlesScreen({ articleId }: { articleId: Id<'article'> | undefined }) {
  const tagId = useQueryValue('tag')
  const { data: library } = useCall('libraryInfo', {})
  const narrow = useNarrow(1100)
  if (!library) return null
  if (library.counts.article === 0) return <NoArticles />
  const list: Pane = {
    id: 'list',
    size: narrow ? 230 : 270,
    min: 190,
    max: 460,
    command: 'view.list',
    content: <ArticleList articleId={articleId} tagId={tagId} />,
  }
  if (!articleId)
    return (
      <Panes
        name="articles"
        panes={[
          list,
          {
            id: 'reader',
            content: <EmptyState icon={<BookOpenText aria-hidden="true" />} title={t('articles.choose')} />,
          },
        ]}
      />
    )
  return (
    <Panes
      name={narrow ? 'narrow article' : 'article'}
      panes={[
        list,
        { id: 'reader', min: 320, content: <Reader articleId={articleId} /> },
        {
          id: 'inspector',
          size: narrow ? 280 : 340,
          min: 240,
          max: 560,
          command: 'view.inspector',
          content: (
            <Part place={articleId}>
              <Inspector key={articleId} articleId={articleId} />
            </Part>
          ),
        },
      ]}
    />
  )
}

function Reader({ articleId }: { articleId: Id<'article'> }) {
  const passageId = useQueryValue('passage') as Id<'passage'> | undefined
  const at = useQueryValue('at')
  const find = useQueryValue('find')
  return (
    <Part place={articleId}>
      <ArticleReader
        key={articleId}
        articleId={articleId}
        {...(passageId && { passageId })}
        {...(at !== undefined && { at: Number(at) })}
        {...(find !== undefined && { find })}
      />
    </Part>
  )
}

/** A pane that fails or waits by itself. */
function Part({ place, children }: { place: string; children: React.ReactNode }) {
  return (
    <div className={styles.part}>
      <ScreenBoundary place={place}>
        <Suspense fallback={null}>{children}</Suspense>
      </ScreenBoundary>
    </div>
  )
}
