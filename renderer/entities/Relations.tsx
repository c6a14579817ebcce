import { X } from 'lucide-react'
import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityPage } from '#contract/views.ts'
import { call, useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t, type WordKey } from '../words.ts'
import { AddEntity } from './AddEntity.tsx'
import css from './page.module.css'
import { capitalised } from './type-words.ts'

type Tie = EntityPage['relations'][number]

const inverses: Record<string, WordKey> = {
  'member of': 'entities.relations.inverses.member of',
  leads: 'entities.relations.inverses.leads',
  'part of': 'entities.relations.inverses.part of',
  'spokesperson of': 'entities.relations.inverses.spokesperson of',
  'allied with': 'entities.relations.inverses.allied with',
  'opposed to': 'entities.relations.inverses.opposed to',
  supports: 'entities.relations.inverses.supports',
  controls: 'entities.relations.inverses.controls',
  'successor of': 'entities.relations.inverses.successor of',
  follows: 'entities.relations.inverses.follows',
  causes: 'entities.relations.inverses.causes',
  'responds to': 'entities.relations.inverses.responds to',
  violates: 'entities.relations.inverses.violates',
  ends: 'entities.relations.inverses.ends',
}

/** A tie as it reads from this side: "Part of", or "Includes" where the other one is part of this. */
export function relationWords(type: string, outgoing: boolean): string {
  if (outgoing) return capitalised(type)
  const known = inverses[type]
  return known ? t(known) : t('entities.relations.inverse', { type: capitalised(type) })
}

/** Deletes a tie and offers to take that back. */
async function removeRelation({ relation, other }: Tie): Promise<void> {
  await call('deleteRelation', { id: relation.id })
  await toastWithUndo(t('entities.deleted', { name: `${relationWords(relation.type, true)} · ${other.name}` }))
}

type RelationsProps = { entity: Entity; relations: EntityPage['relations']; readOnly: boolean }

/** Ties to others of its kind: who leads what, what followed what. */
export function Relations({ entity, relations, readOnly }: RelationsProps) {
  const go = useGo()
  const types = (useCall('getVocabulary', { name: 'relation types' }).data ?? []).map(({ term }) => term)
  const [chosen, setChosen] = useState<string | null>(null)
  const type = chosen ?? (types.includes('part of') ? 'part of' : types[0])
  const add = async (toId: EntityId) => {
    if (type !== undefined) await call('saveRelation', { fromId: entity.id, type, toId, passageIds: [] })
  }
  return (
    <Section
      title={t('entities.relations.title')}
      actions={
        !readOnly &&
        type !== undefined && (
          <>
            <Select
              look="button"
              label={t('entities.relations.type')}
              value={type}
              onChange={setChosen}
              options={types.map((term) => ({ value: term, label: capitalised(term) }))}
            />
            <AddEntity label={t('entities.relations.add')} kind={entity.kind} onAdd={add} />
          </>
        )
      }
    >
      {relations.length === 0 && <p className={css.none}>{t('entities.relations.none')}</p>}
      <div className={css.details}>
        {relations.map((tie) => (
          <div key={`${tie.relation.id} ${tie.outgoing}`} className={css.tie}>
            <span className={css.detailName}>{relationWords(tie.relation.type, tie.outgoing)}</span>
            <span className={css.tieOther}>
              <Chip kind={tie.other.kind} onClick={() => go(pathTo(tie.other.id))}>
                {tie.other.name}
              </Chip>
              {!readOnly && (
                <IconButton
                  className={css.tieRemove ?? ''}
                  label={t('entities.relations.remove', { name: tie.other.name })}
                  onClick={() => void removeRelation(tie).catch(tellProblem)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              )}
            </span>
          </div>
        ))}
      </div>
    </Section>
  )
}
