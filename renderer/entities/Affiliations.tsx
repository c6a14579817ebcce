import { type CSSProperties, useState } from 'react'
import type { Actor } from '#contract/entity.ts'
import { affiliationTest, affiliationTypes } from '#contract/relation.ts'
import type { Affiliation } from '#contract/cross-reference.ts'
import { useCall } from '../notebook.ts'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { AddTie } from './AddTie.tsx'
import { dateToType, dateWords } from './date-words.ts'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'
import page from './page.module.css'
import { relationWords, type Tie } from './relation-words.ts'
import type { Terms } from './TermFinder.tsx'
import { TieRow, TieWords } from './TieRow.tsx'
import { readTypedDate } from './typed-date.ts'

type AffiliationsProps = { actor: Actor; readOnly: boolean }

/** The chains of belonging, both ways: whom it holds an office in, what that is part of, and who belongs to it. */
export function Affiliations({ actor, readOnly }: AffiliationsProps) {
  const [on, setOn] = useState<string | undefined>()
  const chains = useCall('affiliations', { id: actor.id, ...(on && { on }) }, { keepPrevious: true }).data
  const vocabulary = useCall('getVocabulary', { name: 'relation types' }).data ?? []
  const terms = termsOfBelonging(vocabulary)
  const isEmpty = chains && chains.up.length + chains.down.length === 0
  const parts = { actor, terms, readOnly }
  return (
    <Section
      title={t('evidence.affiliations.title')}
      detail={<AsOf on={on} onChange={setOn} />}
      actions={
        !readOnly && (
          <AddTie
            label={t('evidence.affiliations.add')}
            entity={actor}
            terms={terms}
            first={actor.type === 'person' ? 'holds office in' : 'part of'}
            withPosition
          />
        )
      }
    >
      {isEmpty && (
        <p className={page.none}>
          {on ? t('evidence.affiliations.noneOn', { date: dateWords(on) }) : t('evidence.affiliations.none')}
        </p>
      )}
      {chains && <Chain {...parts} steps={chains.up} outgoing title={t('evidence.affiliations.up')} />}
      {chains && <Chain {...parts} steps={chains.down} outgoing={false} title={t('evidence.affiliations.down')} />}
      {chains?.cut && <p className={css.hint}>{t('evidence.affiliations.cut')}</p>}
    </Section>
  )
}

/** The terms of the vocabulary that say that one belongs to another, on one level. */
function termsOfBelonging(vocabulary: Terms): Terms {
  const isAffiliation = affiliationTest(vocabulary)
  const found = vocabulary.filter(({ term }) => isAffiliation(term)).map(({ term }) => ({ term }))
  return found.length > 0 ? found : affiliationTypes.map((term) => ({ term }))
}

/** The day that is asked about; without one whatever held at any time. */
function AsOf({ on, onChange }: { on: string | undefined; onChange: (on: string | undefined) => void }) {
  const ask = (typed: string) => {
    if (typed === '') return onChange(undefined)
    const date = readTypedDate(typed)
    return date === null ? t('entities.date.unreadable', { typed }) : onChange(date)
  }
  return (
    <InlineText
      className={css.asOf ?? ''}
      label={t('evidence.affiliations.on')}
      value={on ? dateToType(on) : ''}
      shown={on && `${t('evidence.affiliations.on')} ${dateWords(on, 'short')}`}
      placeholder={t('evidence.affiliations.always')}
      onSave={ask}
    />
  )
}

type ChainProps = AffiliationsProps & { terms: Terms; steps: Affiliation[]; outgoing: boolean; title: string }

function Chain({ actor, terms, readOnly, steps, outgoing, title }: ChainProps) {
  if (steps.length === 0) return null
  return (
    <div role="group" aria-label={title}>
      <h3 className={css.subtitle}>{title}</h3>
      <ol className={css.rows}>
        {steps.map((step, index) => (
          <li key={index} className={css.step} style={{ '--depth': step.depth } as CSSProperties}>
            <Step actor={actor} terms={terms} readOnly={readOnly} step={step} outgoing={outgoing} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type StepProps = AffiliationsProps & { terms: Terms; step: Affiliation; outgoing: boolean }

/** Its own ties are changed here; those further along the chain are looked at, and changed on their own pages. */
function Step({ actor, terms, readOnly, step: { relation, depth, other, again }, outgoing }: StepProps) {
  const tie: Tie = { relation, outgoing, other: { id: other.id, name: other.name, kind: 'actor' } }
  if (depth === 1) return <TieRow entity={actor} tie={tie} terms={terms} withPosition readOnly={readOnly} />
  return (
    <div className={css.row}>
      <TieWords tie={tie}>{again && <span className={css.soft}>{t('evidence.affiliations.again')}</span>}</TieWords>
      <EvidenceMarker
        fact={{ relationId: relation.id }}
        words={t('evidence.relation.fact', {
          relation: relationWords(relation.type, outgoing),
          name: other.name,
        })}
        passageIds={relation.passageIds}
        among={other.id}
        readOnly
      />
    </div>
  )
}
