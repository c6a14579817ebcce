import { useState } from 'react'
import type { CoOccurrence } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import css from './page.module.css'

const firstShown = 20

type AppearsWithProps = {
  /** The closest. */
  found: readonly CoOccurrence[]
  count: number
  onAll: () => void
}

/** Who and what shares passages with it, and in how many; on demand also those that only share an article. */
export function AppearsWith({ found, count, onAll }: AppearsWithProps) {
  const go = useGo()
  const [all, setAll] = useState(false)
  const close = found.filter(({ passages }) => passages > 0)
  const shown = all ? found : close.slice(0, firstShown)
  return (
    <Section title={t('entities.appearsWith.title')}>
      {close.length === 0 && <p className={css.none}>{t('entities.appearsWith.none')}</p>}
      <div className={css.chips}>
        {shown.map(({ entity, passages, articles }) => (
          <Chip
            key={entity.id}
            kind={entity.kind}
            detail={passages > 0 && numberInWords(passages)}
            title={t('entities.passages.inArticles', { count: articles, passages: numberInWords(passages) })}
            onClick={() => go(pathTo(entity.id))}
          >
            {entity.name}
          </Chip>
        ))}
      </div>
      {shown.length < count && (
        <Button
          look="quiet"
          onClick={() => {
            setAll(true)
            onAll()
          }}
        >
          {t('entities.passages.showMore', { count: count - shown.length })}
        </Button>
      )}
    </Section>
  )
}
