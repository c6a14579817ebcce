import { useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { CoOccurrenceLevel, TogetherGroup } from '#contract/cross-reference.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { numberInWords, t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './evidence.module.css'
import { PassageGroup } from './PassageGroup.tsx'

type TogetherPanelProps = { a: EntityId; b: EntityId; level: CoOccurrenceLevel; title: string }

/** How many places show at first, and how many more each time. */
const firstPlaces = 20
const morePlaces = 50
const placesMost = 2000

/** Where two stand together: as many places as the number that was clicked says. */
export function TogetherPanel({ a, b, level, title }: TogetherPanelProps) {
  const [limit, setLimit] = useState(firstPlaces)
  const found = useCall('together', { a, b, level, limit }, { keepPrevious: true })
  const groups = found.data?.groups ?? []
  const shown =
    level === 'passage'
      ? groups.reduce((count, { articles }) => count + (articles[0]?.passages.length ?? 0), 0)
      : groups.length
  const left = (found.data?.total ?? 0) - shown
  return (
    <div className={css.inside}>
      <h3 className={css.panelTitle}>{title}</h3>
      {found.isPending && (
        <p className={css.hint} role="status">
          {t('evidence.together.loading')}
        </p>
      )}
      {found.error && <p role="alert">{found.error.message}</p>}
      {groups.map((group, index) => (
        <Place key={index} group={group} />
      ))}
      {left > 0 && limit < placesMost && (
        <Button onClick={() => setLimit(Math.min(placesMost, limit + morePlaces))}>
          {t('entities.passages.showMore', { count: Math.min(left, morePlaces) })}
        </Button>
      )}
    </div>
  )
}

function Place({ group: { paragraph, event, articles } }: { group: TogetherGroup }) {
  const go = useGo()
  return (
    <div>
      {paragraph !== undefined && (
        <h4 className={css.subtitle}>{t('evidence.together.paragraphNumber', { number: numberInWords(paragraph) })}</h4>
      )}
      {event && (
        <div className={css.rowWords}>
          <Chip kind="event" onClick={() => go(pathTo(event.id))}>
            {event.name}
          </Chip>
          {event.date && <span className={css.soft}>{dateWords(event.date, 'short')}</span>}
        </div>
      )}
      {event && articles.length === 0 && <p className={css.hint}>{t('evidence.together.noPassage')}</p>}
      {articles.map((group) => (
        <PassageGroup key={group.article.id} group={group} />
      ))}
    </div>
  )
}
