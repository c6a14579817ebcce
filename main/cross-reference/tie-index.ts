import type { Change } from '#contract/change.ts'
import type { Entity } from '#contract/entity.ts'
import { type EntityId, type Id, type Kind, kindOf } from '#contract/ids.ts'
import type { TieKind } from '#contract/overview.ts'
import { affiliationTest } from '#contract/relation.ts'
import { termsOf } from '../codebook/vocabulary.ts'
import { currentId } from '../entities/resolve.ts'
import { atOnce, inOneState } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf, linkedPassagesReady } from './linked-passages.ts'

/** A tie that a document tells: a part in an event or a relation, between two by their numbers. */
export type ToldTie = { a: number; b: number; kind: Exclude<TieKind, 'passages'>; date: string | undefined }

/** Everyone and everything that can be tied, by number, and the ties that documents tell. */
export type Told = {
  entities: readonly Entity[]
  numberOf: ReadonlyMap<EntityId, number>
  ties: readonly ToldTie[]
  /** The ties of each, by their numbers. */
  tiesOf: Lists
}

/** The passages that link two or more, in numbers: a hundred thousand are gone through in milliseconds. */
export type Shared = {
  /** Whom each passage links. */
  members: Lists
  articleOf: Int32Array
  articles: readonly Id<'article'>[]
  /** The passages of each entity. */
  passagesOf: Lists
}

/** Lists of numbers, one after the other: list `n` goes from `starts[n]` to `starts[n + 1]`. */
export type Lists = { starts: Int32Array; all: Int32Array }

type Kept = {
  told: Told | undefined
  /** Counts the changes of what ties are told by. */
  version: number
  shared: { version: number; of: Told; value: Shared } | undefined
}

/** Work in steps, for whoever can wait between them. */
type Steps<Result> = Generator<undefined, Result, undefined>

const readFrom: readonly Kind[] = ['actor', 'event', 'relation', 'redirect', 'vocabulary']
const kept = new WeakMap<Library, Kept>()

/** The ties of a library in numbers, made anew when something they were read from has changed. */
export function tieIndexOf(library: Library): { told: Told; shared: Shared } {
  const known = keptFor(library)
  const told = (known.told ??= atOnce(toldIn(library)))
  const { version } = linkedPassagesOf(library)
  if (known.shared?.version !== version || known.shared.of !== told)
    known.shared = { version, of: told, value: atOnce(sharedIn(library, told)) }
  return { told, shared: known.shared.value }
}

/** Makes them a little at a time, where they are not at hand. */
export async function tieIndexReady(library: Library): Promise<void> {
  await linkedPassagesReady(library)
  const known = keptFor(library)
  if (!known.told) {
    const made = await inOneState(
      () => known.version,
      () => toldIn(library),
    )
    if (made.version === known.version) known.told = made.found
  }
  const told = known.told
  const versionNow = () => linkedPassagesOf(library).version
  if (!told || (known.shared?.version === versionNow() && known.shared.of === told)) return
  const { found, version } = await inOneState(versionNow, () => sharedIn(library, told))
  known.shared = { version, of: told, value: found }
}

function keptFor(library: Library): Kept {
  const before = kept.get(library)
  if (before) return before
  const known: Kept = { told: undefined, version: 0, shared: undefined }
  library.onApplied(({ puts, was, deletes }: Change) => {
    const ids = [...puts.map(({ id }) => id), ...was.map(({ id }) => id), ...deletes]
    if (!ids.some((id) => readFrom.includes(kindOf(id)))) return
    known.told = undefined
    known.version += 1
  })
  kept.set(library, known)
  return known
}

function* toldIn(library: Library): Steps<Told> {
  const entities: Entity[] = [...library.collection('actor').values(), ...library.collection('event').values()]
  // The same numbers whenever the library is opened, so that it gives the same picture.
  entities.sort((a, b) => (a.id < b.id ? -1 : 1))
  yield
  const numberOf = new Map<EntityId, number>(entities.map(({ id }, number) => [id, number]))
  const ties: ToldTie[] = []
  for (const [b, entity] of entities.entries()) {
    yield
    if (entity.kind !== 'event') continue
    const actors = new Set(entity.participants.map(({ actorId }) => numberOf.get(currentId(library, actorId))))
    for (const a of actors) if (a !== undefined) ties.push({ a, b, kind: 'participation', date: entity.date })
  }
  const isAffiliation = affiliationTest(termsOf(library, 'relation types'))
  for (const { fromId, toId, type, date } of library.collection('relation').values()) {
    yield
    const a = numberOf.get(currentId(library, fromId))
    const b = numberOf.get(currentId(library, toId))
    if (a !== undefined && b !== undefined && a !== b)
      ties.push({ a, b, kind: isAffiliation(type) ? 'affiliation' : 'relation', date })
  }
  const tiesOf = yield* listsOf(entities.length, function* () {
    for (const [tie, { a, b }] of ties.entries()) {
      yield [a, tie]
      yield [b, tie]
    }
  })
  return { entities, numberOf, ties, tiesOf }
}

function* sharedIn(library: Library, { numberOf, entities }: Told): Steps<Shared> {
  const members: number[] = []
  const starts = [0]
  const articleOf: number[] = []
  const articles: Id<'article'>[] = []
  const articleNumbers = new Map<Id<'article'>, number>()
  for (const { articleId, entityIds } of linkedPassagesOf(library).all()) {
    yield
    if (entityIds.length < 2) continue
    for (const id of entityIds) {
      const number = numberOf.get(id)
      if (number !== undefined) members.push(number)
    }
    starts.push(members.length)
    let article = articleNumbers.get(articleId)
    if (article === undefined) articleNumbers.set(articleId, (article = articles.push(articleId) - 1))
    articleOf.push(article)
  }
  const all = Int32Array.from(members)
  const passagesOf = yield* listsOf(entities.length, function* () {
    for (let passage = 0; passage < articleOf.length; passage++)
      for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0); at++) yield [all[at] ?? 0, passage]
  })
  return {
    members: { starts: Int32Array.from(starts), all },
    articleOf: Int32Array.from(articleOf),
    articles,
    passagesOf,
  }
}

/** Lists of pairs `[list, member]`, which are gone through twice: to count and to put in place. */
function* listsOf(count: number, pairs: () => Iterable<readonly [list: number, member: number]>): Steps<Lists> {
  const starts = new Int32Array(count + 1)
  for (const [list] of pairs()) {
    starts[list + 1] = (starts[list + 1] ?? 0) + 1
    yield
  }
  for (let list = 0; list < count; list++) starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0)
  const all = new Int32Array(starts[count] ?? 0)
  const next = starts.slice()
  for (const [list, member] of pairs()) {
    const at = next[list] ?? 0
    all[at] = member
    next[list] = at + 1
    yield
  }
  return { starts, all }
}
