import { Pencil, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { call } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'
import page from './page.module.css'
import { RelationForm } from './RelationForm.tsx'
import { relationWords, type Tie } from './relation-words.ts'
import type { Terms } from './TermFinder.tsx'

type TieRowProps = {
  entity: Entity
  tie: Tie
  terms: Terms
  withPosition: boolean
  readOnly: boolean
}

/** Deletes a tie and offers to take that back. */
async function removeRelation({ relation, other }: Tie): Promise<void> {
  await call('deleteRelation', { id: relation.id })
  await toastWithUndo(t('entities.deleted', { name: `${relationWords(relation.type, true)} · ${other.name}` }))
}

/** One tie as it reads from here: what it is, with whom, as what, when, and which words show it. */
export function TieRow({ entity, tie, terms, withPosition, readOnly }: TieRowProps) {
  const { relation, other, outgoing } = tie
  const words = relationWords(relation.type, outgoing)
  return (
    <div className={css.row}>
      <TieWords tie={tie} />
      <span className={css.rowEnd}>
        <EvidenceMarker
          fact={{ relationId: relation.id }}
          words={t('evidence.relation.fact', { relation: words, name: other.name })}
          passageIds={relation.passageIds}
          among={entity.id}
          readOnly={readOnly}
        />
        {!readOnly && (
          <>
            <Pop
              label={t('evidence.relation.edit', { relation: words, name: other.name })}
              align="end"
              trigger={
                <IconButton
                  className={css.tool}
                  label={t('evidence.relation.edit', { relation: words, name: other.name })}
                >
                  <Pencil aria-hidden="true" />
                </IconButton>
              }
            >
              {(close) => (
                <RelationForm
                  entity={entity}
                  terms={terms}
                  first={{ type: relation.type, outgoing }}
                  tie={tie}
                  withPosition={withPosition}
                  onDone={close}
                />
              )}
            </Pop>
            <IconButton
              className={css.tool}
              label={t('entities.relations.remove', { name: other.name })}
              onClick={() => void removeRelation(tie).catch(tellProblem)}
            >
              <X aria-hidden="true" />
            </IconButton>
          </>
        )}
      </span>
    </div>
  )
}

/** "Holds office in [Russian foreign ministry] spokesperson, since 2015". */
export function TieWords({ tie: { relation, other, outgoing }, children }: { tie: Tie; children?: ReactNode }) {
  const go = useGo()
  const details = [relation.position, relation.date && dateWords(relation.date, 'short')].filter(Boolean).join(', ')
  return (
    <span className={css.rowWords}>
      <span className={page.detailName}>{relationWords(relation.type, outgoing)}</span>
      <Chip kind={other.kind} onClick={() => go(pathTo(other.id))}>
        {other.name}
      </Chip>
      {details && (
        <span className={css.soft} dir="auto">
          {details}
        </span>
      )}
      {children}
    </span>
  )
}
