import { useState } from 'react'
import type { Vocabulary } from '#contract/small-documents.ts'
import { FinderBox, type FinderOption } from '../reader/FinderBox.tsx'
import { t } from '../words.ts'
import css from './evidence.module.css'
import { capitalised } from './type-words.ts'

export type Terms = readonly Vocabulary['terms'][number][]

type TermFinderProps = {
  label: string
  terms: Terms
  /** The one that holds now; with it the list offers to take it away. */
  value?: string | undefined
  onChoose: (term: string | null) => void
  onClose: () => void
}

type Offered = { key: string; term: string | null; label: string; parent?: string; isUnder: boolean }

/** Chooses a term of a vocabulary, shown in its two levels, or takes one as it is typed. */
export function TermFinder({ label, terms, value, onChoose, onClose }: TermFinderProps) {
  const [query, setQuery] = useState('')
  const offered = offeredTerms(terms, query, value)
  return (
    <FinderBox
      label={label}
      query={query}
      onQuery={setQuery}
      settled
      options={offered.map((one): FinderOption => ({
        key: one.key,
        label: <span className={one.isUnder && query === '' ? css.under : undefined}>{one.label}</span>,
        ...(one.parent && query !== '' && { detail: capitalised(one.parent) }),
      }))}
      onChoose={(key) => onChoose(offered.find((one) => one.key === key)?.term ?? null)}
      onClose={onClose}
      told={t('evidence.terms.results', { count: offered.length })}
    />
  )
}

const folded = (text: string) => text.toLocaleLowerCase().trim()

/** The terms that hold every word typed, in the order of the vocabulary; words that are no term yet can become one. */
export function offeredTerms(terms: Terms, query: string, value?: string): Offered[] {
  const words = folded(query).split(/\s+/)
  const found = inTree(terms)
    .filter(({ term, parent }) => words.every((word) => folded(`${term} ${parent ?? ''}`).includes(word)))
    .map(({ term, parent }) => ({
      key: `term ${term}`,
      term,
      label: capitalised(term),
      ...(parent !== undefined && { parent }),
      isUnder: parent !== undefined,
    }))
  // A term named outright comes before those that stand under it.
  const best = query === '' ? found : found.toSorted((a, b) => rank(a.term, query) - rank(b.term, query))
  const typed = query.trim()
  const isTerm = terms.some(({ term }) => folded(term) === folded(typed))
  const free =
    typed !== '' && !isTerm
      ? [{ key: 'free', term: typed, label: t('evidence.terms.use', { term: typed }), isUnder: false }]
      : []
  const none =
    typed === '' && value !== undefined
      ? [{ key: 'none', term: null, label: t('evidence.terms.clear'), isUnder: false }]
      : []
  return [...best, ...free, ...none]
}

function rank(term: string, query: string): number {
  const [one, asked] = [folded(term), folded(query)]
  return one === asked ? 0 : one.startsWith(asked) ? 1 : one.includes(asked) ? 2 : 3
}

/** Each term followed by those under it, in the order given. */
function inTree(terms: Terms): Terms {
  const names = new Set(terms.map(({ term }) => term))
  const tops = terms.filter(({ parent }) => parent === undefined || !names.has(parent))
  const below = (term: string): Terms =>
    terms.filter(({ parent }) => parent === term).flatMap((one) => [one, ...below(one.term)])
  return tops.flatMap((top) => [top, ...below(top.term)])
}
