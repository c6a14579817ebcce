import type { Vocabulary, VocabularyName } from '#contract/small-documents.ts'
import { CallerError, type Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import { defaultTerms } from './defaults.ts'

export function savedVocabulary(library: Library, name: VocabularyName): Vocabulary | undefined {
  for (const vocabulary of library.collection('vocabulary').values()) if (vocabulary.name === name) return vocabulary
  return undefined
}

/** The terms of a vocabulary: the library's own, or those it starts with. */
export function termsOf(library: Library, name: VocabularyName): Vocabulary['terms'] {
  return savedVocabulary(library, name)?.terms ?? defaultTerms[name]
}

/** A term and all that stand under it: who asks for battles means every kind of them. */
export function withTermsUnder(terms: Vocabulary['terms'], term: string): ReadonlySet<string> {
  const found = new Set([term])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const { term: one, parent } of terms) if (parent !== undefined && found.has(parent)) found.add(one)
  }
  return found
}

/** The terms trimmed; throws when one stands twice, under a term that is not there, or under itself. */
export function checkedTerms(terms: readonly { term: string; parent?: string | undefined }[]): Vocabulary['terms'] {
  const parents = new Map<string, string | undefined>()
  const trimmed = terms.map(({ term, parent }) => ({ term: term.trim(), parent: parent?.trim() || undefined }))
  for (const { term, parent } of trimmed) {
    if (term === '') throw new CallerError(say('changes.errors.emptyName'))
    if (parents.has(foldName(term))) throw new CallerError(say('changes.errors.termTwice', { term }))
    parents.set(foldName(term), parent === undefined ? undefined : foldName(parent))
  }
  for (const { term, parent } of trimmed) {
    if (parent !== undefined && !parents.has(foldName(parent)))
      throw new CallerError(say('changes.errors.unknownParent', { term, parent }))
    if (isUnderItself(parents, foldName(term))) throw new CallerError(say('changes.errors.underItself', { name: term }))
  }
  return trimmed.map(({ term, parent }) => (parent === undefined ? { term } : { term, parent }))
}

function isUnderItself(parents: ReadonlyMap<string, string | undefined>, term: string): boolean {
  const seen = new Set([term])
  for (let parent = parents.get(term); parent !== undefined; parent = parents.get(parent)) {
    if (seen.has(parent)) return true
    seen.add(parent)
  }
  return false
}
