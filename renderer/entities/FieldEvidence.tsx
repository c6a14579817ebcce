import type { ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { aliasOfField, evidenceOf, type FactField } from '#contract/fact.ts'
import { t } from '../words.ts'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'

type FieldEvidenceProps = { entity: Entity; field: string; readOnly: boolean; children?: ReactNode }

/** A field in words: "Date", "Also called Republic of Artsakh". */
export function fieldWords(field: string): string {
  const alias = aliasOfField(field)
  return alias === undefined ? t(`evidence.fields.${field as FactField}`) : `${t('evidence.fields.alias')} ${alias}`
}

/** A field with the passages that show it beside it. */
export function FieldEvidence({ entity, field, readOnly, children }: FieldEvidenceProps) {
  return (
    <div className={css.fact}>
      {children}
      <EvidenceMarker
        fact={{ entityId: entity.id, field }}
        words={fieldWords(field)}
        passageIds={evidenceOf(entity, field)}
        among={entity.id}
        readOnly={readOnly}
      />
    </div>
  )
}
