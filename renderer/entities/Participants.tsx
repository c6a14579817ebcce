import type { EventEntity, Participant } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { EntityPage } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AddEntity } from './AddEntity.tsx'
import css from './page.module.css'
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

type ParticipantsProps = { event: EventEntity; participants: EntityPage['participants']; readOnly: boolean }

/** Who took part in an event, and as what. */
export function Participants({ event, participants, readOnly }: ParticipantsProps) {
  const go = useGo()
  const add = (id: EntityId, role: string | undefined) =>
    saveEvent(event, { participants: withParticipant(event.participants, id as Id<'actor'>, role) })
  const remove = (actorId: Id<'actor'>, role: string | undefined) =>
    saveEvent(event, {
      participants: event.participants.filter((one) => one.actorId !== actorId || one.role !== role),
    })
  return (
    <Section
      title={t('entities.participants.title')}
      actions={!readOnly && <AddEntity label={t('entities.participants.add')} kind="actor" onAdd={add} />}
    >
      {participants.length === 0 && <p className={css.none}>{t('entities.participants.none')}</p>}
      <div className={css.chips}>
        {participants.map(({ actorId, name, role }) => (
          <Chip
            key={`${actorId} ${role ?? ''}`}
            kind="actor"
            detail={role}
            onClick={() => go(pathTo(actorId))}
            {...(!readOnly && {
              onRemove: () => void remove(actorId, role).catch(tellProblem),
              removeLabel: t('entities.participants.remove', { name }),
            })}
          >
            {name}
          </Chip>
        ))}
      </div>
    </Section>
  )
}
