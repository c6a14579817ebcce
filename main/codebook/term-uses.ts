import type { TermUse } from '#contract/codebook.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import { type Kind, kindOf } from '#contract/ids.ts'
import { type Vocabulary, type VocabularyName } from '#contract/small-documents.ts'
import { createRewrite } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { termTarget } from '../library/references-of.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import { checkedTerms, savedVocabulary, termsOf } from './vocabulary.ts'

/** Makes one term another, or leaves it as it is. */
type Rename = (term: string) => string
/** Where documents of a kind hold terms: answers the document with each of them renamed. */
type Place = { kind: Kind; renamed: (document: Document, rename: Rename) => Document }

function place<K extends Kind>(kind: K, renamed: (document: DocumentOf<K>, rename: Rename) => object): Place {
  return { kind, renamed: (document, rename) => renamed(document as DocumentOf<K>, rename) as Document }
}

const withRole =
  (rename: Rename) =>
  <Part extends { role?: string | undefined }>(part: Part): Part =>
    part.role === undefined ? part : { ...part, role: rename(part.role) }

/** Where each vocabulary is used. */
const places: Record<VocabularyName, readonly Place[]> = {
  'event types': [
    place('event', (event, rename) => (event.type === undefined ? event : { ...event, type: rename(event.type) })),
  ],
  roles: [
    place('passage', (passage, rename) => ({ ...passage, links: passage.links.map(withRole(rename)) })),
    place('event', (event, rename) => ({ ...event, participants: event.participants.map(withRole(rename)) })),
  ],
  'relation types': [place('relation', (relation, rename) => ({ ...relation, type: rename(relation.type) }))],
  properties: [
    place('claim', (claim, rename) => ({ ...claim, property: rename(claim.property) })),
    place('assessment', (one, rename) => ({ ...one, property: rename(one.property) })),
  ],
  units: [
    place('claim', (claim, rename) =>
      claim.value?.kind === 'count' ? { ...claim, value: { ...claim.value, unit: rename(claim.value.unit) } } : claim,
    ),
    place('assessment', (one, rename) => (one.unit === undefined ? one : { ...one, unit: rename(one.unit) })),
  ],
}

/**
 * Every term that documents use, in the spelling of the vocabulary where it is listed, with how many use it; a term that
 * is not listed in the spelling that most use. Which documents use which the references know: none is read for it.
 */
export function termUses(library: Library, name: VocabularyName): TermUse[] {
  const listed = new Map(termsOf(library, name).map(({ term }) => [foldName(term), term]))
  const spelt = Map.groupBy(spellings(library, name), ({ term }) => foldName(term))
  return Array.from(spelt, ([key, alike]) => {
    const [first] = alike.toSorted((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1))
    return {
      term: listed.get(key) ?? first?.term ?? '',
      documents: together(library, name, alike),
      listed: listed.has(key),
    }
  })
}

type Spelling = { term: string; documents: number }

function spellings(library: Library, name: VocabularyName): Spelling[] {
  const found: Spelling[] = []
  for (const target of library.references.targets('usingTerm')) {
    const [vocabulary, term] = JSON.parse(target) as [string, string]
    const documents = vocabulary === name ? library.references.count('usingTerm', target) : 0
    if (documents > 0) found.push({ term, documents })
  }
  return found
}

/** A document that spells a term in two ways uses it once. */
function together(library: Library, name: VocabularyName, alike: readonly Spelling[]): number {
  if (alike.length === 1) return alike[0]?.documents ?? 0
  return new Set(alike.flatMap(({ term }) => [...library.references.each('usingTerm', termTarget(name, term))])).size
}

/** A term under another name, in the vocabulary and, where that is asked, in every document that uses it: one change. */
export function termRename(
  library: Library,
  { name, from, to, documents }: { name: VocabularyName; from: string; to: string; documents: boolean },
): { vocabulary: Vocabulary; documents: number; draft: Draft } {
  const wanted = foldName(from)
  const isFrom = (term: string | undefined) => term !== undefined && foldName(term) === wanted
  const terms = termsOf(library, name)
  if (!terms.some(({ term }) => isFrom(term))) throw new CallerError(say('changes.errors.unknownTerm', { term: from }))
  const rename: Rename = (term) => (isFrom(term) ? to.trim() : term)
  const renamed = terms.map(({ term, parent }) => ({ term: rename(term), parent: parent && rename(parent) }))
  const vocabulary: Vocabulary = {
    ...(savedVocabulary(library, name) ?? { ...library.stamp('vocabulary'), name }),
    terms: checkedTerms(renamed),
  }
  const rewrite = createRewrite(library)
  const changed = documents ? renameEverywhere(library, name, from, rename) : []
  for (const document of changed) rewrite.put(document)
  rewrite.put(vocabulary)
  const args = { from, name: to.trim(), count: changed.length }
  return { vocabulary, documents: changed.length, draft: rewrite.draft('renameTerm', args) }
}

/** In the documents that the references know to use it. */
function renameEverywhere(library: Library, name: VocabularyName, from: string, rename: Rename): Document[] {
  const wanted = foldName(from)
  const alike = spellings(library, name).filter(({ term }) => foldName(term) === wanted)
  const using = alike.flatMap(({ term }) => [...library.references.each('usingTerm', termTarget(name, term))])
  return [...new Set(using)].toSorted().flatMap((id) => {
    const document = library.get(id)
    const place = places[name].find(({ kind }) => kind === kindOf(id))
    if (!document || !place) return []
    let isChanged = false
    const next = place.renamed(document, (term) => {
      const to = rename(term)
      isChanged ||= to !== term
      return to
    })
    return isChanged ? [next] : []
  })
}
