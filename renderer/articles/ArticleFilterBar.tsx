import { ArrowDownNarrowWide, ArrowUpNarrowWide, ListFilter } from 'lucide-react'
import { useRef } from 'react'
import { articleStatuses } from '#contract/article.ts'
import { useCommands } from '../commands/commands.ts'
import { useCall } from '../notebook.ts'
import { go, useCurrentPath } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { articleSorts, filterArticles, useArticleFilter } from './article-filter.ts'
import styles from './ArticleList.module.css'

export function ArticleFilterBar({ total, tagId }: { total: number | undefined; tagId: string | undefined }) {
  const { query, sort, descending, status } = useArticleFilter()
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
        <Select
          look="button"
          label={t('articles.sortBy')}
          value={sort}
          options={articleSorts.map((value) => ({ value, label: t(`articles.sort.${value}`) }))}
          onChange={(value) => filterArticles({ sort: value })}
        />
        <IconButton
          label={t(descending ? 'articles.descending' : 'articles.ascending')}
          onClick={() => filterArticles({ descending: !descending })}
        >
          {descending ? <ArrowDownNarrowWide aria-hidden="true" /> : <ArrowUpNarrowWide aria-hidden="true" />}
        </IconButton>
        <Menu
          items={(['any', ...articleStatuses] as const).map((value) => ({
            label: value === 'any' ? t('articles.anyStatus') : t(`articles.statuses.${value}`),
            icon: value === status ? '✓' : undefined,
            onSelect: () => filterArticles({ status: value }),
          }))}
        >
          <button
            type="button"
            className={styles.status}
            aria-label={t('articles.statusFilter')}
            aria-pressed={status !== 'any'}
          >
            <ListFilter aria-hidden="true" />
          </button>
        </Menu>
      </div>
      {narrowed && (
        <div className={styles.second}>
          {tagId && (
            <Chip kind="tag" onRemove={() => go(path.split('?')[0] ?? '/articles')} removeLabel={t('articles.showAll')}>
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
