import type { Document } from '#contract/document.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { References } from './library.ts'
import { eachReference, type RelationName, relationNames } from './references-of.ts'
import type { StoredReferences } from './stored-references.ts'

const none: ReadonlySet<never> = new Set<never>()

/**
 * Which documents refer to which. What the snapshot held stays in its columns until it is asked for or changed, so
 * that opening a large library makes no sets.
 */
export class ReferenceIndex {
  #stored: StoredReferences | null
  #sets = new Map<RelationName, Map<string, Set<string>>>(relationNames.map((name) => [name, new Map()]))

  constructor(stored: StoredReferences | null = null) {
    this.#stored = stored
  }

  add(document: Document): void {
    eachReference(document, (relation, target) => this.#changeable(relation, target).add(document.id))
  }

  remove(document: Document): void {
    eachReference(document, (relation, target) => this.#changeable(relation, target).delete(document.id))
  }

  to(relation: RelationName, target: string): ReadonlySet<string> {
    const set = this.#sets.get(relation)?.get(target)
    if (set) return set
    return this.#stored?.has(relation, target) ? this.#changeable(relation, target) : none
  }

  /** How many there are: no set is made for it. */
  count(relation: RelationName, target: string): number {
    const set = this.#sets.get(relation)?.get(target)
    return set ? set.size : (this.#stored?.count(relation, target) ?? 0)
  }

  /** As `to`, for going through once: no set is made for it. */
  each(relation: RelationName, target: string): Iterable<string> {
    return this.#sets.get(relation)?.get(target) ?? this.#stored?.members(relation, target) ?? []
  }

  /** Everything that is or was referred to. */
  targets(relation: RelationName): Iterable<string> {
    const sets = this.#sets.get(relation) as Map<string, Set<string>>
    return new Set([...(this.#stored?.targets(relation) ?? []), ...sets.keys()])
  }

  #changeable(relation: RelationName, target: string): Set<string> {
    const sets = this.#sets.get(relation) as Map<string, Set<string>>
    let set = sets.get(target)
    if (!set) {
      set = new Set(this.#stored?.members(relation, target))
      sets.set(target, set)
    }
    return set
  }
}

/** The index as the features ask it. */
export function referencesFrom(index: ReferenceIndex, redirect: (id: string) => EntityId | undefined): References {
  const ask =
    <Target extends string, Member extends Id>(relation: RelationName) =>
    (target: Target) =>
      index.to(relation, target) as ReadonlySet<Member>
  return {
    passagesOfArticle: ask('passagesOfArticle'),
    passagesLinking: ask('passagesLinking'),
    passagesTagged: ask('passagesTagged'),
    passagesInState: ask('passagesInState'),
    articlesTagged: ask('articlesTagged'),
    articlesOfOriginal: ask('articlesOfOriginal'),
    articlesOfPlainText: ask('articlesOfPlainText'),
    articlesOfText: ask('articlesOfText'),
    claimsOfPassage: ask('claimsOfPassage'),
    claimsAbout: ask('claimsAbout'),
    claimsNaming: ask('claimsNaming'),
    assessmentsAbout: ask('assessmentsAbout'),
    eventsWithParticipant: ask('eventsWithParticipant'),
    relationsOf: ask('relationsOf'),
    notesAbout: ask('notesAbout'),
    notesMentioning: ask('notesMentioning'),
    restingOnPassage: ask('restingOnPassage'),
    redirectFrom: redirect,
    count: (relation, target) => index.count(relation, target),
    each: (relation, target) => index.each(relation, target) as never,
    targets: (relation) => index.targets(relation),
  }
}
