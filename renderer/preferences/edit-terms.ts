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

/** The list with a term under another name, or a sentence when that name is taken; what stood under it follows. */
export function renameTerm(terms: Terms, from: string, to: string): Terms | string {
  if (terms.some((entry) => entry.term !== from && isTerm(to)(entry))) return refuse(to)
  return terms.map((entry) => ({
    ...entry,
    term: entry.term === from ? to : entry.term,
    ...(entry.parent !== undefined && { parent: entry.parent === from ? to : entry.parent }),
  }))
}

/** The list with a term put under another, or under none when `parent` is empty. */
export function moveTerm(terms: Terms, term: string, parent: string): Terms {
  return terms.map((entry) => {
    if (entry.term !== term) return entry
    const { parent: _before, ...rest } = entry
    return parent === '' ? rest : { ...rest, parent }
  })
}

/** The list without a term; what stood under it stands under nothing. */
export function removeTerm(terms: Terms, term: string): Terms {
  return terms
    .filter((entry) => entry.term !== term)
    .map((entry) => {
      const { parent, ...rest } = entry
      return parent === undefined || parent === term ? rest : { ...rest, parent }
    })
}
