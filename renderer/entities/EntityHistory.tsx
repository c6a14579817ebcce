import { useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import { openVersions } from '../history/versions-state.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { changeInWords, t } from '../words.ts'
import { momentWords } from './date-words.ts'
import css from './page.module.css'

const firstShown = 4

/** What was done to it, newest first. */
export function EntityHistory({ id }: { id: EntityId }) {
  const [limit, setLimit] = useState(firstShown)
  const history = useCall('history', { aboutId: id, limit: limit + 1 }, { keepPrevious: true })
  const entries = history.data ?? []
  return (
    <Section title={t('entities.history.title')}>
      <ol className={css.changes}>
        {entries.slice(0, limit).map(({ seq, at, by, label }) => (
          <li key={seq}>
            <span>{changeInWords(label)}</span>
            <small className={css.when}>
              {momentWords(at)}
              {by && ` · ${by}`}
            </small>
          </li>
        ))}
      </ol>
      <Button look="quiet" onClick={() => openVersions(id)}>
        {t('commands.versions')}
      </Button>
      {entries.length > limit && (
        <Button look="quiet" onClick={() => setLimit((before) => Math.min(before + 50, 999))}>
          {t('entities.history.showMore')}
        </Button>
      )}
    </Section>
  )
}
