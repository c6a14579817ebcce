import { type Aggregate, policies } from '#contract/aggregate.ts'
import { Select } from '../ui/Select.tsx'
import { t } from '../words.ts'
import css from './claims.module.css'
import { bestWords, boundsWords, choosePolicy, figureUnder, policyWords, usePolicy } from './policy.ts'

/** Chooses how one figure is made of several; every figure made so changes at once. */
export function PolicyChoice() {
  const policy = usePolicy()
  return (
    <Select
      label={t('claimLists.figuresBy')}
      look="button"
      value={policy}
      options={policies.map((value) => ({ value, label: policyWords(value) }))}
      onChange={choosePolicy}
    />
  )
}

/** "Most conservative: 7 people · low 7, high 27 or more", with how it was chosen behind it. */
export function PolicyFigure({ aggregates }: { aggregates: readonly Aggregate[] | undefined }) {
  const figure = figureUnder(aggregates, usePolicy())
  if (!figure) return null
  const bounds = boundsWords(figure)
  return (
    <div className={css.by} title={figure.how}>
      {t('claimLists.figure', { policy: policyWords(figure.policy), figure: bestWords(figure) })}
      {bounds && ` · ${bounds}`}
    </div>
  )
}

/** What each policy makes of the same claims, and how. */
export function AllPolicies({ aggregates }: { aggregates: readonly Aggregate[] | undefined }) {
  const chosen = figureUnder(aggregates, usePolicy())
  if (!aggregates || !chosen) return null
  const isOne = aggregates.every(({ best }) => best === chosen.best)
  return (
    <dl className={css.policies} aria-label={t('claimLists.allPolicies')}>
      {(isOne ? [chosen] : aggregates).map((one) => (
        <div key={one.policy}>
          <dt>
            <strong>{bestWords(one)}</strong>
            {one.low !== one.high && ' ·'} {boundsWords(one)}
          </dt>
          <dd>
            {one.how}
            {isOne && `. ${t('claimLists.sameUnderAll')}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
