import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { GoTo } from '#contract/views.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { matchName } from './match-name.ts'

/** A thing that can be gone to: what is shown, and the folded names it answers to. */
type Place = GoTo & { names: string[]; usedAt: string }

const goToKinds = ['article', 'actor', 'event', 'note', 'tag'] as const satisfies readonly GoTo['kind'][]

/** An alias says the same as the name, a little less loudly. */
const aliasLoss = 3

/** The places a palette goes to, by name: kept in memory and in step with the library, so that a key answers at once. */
export type Places = {
  find: (typed: string, limit: number) => Promise<GoTo[]>
  /**
   * Whom a name means: those that are called so; else those that have these words in a name; else those whose words
   * begin so.
   */
  named: (kind: 'actor' | 'event' | 'tag', name: string) => Promise<Id[]>
}

export function createPlaces(library: Library): Places {
  const places = new Map<string, Place>()
  const put = (document: Document) => {
    const place = placeOf(document)
    if (place) places.set(place.id, place)
  }
  library.onApplied((change) => {
    for (const id of change.deletes) places.delete(id)
    change.puts.forEach(put)
  })
  let reading: Promise<void> | undefined
  const whole = () => (reading ??= inTurns(eachDocument(library, put)))
  return {
    find: async (typed, limit) => {
      await whole()
      return inTurns(best(places.values(), foldName(typed), limit))
    },
    named: async (kind, name) => {
      await whole()
      return called(places.values(), kind, foldName(name))
    },
  }
}

function* eachDocument(library: Library, visit: (document: Document) => void): Generator<undefined, void> {
  for (const kind of goToKinds)
    for (const id of [...library.collection(kind).ids()]) {
      const document = library.get<Id>(id)
      if (document) visit(document)
      yield
    }
}

function placeOf(document: Document): Place | null {
  const kind = goToKinds.find((one) => one === kindOf(document.id))
  return kind ? { kind, id: document.id, usedAt: document.updatedAt, ...namesOf(kind, document) } : null
}

function namesOf(kind: GoTo['kind'], document: Document): Pick<Place, 'title' | 'detail' | 'names'> {
  switch (kind) {
    case 'article': {
      const { title, publishedAt, outlet } = document as Article
      return named(title, [], [publishedAt, outlet])
    }
    case 'actor':
    case 'event': {
      const entity = document as Entity
      const aliases = entity.aliases.map((alias) => alias.name)
      return named(entity.name, aliases, [entity.type, entity.kind === 'event' ? entity.date : entity.country])
    }
    case 'note':
      return named((document as Note).title, [], [])
    case 'tag':
      return named((document as Tag).name, [], [])
  }
}

function named(title: string, aliases: string[], details: (string | undefined)[]) {
  const detail = details.filter(Boolean).join(' · ')
  return { title, names: [title, ...aliases].map(foldName), ...(detail && { detail }) }
}

function called(places: Iterable<Place>, kind: Place['kind'], name: string): Id[] {
  const ranks: Id[][] = [[], [], []]
  if (name === '') return []
  for (const place of places) {
    if (place.kind !== kind) continue
    const rank = Math.min(...place.names.map((one) => rankOf(one, name)))
    ranks[rank]?.push(place.id)
  }
  return ranks.find((ids) => ids.length > 0) ?? []
}

function rankOf(name: string, asked: string): number {
  if (name === asked) return 0
  if (` ${name} `.includes(` ${asked} `)) return 1
  return ` ${name}`.includes(` ${asked}`) ? 2 : 3
}

function* best(places: Iterable<Place>, typed: string, limit: number): Generator<undefined, GoTo[]> {
  const byScore = new Map<number, Place[]>()
  for (const place of places) {
    const score = typed === '' ? 1 : scoreOf(place.names, typed)
    yield
    if (score <= 0) continue
    const equal = byScore.get(score)
    if (equal) equal.push(place)
    else byScore.set(score, [place])
  }
  const ranked: Place[] = []
  // Two letters find a third of a large library: only as many as are shown are put in order.
  for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
    if (ranked.length >= limit) break
    const equal = byScore.get(score) ?? []
    ranked.push(...equal.sort((a, b) => compare(b.usedAt, a.usedAt) || compare(b.id, a.id)).slice(0, limit))
  }
  return ranked.slice(0, limit).map(({ names: _names, usedAt: _usedAt, ...shown }) => shown)
}

function scoreOf(names: readonly string[], typed: string): number {
  let most = 0
  names.forEach((name, at) => {
    const score = matchName(name, typed)
    most = Math.max(most, at > 0 && score > 0 ? score - aliasLoss : score)
  })
  return most
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
