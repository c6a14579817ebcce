import type { Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { valueInWords } from '../../claims/in-words.ts'
import { speakersOf } from '../../claims/speakers.ts'
import { guidFor } from '../../import/coded/guid.ts'
import type { Library } from '../../library/library.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'
import type { Guids } from './guids.ts'
import { element, textElement } from './xml.ts'

/** Tags in the order of a codebook: each under its parent, by name. */
export function tagTree(library: Library): Map<Id<'tag'> | undefined, Tag[]> {
  const tree = new Map<Id<'tag'> | undefined, Tag[]>()
  for (const tag of library.collection('tag').values()) {
    const parent = tag.parentId !== undefined && library.get(tag.parentId) ? tag.parentId : undefined
    tree.set(parent, [...(tree.get(parent) ?? []), tag])
  }
  for (const tags of tree.values())
    tags.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  return tree
}

export function claimsIn({ library, articles, passagesOf }: Gathered): Claim[] {
  const passages = articles.flatMap((article) => passagesOf(article.id))
  return passages.flatMap(({ id }) =>
    [...library.references.claimsOfPassage(id)].sort().flatMap((claimId) => library.get(claimId) ?? []),
  )
}

/** A claim in a line, as a code is named: "killed: ≥27 people (Armenian sources)". */
export function claimName(library: Library, claim: Claim): string {
  const passage = library.get(claim.passageId)
  const article = passage && library.get(passage.articleId)
  const speakers = speakersOf(library, claim, article).map(({ name }) => name)
  const nameOf = (id: string) => library.get(id as Id<'actor'>)?.name ?? ''
  const value = claim.value ? valueInWords(claim.value, { nameOf }) : (claim.proposition ?? claim.stance)
  return say('coded.claimName', { property: claim.property, value, speaker: speakers.join(' › ') })
}

/**
 * The codebook: tags in their tree, then actors, events and claims in folders that nothing can be coded with. `notesOf`
 * is left out in a codebook of its own, which has no notes.
 */
export function codesOf(gathered: Gathered, guids: Guids, notesOf?: (id: Id) => string): string[] {
  const { library, entities } = gathered
  const tree = tagTree(library)
  const written = new Set<Id>()
  const tagCode = (tag: Tag): string => {
    if (written.has(tag.id)) return ''
    written.add(tag.id)
    const attributes = { guid: guids.of(tag.id), name: tag.name, isCodable: true, color: tag.colour }
    return element(
      'Code',
      attributes,
      textElement('Description', tag.description),
      ...(tree.get(tag.id) ?? []).map(tagCode),
    )
  }
  const entityCode = (entity: Entity) =>
    element(
      'Code',
      { guid: guids.of(entity.id), name: entity.name, isCodable: true },
      textElement('Description', entity.description),
      notesOf?.(entity.id) ?? '',
    )
  const claimCode = (claim: Claim) =>
    element('Code', { guid: guids.of(claim.id), name: claimName(library, claim), isCodable: true })
  const roots = [...(tree.get(undefined) ?? []), ...[...tree.values()].flat()]
  return [
    ...roots.map(tagCode),
    folder('actor', entities.filter(({ kind }) => kind === 'actor').map(entityCode)),
    folder('event', entities.filter(({ kind }) => kind === 'event').map(entityCode)),
    folder('claim', claimsIn(gathered).map(claimCode)),
  ]
}

function folder(kind: 'actor' | 'event' | 'claim', codes: string[]): string {
  if (codes.length === 0) return ''
  const name = say(`coded.folders.${kind}`)
  return element('Code', { guid: guidFor('folder', kind), name, isCodable: false }, ...codes)
}
