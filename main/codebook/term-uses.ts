import { setImmediate } from 'node:timers/promises'
import type { TermUse } from '#contract/codebook.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import type { Kind } from '#contract/ids.ts'
import { type Vocabulary, type VocabularyName } from '#contract/small-documents.ts'
import { createRewrite } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
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

const slice = 1000

/** Every term that documents use, in the spelling of the vocabulary where it is listed, with how many use it. */
export async function termUses(library: Library, name: VocabularyName): Promise<TermUse[]> {
  const listed = new Map(termsOf(library, name).map(({ term }) => [foldName(term), term]))
  const counts = new Map<string, TermUse>()
  for await (const terms of termsUsed(library, name))
    for (const term of terms) {
      const key = foldName(term)
      const known = counts.get(key) ?? { term: listed.get(key) ?? term, documents: 0, listed: listed.has(key) }
      counts.set(key, { ...known, documents: known.documents + 1 })
    }
  return [...counts.values()]
}

/** The terms of each document that has any, each once; others have their turn between. */
async function* termsUsed(library: Library, name: VocabularyName): AsyncGenerator<ReadonlySet<string>> {
  let seen = 0
  for (const { kind, renamed } of places[name])
    for (const id of [...library.collection(kind).ids()]) {
      if (++seen % slice === 0) await setImmediate()
      const document = library.get(id)
      const terms = new Set<string>()
      if (document)
        renamed(document, (term) => {
          terms.add(term)
          return term
        })
      if (terms.size > 0) yield terms
    }
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
  const changed = documents ? renameEverywhere(library, name, rename) : []
  for (const document of changed) rewrite.put(document)
  rewrite.put(vocabulary)
  const args = { from, name: to.trim(), count: changed.length }
  return { vocabulary, documents: changed.length, draft: rewrite.draft('renameTerm', args) }
}

function renameEverywhere(library: Library, name: VocabularyName, rename: Rename): Document[] {
  return places[name].flatMap(({ kind, renamed }) =>
    [...library.collection(kind).values()].flatMap((document) => {
      let isChanged = false
      const next = renamed(document, (term) => {
        const to = rename(term)
        isChanged ||= to !== term
        return to
      })
      return isChanged ? [next] : []
    }),
  )
}
