import { useState } from 'react'
import type { CoOccurrence } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { numberInWords, t } from '../words.ts'
import css from './page.module.css'

const firstShown = 20

/** Who and what shares passages with it, and in how many. */
export function AppearsWith({ found }: { found: readonly CoOccurrence[] }) {
  const go = useGo()
  const [all, setAll] = useState(false)
  const shown = all ? found : found.slice(0, firstShown)
  return (
    <Section title={t('entities.appearsWith.title')}>
      {found.length === 0 && <p className={css.none}>{t('entities.appearsWith.none')}</p>}
      <div className={css.chips}>
        {shown.map(({ entity, passages }) => (
          <Chip
            key={entity.id}
            kind={entity.kind}
            detail={numberInWords(passages)}
            title={t('entities.picker.passages', { count: passages })}
            onClick={() => go(pathTo(entity.id))}
          >
            {entity.name}
          </Chip>
        ))}
      </div>
      {shown.length < found.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('entities.passages.showMore', { count: found.length - shown.length })}
        </Button>
      )}
    </Section>
  )
}
