import { useEffect, useState } from 'react'
import { type EntityId, kindOf } from '#contract/ids.ts'
import type { EntityPage as Page } from '#contract/views.ts'
import { ClaimTable } from '../claims/ClaimTable.tsx'
import { isContested } from '../claims/claim-words.ts'
import { usePolicyCommands } from '../claims/policy.ts'
import { PolicyChoice } from '../claims/PolicyFigure.tsx'
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
import { firstPassages, morePassages, PassageGroups } from './PassageGroups.tsx'
import { Relations } from './Relations.tsx'
import { UnlinkedMentions } from './UnlinkedMentions.tsx'
import { WhenStrip } from './WhenStrip.tsx'

/** Of thousands, enough for the chips and for the strip of dates. */
const firstCompanions = 300

/** An actor or an event: who took part, what each source claims, every passage that speaks of it. */
export function EntityPage({ id }: { id: EntityId }) {
  // Another page begins anew, with the first of its own passages.
  return <Asked key={id} id={id} />
}

function Asked({ id }: { id: EntityId }) {
  const go = useGo()
  const [most, setMost] = useState({ passages: firstPassages, companions: firstCompanions })
  const page = useCall('entityPage', { id, ...most }, { keepPrevious: true })
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const nowId = page.data?.entity.id
  useEffect(() => {
    // It was merged into another: the page is that one's.
    if (nowId !== undefined && nowId !== id) go(pathTo(nowId), { replace: true })
  }, [nowId, id, go])

  if (page.error?.kind === 'caller') return <Gone id={id} />
  if (page.error) return <ErrorNote problem={page.error} onRetry={() => void page.refetch()} />
  if (!page.data) return <div className={css.page} aria-busy="true" />
  return <Shown key={page.data.entity.id} page={page.data} readOnly={readOnly} most={most} onMore={setMost} />
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

/** How much of what may be thousands is asked for. */
type Most = { passages: number; companions: number }
type ShownProps = { page: Page; readOnly: boolean; most: Most; onMore: (most: Most) => void }

function Shown({ page, readOnly, most, onMore }: ShownProps) {
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
            <PassageGroups
              groups={page.passages}
              passageCount={page.passageCount}
              articleCount={page.articleCount}
              onMore={() => onMore({ ...most, passages: most.passages + morePassages })}
            />
            <UnlinkedMentions entity={entity} readOnly={readOnly} />
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
            <AppearsWith
              found={page.appearsWith}
              count={page.appearsWithCount}
              onAll={() => onMore({ ...most, companions: page.appearsWithCount })}
            />
            <WhenStrip entity={entity} others={page.appearsWith} />
            <EntityHistory id={entity.id} />
          </div>
        </div>
      </article>
    </div>
  )
}

function WhatSourcesClaim({ page: { claims, entity } }: { page: Page }) {
  usePolicyCommands()
  const contested = claims.filter(isContested).length
  return (
    <Section
      title={t('entities.claims.whatSourcesClaim')}
      {...(contested > 0 && {
        detail: <Chip kind="disputed">{t('entities.claims.contested', { count: contested })}</Chip>,
      })}
      actions={claims.some(({ aggregates }) => aggregates) && <PolicyChoice />}
    >
      {claims.length === 0 ? (
        <p className={css.none}>{t('entities.claims.none')}</p>
      ) : (
        <ClaimTable groups={claims} about={entity.name} />
      )}
    </Section>
  )
}
