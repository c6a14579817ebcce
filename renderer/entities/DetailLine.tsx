import type { ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { FactField } from '#contract/fact.ts'
import { FieldEvidence, fieldWords } from './FieldEvidence.tsx'
import css from './page.module.css'

type DetailLineProps = { entity: Entity; field: FactField; readOnly: boolean; children: ReactNode }

/** One field: what it is called, what it says, and what shows it. */
export function DetailLine({ entity, field, readOnly, children }: DetailLineProps) {
  return (
    <>
      <span className={css.detailName} aria-hidden="true">
        {fieldWords(field)}
      </span>
      <FieldEvidence entity={entity} field={field} readOnly={readOnly}>
        <div className={css.detail} data-field={field}>
          {children}
        </div>
      </FieldEvidence>
    </>
  )
}
