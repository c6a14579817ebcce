import { BookOpen, FilePlus2, SearchX } from 'lucide-react'
import { chooseAndImport } from '../import/import-job.ts'
import { call } from '../notebook.ts'
import { go } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { showAllArticles } from './article-filter.ts'

/** A library without an article yet. */
export function NoArticles() {
  return (
    <EmptyState
      icon={<FilePlus2 aria-hidden="true" />}
      title={t('articles.empty')}
      actions={
        <>
          <Button look="primary" onClick={() => void chooseAndImport()}>
            {t('articles.import')}
          </Button>
          <Button icon={<BookOpen aria-hidden="true" />} onClick={() => void call('openSample', {}).catch(tellProblem)}>
            {t('articles.openSample')}
          </Button>
        </>
      }
    >
      {t('articles.emptyText')}
    </EmptyState>
  )
}

/** A filter that leaves nothing. */
export function NoArticleFound() {
  function showAll() {
    showAllArticles()
    go('/articles')
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('articles.noneFound')}
      actions={<Button onClick={showAll}>{t('articles.clearFilter')}</Button>}
    >
      {t('articles.noneFoundText')}
    </EmptyState>
  )
}
