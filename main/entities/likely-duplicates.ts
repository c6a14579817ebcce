import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { likelyReasons, type LikelyReason } from '#contract/identity.ts'
import { inTurns, sorting } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { identityJudgements, pairKey } from './identity-judgements.ts'
import { type NamedEntity, namesOf, namesReady } from './name-index.ts'
import { isEntityId } from './resolve.ts'

/** Two that may be one, and the names that make them look so. */
export type LikelyPair = { a: EntityId; b: EntityId; why: LikelyReason; names: [string, string] }

/** A name that so many others hold is a word, such as Army, and tells nothing. */
const mostHolding = 8
/** Of one name, so many are paired: a list of more is looked through by the name. */
const mostAlike = 30
/** A shorter name is in too many by chance. */
const leastPart = 4

type Known = { pairs: Promise<readonly LikelyPair[]> }
const known = new WeakMap<Library, Known>()
const followed = new WeakSet<Library>()

/** All pairs, the surest first; found once, until a name, a type, a relation or a judgement changes. */
export function likelyPairs(library: Library): Promise<readonly LikelyPair[]> {
  if (!followed.has(library)) {
    followed.add(library)
    library.onApplied(({ puts, deletes }) => {
      const ids: string[] = [...puts.map(({ id }) => id), ...deletes]
      if (ids.some((id) => isEntityId(id) || /^(judgement|relation):/.test(id))) known.delete(library)
    })
  }
  const before = known.get(library)
  if (before) return before.pairs
  const found: Known = { pairs: namesReady(library).then(() => inTurns(findPairs(library))) }
  known.set(library, found)
  return found.pairs
}

function* findPairs(library: Library): Generator<undefined, readonly LikelyPair[]> {
  const all = [...namesOf(library).entries()]
  const index = new NameTable()
  for (const named of all) {
    index.add(named)
    yield
  }
  const found = new Map<string, LikelyPair>()
  for (const named of all) {
    for (const pair of index.pairsOf(named)) addSurest(found, pair)
    yield
  }
  const said = new Set([...identityJudgements(library)].map(({ ids: [a, b] }) => pairKey(a, b)))
  const pairs: { pair: LikelyPair; key: string }[] = []
  for (const pair of yield* withoutWords([...found.values()])) {
    if (!said.has(pairKey(pair.a, pair.b)) && !areTied(library, pair)) pairs.push({ pair, key: keyOf(pair) })
    yield
  }
  const sorted = yield* sorting(pairs, (x, y) => rank(x.pair) - rank(y.pair) || byText(x.key, y.key))
  return sorted.map(({ pair }) => pair)
}

function addSurest(pairs: Map<string, LikelyPair>, pair: LikelyPair): void {
  const key = pairKey(pair.a, pair.b)
  const before = pairs.get(key)
  if (!before || rank(pair) < rank(before)) pairs.set(key, pair)
}

/** By the names, and by the ids where those are the same. */
const keyOf = ({ names, a, b }: LikelyPair) => [...names, a, b].join('\n')

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const rank = ({ why }: LikelyPair) => likelyReasons.indexOf(why)

/** A relation ties two that are two; a name alone may still be the same. */
function areTied(library: Library, { a, b, why }: LikelyPair): boolean {
  if (why === 'same name') return false
  for (const id of library.references.relationsOf(a)) {
    const relation = library.get(id)
    if (relation?.fromId === b || relation?.toId === b) return true
  }
  return false
}

function* withoutWords(pairs: readonly LikelyPair[]): Generator<undefined, LikelyPair[]> {
  const holding = new Map<string, number>()
  for (const { why, names } of pairs) {
    if (why === 'part of the name') holding.set(names[0], (holding.get(names[0]) ?? 0) + 1)
    yield
  }
  return pairs.filter(({ why, names }) => why !== 'part of the name' || (holding.get(names[0]) ?? 0) <= mostHolding)
}

type Entry = { entity: Entity; text: string; key: string }

/** Names by what they compare by. */
class NameTable {
  readonly #byKey = new Map<string, Entry[]>()
  readonly #bySurname = new Map<string, Entry[]>()

  add({ entity, names }: NamedEntity): void {
    for (const { text, key } of names) {
      if (key === '') continue
      const entry = { entity, text, key }
      push(this.#byKey, `${entity.kind} ${key}`, entry)
      const initial = surnameAndInitial(entity, key)
      if (initial !== null) push(this.#bySurname, initial, entry)
    }
  }

  *pairsOf({ entity, names }: NamedEntity): Generator<LikelyPair> {
    for (const { text, key } of names) {
      const own = { entity, text, key }
      for (const other of this.#alike(own)) yield pairOf(other, own, 'same name')
      for (const part of edgesOf(key))
        for (const other of this.#byKey.get(`${entity.kind} ${part}`) ?? [])
          if (other.entity.id !== entity.id && canBeOne(other.entity, entity))
            yield pairOf(other, own, 'part of the name')
      const initial = surnameAndInitial(entity, key)
      if (initial === null) continue
      for (const other of (this.#bySurname.get(initial) ?? []).slice(0, mostAlike))
        if (other.entity.id < entity.id && canBeOne(other.entity, entity) && firstNamesFit(other.key, key))
          yield pairOf(other, own, 'initials')
    }
  }

  #alike({ entity, key }: Entry): Entry[] {
    const same = (this.#byKey.get(`${entity.kind} ${key}`) ?? []).slice(0, mostAlike)
    return same.filter((other) => other.entity.id < entity.id)
  }
}

function pairOf(one: Entry, other: Entry, why: LikelyReason): LikelyPair {
  return { a: one.entity.id, b: other.entity.id, why, names: [one.text, other.text] }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key)
  if (!entries) map.set(key, [entry])
  else if (!entries.some((one) => one.entity === entry.entity)) entries.push(entry)
}

/** The beginnings and ends of a name of several words, without the name itself: `Ilham` and `Aliyev` of `Ilham Aliyev`. */
function* edgesOf(key: string): Generator<string> {
  const words = key.split(' ')
  for (let count = 1; count < words.length; count++) {
    const [head, tail] = [words.slice(0, count).join(' '), words.slice(-count).join(' ')]
    if (head.length >= leastPart) yield head
    if (tail.length >= leastPart && tail !== head) yield tail
  }
}

/** Types and dates that are told and differ tell two apart. */
function canBeOne(a: Entity, b: Entity): boolean {
  if (a.type !== undefined && b.type !== undefined && a.type !== b.type) return false
  if (a.kind === 'event' && b.kind === 'event') return a.date === undefined || b.date === undefined || a.date === b.date
  return true
}

/** Of a person, by the name as people write it. */
function surnameAndInitial(entity: Entity, key: string): string | null {
  if (entity.kind !== 'actor' || (entity.type !== undefined && entity.type !== 'person')) return null
  const words = key.split(' ')
  const [first = '', surname = ''] = [words[0], words.at(-1)]
  return words.length > 1 && first !== '' && surname.length > 1 ? `${surname} ${first[0] ?? ''}` : null
}

/** `I. Aliyev` and `Ilham Aliyev`; not `Irina` and `Ilham`. */
function firstNamesFit(one: string, other: string): boolean {
  const [a, b] = [firstName(one), firstName(other)]
  return a !== b && (a.startsWith(b) || b.startsWith(a))
}

const firstName = (key: string) => (key.split(' ')[0] ?? '').replace(/\.+$/u, '').replace(/^(\p{L})\..*$/u, '$1')
