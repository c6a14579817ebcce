import { useEffect } from 'react'
import { type EntityId, kindOf } from '#contract/ids.ts'
import type { EntityPage as Page } from '#contract/views.ts'
import { ClaimTable } from '../claims/ClaimTable.tsx'
import { isContested } from '../claims/claim-words.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo, useKeptScroll } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { Aliases } from './Aliases.tsx'
import { AppearsWith } from './AppearsWith.tsx'
import { Details } from './Details.tsx'
import { EntityHeader } from './EntityHeader.tsx'
import { EntityHistory } from './EntityHistory.tsx'
import { EntityNotes } from './EntityNotes.tsx'
import { EventsOfActor } from './EventsOfActor.tsx'
import css from './page.module.css'
import { Participants } from './Participants.tsx'
import { PassageGroups } from './PassageGroups.tsx'
import { Relations } from './Relations.tsx'
import { WhenStrip } from './WhenStrip.tsx'

/** An actor or an event: who took part, what each source claims, every passage that speaks of it. */
export function EntityPage({ id }: { id: EntityId }) {
  const go = useGo()
  const page = useCall('entityPage', { id })
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const nowId = page.data?.entity.id
  useEffect(() => {
    // It was merged into another: the page is that one's.
    if (nowId !== undefined && nowId !== id) go(pathTo(nowId), { replace: true })
  }, [nowId, id, go])

  if (page.error?.kind === 'caller') return <Gone id={id} />
  if (page.error) return <ErrorNote problem={page.error} onRetry={() => void page.refetch()} />
  if (!page.data) return <div className={css.page} aria-busy="true" />
  return <Shown key={page.data.entity.id} page={page.data} readOnly={readOnly} />
}

function Gone({ id }: { id: EntityId }) {
  const go = useGo()
  const isActor = kindOf(id) === 'actor'
  return (
    <EmptyState
      title={t('entities.page.goneTitle')}
      actions={
        <Button onClick={() => go(isActor ? '/actors' : '/events')}>
          {t(isActor ? 'entities.page.backToActors' : 'entities.page.backToEvents')}
        </Button>
      }
    >
      {t('entities.page.goneText')}
    </EmptyState>
  )
}

function Shown({ page, readOnly }: { page: Page; readOnly: boolean }) {
  const { entity } = page
  const scroller = useKeptScroll('page')
  return (
    <div ref={scroller} className={css.page}>
      <article aria-label={entity.name} className={css.sheet}>
        <EntityHeader page={page} readOnly={readOnly} />
        <Aliases entity={entity} readOnly={readOnly} />
        <div className={css.two}>
          <div className={css.first}>
            <WhatSourcesClaim page={page} />
            <PassageGroups groups={page.passages} passageCount={page.passageCount} articleCount={page.articleCount} />
            <EntityNotes entity={entity} notes={page.notes} readOnly={readOnly} />
          </div>
          <div className={css.second}>
            <Details entity={entity} readOnly={readOnly} />
            {entity.kind === 'event' ? (
              <Participants event={entity} participants={page.participants} readOnly={readOnly} />
            ) : (
              <EventsOfActor events={page.events} />
            )}
            <Relations entity={entity} relations={page.relations} readOnly={readOnly} />
            <AppearsWith found={page.appearsWith} />
            <WhenStrip entity={entity} others={page.appearsWith} />
            <EntityHistory id={entity.id} />
          </div>
        </div>
      </article>
    </div>
  )
}

function WhatSourcesClaim({ page: { claims, entity } }: { page: Page }) {
  const contested = claims.filter(isContested).length
  return (
    <Section
      title={t('entities.claims.whatSourcesClaim')}
      {...(contested > 0 && {
        detail: <Chip kind="disputed">{t('entities.claims.contested', { count: contested })}</Chip>,
      })}
    >
      {claims.length === 0 ? (
        <p className={css.none}>{t('entities.claims.none')}</p>
      ) : (
        <ClaimTable groups={claims} about={entity.name} />
      )}
    </Section>
  )
}
