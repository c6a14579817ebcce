import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { idOfFound } from './AddEntity.tsx'
import { dateToType } from './date-words.ts'
import { EntityFinder, type FoundEntity } from './EntityFinder.tsx'
import css from './evidence.module.css'
import { chosenTerm, directedTerms, directionOf, type Tie } from './relation-words.ts'
import { TermButton } from './TermButton.tsx'
import type { Terms } from './TermFinder.tsx'
import { readTypedDate } from './typed-date.ts'

export type RelationFormProps = {
  entity: Entity
  terms: Terms
  /** The type and direction a new one begins with. */
  first: { type: string; outgoing: boolean }
  /** The tie that is changed; without it another is made. */
  tie?: Tie
  /** Offices and ranks are for actors that belong somewhere. */
  withPosition: boolean
  onDone: () => void
}

/** A tie to another: which, with whom, as what there, and when. Enter saves it. */
export function RelationForm({ entity, terms, first, tie, withPosition, onDone }: RelationFormProps) {
  const [chosen, setChosen] = useState(tie ? { type: tie.relation.type, outgoing: tie.outgoing } : first)
  const [other, setOther] = useState<FoundEntity | null>(
    tie ? { kind: 'entity', entityId: tie.other.id, name: tie.other.name } : null,
  )
  const [position, setPosition] = useState(tie?.relation.position ?? '')
  const [date, setDate] = useState(tie?.relation.date ? dateToType(tie.relation.date) : '')
  const [problem, setProblem] = useState<string>()
  const add = useRef<HTMLButtonElement>(null)
  // Whoever was chosen: Enter adds the tie, and what else can be told of it stands before the button.
  const isChosen = other !== null && !tie
  useEffect(() => {
    if (isChosen) add.current?.focus({ preventScroll: true })
  }, [isChosen])
  const choose = (found: FoundEntity) => {
    // What Tab asked for: the office that an actor has there, else which tie it is.
    if (found.role && withPosition) setPosition(found.role)
    else if (found.role) setChosen(directionOf(found.role, terms))
    setOther(found)
  }
  const save = async () => {
    const when = date.trim() === '' ? undefined : readTypedDate(date)
    if (when === null) return setProblem(t('entities.date.unreadable', { typed: date }))
    if (!other) return
    const otherId = await idOfFound(other)
    await saveTie({ entityId: entity.id, otherId, ...chosen, position, date: when, tie })
    onDone()
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        save().catch(tellProblem)
      }}
    >
      <TermButton
        label={t('evidence.relation.type')}
        terms={directedTerms(terms)}
        value={chosenTerm(chosen)}
        placeholder={t('evidence.relation.choose')}
        disabled={false}
        onChoose={(term) => term !== null && setChosen(directionOf(term, terms))}
      />
      {other ? (
        <Chip
          kind={entity.kind}
          onRemove={() => setOther(null)}
          removeLabel={t('entities.relations.remove', { name: other.name })}
        >
          {other.name}
        </Chip>
      ) : (
        <EntityFinder
          kind={entity.kind}
          words=""
          tie={withPosition ? 'roles' : 'relation types'}
          onChoose={choose}
          onClose={onDone}
        />
      )}
      {withPosition && <TextField label={t('evidence.relation.position')} value={position} onChange={setPosition} />}
      <TextField
        label={t('evidence.relation.date')}
        hint={t('evidence.relation.dateHint')}
        error={problem}
        autoFocus={other !== null}
        value={date}
        onChange={(typed) => {
          setProblem(undefined)
          setDate(typed)
        }}
      />
      <div className={css.formEnd}>
        <Button look="quiet" icon={<X aria-hidden="true" />} onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button ref={add} type="submit" look="primary" disabled={!other}>
          {tie ? t('evidence.relation.save') : t('evidence.relation.add')}
        </Button>
      </div>
    </form>
  )
}

type Saved = {
  entityId: EntityId
  otherId: EntityId
  type: string
  outgoing: boolean
  position: string
  date: string | undefined
  tie: Tie | undefined
}

async function saveTie({ entityId, otherId, type, outgoing, position, date, tie }: Saved): Promise<void> {
  await call('saveRelation', {
    ...(tie && { id: tie.relation.id }),
    fromId: outgoing ? entityId : otherId,
    toId: outgoing ? otherId : entityId,
    type,
    passageIds: tie?.relation.passageIds ?? [],
    ...(position.trim() && { position: position.trim() }),
    ...(date !== undefined && { date }),
    ...(tie?.relation.private !== undefined && { private: tie.relation.private }),
  })
}
