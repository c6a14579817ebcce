import { UserPen, X } from 'lucide-react'
import type { EventEntity, Participant } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { EntityPage } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AddEntity } from './AddEntity.tsx'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'
import page from './page.module.css'
import { RoleFinder } from './RoleFinder.tsx'
import { saveEvent } from './save-field.ts'

/** The participants with one more; who is there already takes the new role and keeps the passages that show it. */
export function withParticipant(
  participants: readonly Participant[],
  actorId: Id<'actor'>,
  role?: string,
): Participant[] {
  const before = participants.find((one) => one.actorId === actorId)
  const { role: _role, ...kept } = before ?? { actorId, passageIds: [] }
  const next: Participant = { ...kept, ...(role !== undefined && { role }) }
  if (!before) return [...participants, next]
  return participants.map((one) => (one === before ? next : one))
}

type Shown = EntityPage['participants'][number]
type ParticipantsProps = { event: EventEntity; participants: EntityPage['participants']; readOnly: boolean }

/** Who took part in an event, as what, and which words show it. */
export function Participants({ event, participants, readOnly }: ParticipantsProps) {
  const add = (id: EntityId, role: string | undefined) =>
    saveEvent(event, { participants: withParticipant(event.participants, id as Id<'actor'>, role) })
  return (
    <Section
      title={t('entities.participants.title')}
      actions={!readOnly && <AddEntity label={t('entities.participants.add')} kind="actor" onAdd={add} />}
    >
      {participants.length === 0 && <p className={page.none}>{t('entities.participants.none')}</p>}
      <ul className={css.rows}>
        {participants.map((part) => (
          <li key={`${part.actorId} ${part.role ?? ''}`}>
            <ParticipantRow event={event} part={part} readOnly={readOnly} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ParticipantRow({ event, part, readOnly }: { event: EventEntity; part: Shown; readOnly: boolean }) {
  const go = useGo()
  const { actorId, name, role, passageIds } = part
  const others = event.participants.filter((one) => one.actorId !== actorId || one.role !== role)
  const remove = () => saveEvent(event, { participants: others })
  const setRole = (next: string) =>
    saveEvent(event, {
      participants: event.participants.map((one) =>
        one.actorId === actorId && one.role === role ? { ...one, role: next } : one,
      ),
    })
  return (
    <div className={css.row}>
      <span className={css.rowWords}>
        <Chip kind="actor" detail={role} onClick={() => go(pathTo(actorId))}>
          {name}
        </Chip>
      </span>
      <span className={css.rowEnd}>
        <EvidenceMarker
          fact={{ eventId: event.id, actorId, ...(role !== undefined && { role }) }}
          words={t('evidence.part', { name, role: role ?? t('evidence.participant') })}
          passageIds={passageIds}
          among={event.id}
          readOnly={readOnly}
        />
        {!readOnly && (
          <>
            <Pop
              label={t('evidence.participants.role', { name })}
              trigger={
                <IconButton className={css.tool} label={t('evidence.participants.role', { name })}>
                  <UserPen aria-hidden="true" />
                </IconButton>
              }
            >
              {(close) => (
                <RoleFinder
                  name={name}
                  role={role ?? ''}
                  onChoose={(next) => {
                    close()
                    setRole(next).catch(tellProblem)
                  }}
                  onClose={close}
                />
              )}
            </Pop>
            <IconButton
              className={css.tool}
              label={t('entities.participants.remove', { name })}
              onClick={() => void remove().catch(tellProblem)}
            >
              <X aria-hidden="true" />
            </IconButton>
          </>
        )}
      </span>
    </div>
  )
}
