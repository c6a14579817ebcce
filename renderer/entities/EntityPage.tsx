import { useEffect, useState } from 'react'
import { type EntityId, kindOf } from '#contract/ids.ts'
import type { CoOccurrenceLevel } from '#contract/cross-reference.ts'
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
import { Affiliations } from './Affiliations.tsx'
import { Aliases } from './Aliases.tsx'
import { AppearsWith } from './AppearsWith.tsx'
import { ClaimsMade } from './ClaimsMade.tsx'
import { Details } from './Details.tsx'
import { DossierLine } from './DossierLine.tsx'
import { EntityHeader } from './EntityHeader.tsx'
import { EntityHistory } from './EntityHistory.tsx'
import { EntityNotes } from './EntityNotes.tsx'
import { EventsOfActor } from './EventsOfActor.tsx'
import { Identity } from './Identity.tsx'
import css from './page.module.css'
import { Participants } from './Participants.tsx'
import { firstPassages, morePassages, PassageGroups } from './PassageGroups.tsx'
import { Relations } from './Relations.tsx'
import { UnlinkedMentions } from './UnlinkedMentions.tsx'
import { useFieldCommands } from './use-field-commands.ts'
import { usePageCommands } from './use-page-commands.ts'
import { WhenStrip } from './WhenStrip.tsx'

/** Of thousands, enough for the strip of dates. */
const firstCompanions = 300

/** An actor or an event: who took part, what each source claims, every passage that speaks of it. */
export function EntityPage({ id }: { id: EntityId }) {
  // Another page begins anew, with the first of its own passages.
  return <Asked key={id} id={id} />
}

function Asked({ id }: { id: EntityId }) {
  const go = useGo()
  const [passages, setPassages] = useState(firstPassages)
  const page = useCall('entityPage', { id, passages, companions: firstCompanions }, { keepPrevious: true })
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const nowId = page.data?.entity.id
  useEffect(() => {
    // It was merged into another: the page is that one's.
    if (nowId !== undefined && nowId !== id) go(pathTo(nowId), { replace: true })
  }, [nowId, id, go])

  if (page.error?.kind === 'caller') return <Gone id={id} />
  if (page.error) return <ErrorNote problem={page.error} onRetry={() => void page.refetch()} />
  if (!page.data) return <div className={css.page} aria-busy="true" />
  return (
    <Shown
      key={page.data.entity.id}
      page={page.data}
      readOnly={readOnly}
      onMore={() => setPassages(passages + morePassages)}
    />
  )
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

type ShownProps = { page: Page; readOnly: boolean; onMore: () => void }

function Shown({ page, readOnly, onMore }: ShownProps) {
  const { entity } = page
  const scroller = useKeptScroll('page')
  const [level, setLevel] = useState<CoOccurrenceLevel>('passage')
  useFieldCommands(scroller, entity, readOnly)
  usePageCommands({ entity, readOnly, page: scroller, onLevel: setLevel })
  return (
    <div ref={scroller} className={css.page}>
      <article aria-label={entity.name} className={css.sheet}>
        <EntityHeader page={page} readOnly={readOnly} />
        <Aliases entity={entity} readOnly={readOnly} />
        {entity.kind === 'actor' && <DossierLine page={page} onMet={() => setLevel('event')} />}
        <div className={css.two}>
          <div className={css.first}>
            <WhatSourcesClaim page={page} />
            {entity.kind === 'actor' && <ClaimsMade actor={entity} />}
            <PassageGroups
              groups={page.passages}
              passageCount={page.passageCount}
              articleCount={page.articleCount}
              onMore={onMore}
            />
            <UnlinkedMentions entity={entity} readOnly={readOnly} />
            <EntityNotes entity={entity} notes={page.notes} readOnly={readOnly} />
          </div>
          <div className={css.second}>
            <Details entity={entity} readOnly={readOnly} />
            {entity.kind === 'event' ? (
              <Participants event={entity} participants={page.participants} readOnly={readOnly} />
            ) : (
              <>
                <Affiliations actor={entity} readOnly={readOnly} />
                <EventsOfActor actor={entity} events={page.events} readOnly={readOnly} />
              </>
            )}
            <Relations entity={entity} relations={page.relations} readOnly={readOnly} />
            <AppearsWith entity={entity} level={level} onLevel={setLevel} />
            <WhenStrip entity={entity} others={page.appearsWith} ties={page.relations} />
            <Identity entity={entity} readOnly={readOnly} />
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
