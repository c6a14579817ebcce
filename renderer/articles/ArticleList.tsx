import { type KeyboardEvent, useRef } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ListedArticle } from '#contract/views.ts'
import { useCommands } from '../commands/commands.ts'
import { call, useCall } from '../notebook.ts'
import { go, pathTo, useKeptScroll } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { ContextMenu } from '../ui/Menu.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import { useArticleFilter } from './article-filter.ts'
import { articleMenu, deleteArticle, eraseArticle } from './article-actions.tsx'
import { ArticleFilterBar } from './ArticleFilterBar.tsx'
import { copyReference } from './copy-reference.ts'
import { saveOriginal } from './save-original.ts'
import styles from './ArticleList.module.css'
import { ArticleRow } from './ArticleRow.tsx'
import { NoArticleFound } from './NoArticles.tsx'
import { useArticlePages } from './use-article-pages.ts'

export type ArticleListProps = { articleId: Id<'article'> | undefined; tagId: string | undefined }

/** Every article of the library, narrowed by the filter. */
export function ArticleList({ articleId, tagId }: ArticleListProps) {
  const filter = useArticleFilter()
  const pages = useArticlePages(filter, tagId)
  const { data: library } = useCall('libraryInfo', {})
  const readOnly = Boolean(library?.readOnly)
  const total = pages.total ?? 0
  const active = pages.indexOf(articleId)
  const scroll = useKeptScroll('articles', pages.total !== undefined)
  const pointed = useRef(-1)

  const open = (index: number, replace: boolean) => {
    const article = pages.at(index)
    if (article) go(pathTo(article.id) + (tagId ? `?tag=${tagId}` : ''), { replace })
  }
  const remove = (article: ListedArticle) => {
    const next = pages.at(active + 1) ?? pages.at(active - 1)
    return deleteArticle(article).then(() => {
      if (article.id === articleId) go(next ? pathTo(next.id) : '/articles', { replace: true })
    }, tellProblem)
  }
  const current = () => pages.at(active)
  const setStatus = (status: ListedArticle['status']) => () => {
    const article = current()
    return article && call('saveArticle', { id: article.id, status }).catch(tellProblem)
  }

  const when = () => active >= 0 && !readOnly
  useCommands([
    { id: 'article.next', title: 'commands.nextArticle', keys: 'Alt+ArrowDown', group: 'article', when: () => total > 0, run: () => open(Math.min(active + 1, total - 1), false) },
    { id: 'article.previous', title: 'commands.previousArticle', keys: 'Alt+ArrowUp', group: 'article', when: () => active > 0, run: () => open(active - 1, false) },
    { id: 'article.unread', title: 'commands.markUnread', group: 'article', when, run: setStatus('unread') },
    { id: 'article.reading', title: 'commands.markReading', group: 'article', when, run: setStatus('reading') },
    { id: 'article.done', title: 'commands.markDone', group: 'article', when, run: setStatus('done') },
    { id: 'article.copyReference', title: 'commands.copyReference', group: 'article', when: () => active >= 0, run: () => { const article = current(); return article && copyReference(article.id).catch(tellProblem) } },
    { id: 'article.saveOriginal', title: 'commands.saveOriginal', group: 'article', when: () => active >= 0, run: () => { const article = current(); return article && saveOriginal(article.id).catch(tellProblem) } },
    { id: 'article.delete', title: 'commands.deleteArticle', group: 'article', when, run: () => { const article = current(); return article && remove(article) } },
    { id: 'article.erase', title: 'commands.eraseArticle', group: 'article', when, run: () => { const article = current(); if (article) eraseArticle(article.id) } },
  ]) // prettier-ignore

  function onKeyDown(event: KeyboardEvent, index: number) {
    const article = pages.at(index)
    if (event.key !== 'Delete' || !article || readOnly) return
    event.preventDefault()
    // A key that is held down deletes one article, not the list.
    if (!event.repeat) void remove(article)
  }

  return (
    <section aria-label={t('articles.list')} className={styles.list}>
      <ArticleFilterBar total={pages.total} tagId={tagId} />
      {pages.problem && <ErrorNote problem={pages.problem} />}
      {pages.total === 0 && <NoArticleFound />}
      {total > 0 && (
        <ContextMenu
          className={styles.rows}
          items={() => {
            const article = pages.at(pointed.current)
            return article ? articleMenu(article, { readOnly, onDelete: () => void remove(article) }) : []
          }}
        >
          <VirtualList
            label={t('articles.list')}
            scrollRef={scroll}
            count={total}
            rowHeight={71}
            active={active}
            onActive={(index, how) => open(index, how === 'key' && articleId !== undefined)}
            onOpen={() => document.querySelector<HTMLElement>('[data-reader]')?.focus()}
            onType={pages.beginningWith}
            onRange={pages.onRange}
            onKeyDown={onKeyDown}
            onPoint={(index) => {
              pointed.current = index
            }}
            row={(index) => <ArticleRow article={pages.at(index)} chosen={index === active} />}
          />
        </ContextMenu>
      )}
    </section>
  )
}
