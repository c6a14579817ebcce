import type { Entity } from '#contract/entity.ts'
import { affiliationTest } from '#contract/relation.ts'
import type { EntityPage } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { AddTie } from './AddTie.tsx'
import css from './evidence.module.css'
import page from './page.module.css'
import type { Terms } from './TermFinder.tsx'
import { TieRow } from './TieRow.tsx'

type RelationsProps = { entity: Entity; relations: EntityPage['relations']; readOnly: boolean }

/** The terms that ties between these may have: those of belonging are told apart for actors, and part of is for events too. */
export function useTieTerms(kind: Entity['kind']): { isAffiliation: (type: string) => boolean; ties: Terms } {
  const terms = useCall('getVocabulary', { name: 'relation types' }).data ?? []
  const isAffiliation = affiliationTest(terms)
  const ties = terms.filter(({ term }) => (kind === 'event' && term === 'part of') || !isAffiliation(term))
  return { isAffiliation, ties: ties.map(({ term, parent }) => (isKept(ties, parent) ? { term, parent } : { term })) }
}

function isKept(terms: Terms, parent: string | undefined): parent is string {
  return parent !== undefined && terms.some(({ term }) => term === parent)
}

/** Ties to others of its kind: who is allied with whom, what is part of what, what followed what. */
export function Relations({ entity, relations, readOnly }: RelationsProps) {
  const { isAffiliation, ties: terms } = useTieTerms(entity.kind)
  const shown = relations.filter(({ relation }) => entity.kind === 'event' || !isAffiliation(relation.type))
  const first = terms[0]?.term
  return (
    <Section
      title={t('entities.relations.title')}
      actions={
        !readOnly &&
        first !== undefined && (
          <AddTie
            label={t('entities.relations.add')}
            entity={entity}
            terms={terms}
            first={first}
            withPosition={false}
          />
        )
      }
    >
      {shown.length === 0 && <p className={page.none}>{t('entities.relations.none')}</p>}
      <div className={css.rows}>
        {shown.map((tie) => (
          <TieRow
            key={`${tie.relation.id} ${tie.outgoing}`}
            entity={entity}
            tie={tie}
            terms={terms}
            withPosition={false}
            readOnly={readOnly}
          />
        ))}
      </div>
    </Section>
  )
}
