import { Check, ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { articleStatuses } from '#contract/article.ts'
import { useCommands } from '../commands/commands.ts'
import { useCall } from '../notebook.ts'
import { go, useCurrentPath } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { type ArticleFilter, articleSorts, filterArticles, useArticleFilter } from './article-filter.ts'
import styles from './ArticleList.module.css'

export function ArticleFilterBar({ total, tagId }: { total: number | undefined; tagId: string | undefined }) {
  const filter = useArticleFilter()
  const { query, sort, status } = filter
  const field = useRef<HTMLInputElement>(null)
  const path = useCurrentPath()
  const { data: tags } = useCall('listTags', tagId ? {} : null)
  const tag = tags?.find((listed) => listed.tag.id === tagId)?.tag
  const narrowed = query.trim() !== '' || status !== 'any' || tagId !== undefined
  useCommands([
    {
      id: 'article.filter',
      title: 'commands.filterArticles',
      keys: '/',
      group: 'article',
      run: () => field.current?.select(),
    },
  ])
  return (
    <div className={styles.bar}>
      <div className={styles.top}>
        <TextField
          ref={field}
          className={styles.query}
          label={t('articles.filter')}
          hideLabel
          value={query}
          onChange={(words) => filterArticles({ query: words })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query) filterArticles({ query: '' })
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            document.querySelector<HTMLElement>('[role="listbox"]')?.focus()
          }}
        />
        <Menu items={orderMenu(filter)}>
          <button
            type="button"
            className={styles.order}
            aria-label={t('articles.orderLabel', { sort: t(`articles.sort.${sort}`) })}
          >
            {t(`articles.sort.${sort}`)}
            <ChevronDown aria-hidden="true" />
          </button>
        </Menu>
      </div>
      {narrowed && (
        <div className={styles.second}>
          {tagId && (
            <Chip
              kind="tag"
              colour={tag?.colour}
              onRemove={() => go(path.split('?')[0] ?? '/articles')}
              removeLabel={t('articles.showAll')}
            >
              {t('articles.taggedWith', { name: tag?.name ?? '…' })}
            </Chip>
          )}
          {status !== 'any' && (
            <Chip kind="tag" onRemove={() => filterArticles({ status: 'any' })} removeLabel={t('articles.anyStatus')}>
              {t(`articles.statuses.${status}`)}
            </Chip>
          )}
          <span role="status" className={styles.found}>
            {total !== undefined && t('articles.found', { count: total })}
          </span>
        </div>
      )}
    </div>
  )
}

/** By what the list is sorted, which way round, and which articles it shows. */
function orderMenu({ sort, descending, status }: ArticleFilter): MenuItem[] {
  const choice = (label: string, on: boolean, changes: Partial<ArticleFilter>): MenuItem => ({
    label,
    icon: on && <Check aria-label={t('common.chosen')} />,
    onSelect: () => filterArticles(changes),
  })
  return [
    { kind: 'heading', label: t('articles.sortBy') },
    ...articleSorts.map((name) => choice(t(`articles.sort.${name}`), name === sort, { sort: name })),
    { kind: 'line' },
    choice(t('articles.descending'), descending, { descending: true }),
    choice(t('articles.ascending'), !descending, { descending: false }),
    { kind: 'line' },
    { kind: 'heading', label: t('articles.statusFilter') },
    choice(t('articles.anyStatus'), status === 'any', { status: 'any' }),
    ...articleStatuses.map((value) => choice(t(`articles.statuses.${value}`), value === status, { status: value })),
  ]
}
