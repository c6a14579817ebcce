import type { Answered } from '../notebook.ts'
import { t } from '../words.ts'

type Terms = Answered<'getVocabulary'>

const isTerm = (wanted: string) => (entry: Terms[number]) =>
  entry.term.toLocaleLowerCase() === wanted.toLocaleLowerCase()
const refuse = (term: string) => t('shell.preferencesScreen.twice', { term })

/** The list with a new term at its end, or a sentence when it is there already. */
export function addTerm(terms: Terms, term: string): Terms | string {
  return terms.some(isTerm(term)) ? refuse(term) : [...terms, { term }]
}

/** The list with a term put under another, or under none when `parent` is empty. */
export function moveTerm(terms: Terms, term: string, parent: string): Terms {
  return terms.map((entry) => {
    if (entry.term !== term) return entry
    const { parent: _before, ...rest } = entry
    return parent === '' ? rest : { ...rest, parent }
  })
}

/** The list without a term; what stood under it stands where it stood. */
export function removeTerm(terms: Terms, term: string): Terms {
  const above = terms.find((entry) => entry.term === term)?.parent
  return terms
    .filter((entry) => entry.term !== term)
    .map((entry) => {
      const { parent, ...rest } = entry
      const next = parent === term ? above : parent
      return next === undefined ? rest : { ...rest, parent: next }
    })
}

/** A term where it stands in the tree, `level` from 0. */
export type PlacedTerm = { entry: Terms[number]; level: number }

/** The terms read from the top: each is followed by those under it. One whose parent is not there stands at the top. */
export function placedTerms(terms: Terms): PlacedTerm[] {
  const known = new Set(terms.map(({ term }) => term))
  const under = (parent: string | undefined, level: number): PlacedTerm[] =>
    terms
      .filter((entry) => (entry.parent !== undefined && known.has(entry.parent) ? entry.parent : undefined) === parent)
      .flatMap((entry) => [{ entry, level }, ...under(entry.term, level + 1)])
  return under(undefined, 0)
}

export function inTreeOrder(terms: Terms): Terms {
  return placedTerms(terms).map(({ entry }) => entry)
}

/** Those that hold what was typed, and without typing all. */
export function termsMatching(terms: Terms, query: string): PlacedTerm[] {
  const wanted = query.trim().toLocaleLowerCase()
  return placedTerms(terms).filter(({ entry }) => entry.term.toLocaleLowerCase().includes(wanted))
}

/** The list with a term one place further up or down among those under the same parent. */
export function stepTerm(terms: Terms, term: string, by: -1 | 1): Terms {
  const at = terms.findIndex((entry) => entry.term === term)
  const siblings = terms.flatMap((entry, index) => (entry.parent === terms[at]?.parent ? [index] : []))
  const to = siblings[siblings.indexOf(at) + by]
  const [one, other] = [terms[at], to === undefined ? undefined : terms[to]]
  if (!one || !other) return terms
  return terms.map((entry) => (entry === one ? other : entry === other ? one : entry))
}

/** The terms that one can stand under: none that stands under it. */
export function parentsFor(terms: Terms, term: string): string[] {
  const parentOf = new Map(terms.map((entry) => [entry.term, entry.parent]))
  const isUnder = (other: string) => {
    const seen = new Set<string>()
    for (let at: string | undefined = other; at !== undefined && !seen.has(at); at = parentOf.get(at)) {
      if (at === term) return true
      seen.add(at)
    }
    return false
  }
  return inTreeOrder(terms).flatMap((entry) => (isUnder(entry.term) ? [] : [entry.term]))
}
