import type { Id } from '#contract/ids.ts'
import type { Judgement } from '#contract/small-documents.ts'
import { currentId, isEntityId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'

/** What was accepted and rejected before, as suggesting asks it. */
export type Learned = {
  /** Whether these words were rejected for these subjects: none for a new name, the article, the entity in it. */
  isRejected: (words: string, subjectIds: readonly Id[]) => boolean
  /** How much more or less likely a new name is by the words it shares with those judged before: about 0.5 to 1.5. */
  weightOf: (name: string) => number
  /** How sure it is that a known name means this entity, 0 to 1: less with every article where it was rejected. */
  trustIn: (words: string, entityId: Id) => number
}

export function learnedFrom(library: Library): Learned {
  const rejected = new Set<string>()
  const words = new Map<string, { accepted: number; rejected: number }>()
  const distrusted = new Map<string, number>()
  const now = (id: Id) => (isEntityId(id) ? currentId(library, id) : id)
  for (const judgement of library.collection('judgement').values()) {
    if (judgement.text === undefined) continue
    if (judgement.verdict === 'rejected') {
      const subjects = judgement.subjectIds.map(now)
      rejected.add(keyOf(judgement.text, subjects))
      const entity = subjects.find(isEntityId)
      if (entity !== undefined) add(distrusted, keyOf(judgement.text, [entity]))
    }
    if (isOfNewName(judgement)) count(words, judgement.text, judgement.verdict)
  }
  return {
    isRejected: (text, subjectIds) => rejected.has(keyOf(text, subjectIds)),
    weightOf: (name) => weightBy(words, name),
    trustIn: (text, entityId) => {
      const times = distrusted.get(keyOf(text, [entityId])) ?? 0
      return times === 0 ? 1 : trustAfter(times, acceptedTimes(library, text, entityId))
    },
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Passages of these words that link the entity: what was accepted, by whatever way. */
function acceptedTimes(library: Library, text: string, entityId: Id): number {
  const name = foldName(text)
  return [...library.references.each<Id<'passage'>>('passagesLinking', entityId)].filter(
    (id) => foldName(library.get(id)?.target.exact ?? '') === name,
  ).length
}

/** Rejected once and never accepted: 0.5; three times: 0.25; once, and accepted ten times: 0.917. */
function trustAfter(rejected: number, accepted: number): number {
  return Number(((accepted + 1) / (accepted + 1 + rejected)).toFixed(3))
}

const keyOf = (text: string, subjects: readonly string[]) => [foldName(text), ...subjects.toSorted()].join('\n')

/** A new name is judged by itself: its entity was made when it was accepted, and it has none when it was rejected. */
function isOfNewName({ verdict, subjectIds }: Judgement): boolean {
  return verdict === 'accepted' || (verdict === 'rejected' && subjectIds.length === 0)
}

function count(
  words: Map<string, { accepted: number; rejected: number }>,
  text: string,
  verdict: Judgement['verdict'],
): void {
  for (const word of edgeWords(text)) {
    const counts = words.get(word) ?? { accepted: 0, rejected: 0 }
    if (verdict === 'accepted') counts.accepted += 1
    else counts.rejected += 1
    words.set(word, counts)
  }
}

/** The first and the last word tell most of what a name is: `Colonel …`, `… Brigade`. */
function edgeWords(text: string): string[] {
  const words = foldName(text).split(' ')
  return words.length < 2 ? [] : [`${words[0] ?? ''} …`, `… ${words.at(-1) ?? ''}`]
}

function weightBy(words: ReadonlyMap<string, { accepted: number; rejected: number }>, name: string): number {
  return edgeWords(name).reduce((weight, word) => {
    const { accepted, rejected } = words.get(word) ?? { accepted: 0, rejected: 0 }
    return weight * ((accepted + 2) / ((accepted + rejected + 4) / 2))
  }, 1)
}
