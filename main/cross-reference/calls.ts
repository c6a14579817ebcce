import type { Calls, Handlers, ParsedArgsOf, ResultOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import { currentId, isEntityId, needEntity } from '../entities/resolve.ts'
import { readInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { listedNote, notesOn } from '../notes/list-notes.ts'
import { sentencesNaming } from '../notes/sentences-naming.ts'
import { affiliationsOf } from './affiliations.ts'
import { articleDays } from './article-days.ts'
import { claimsMade } from './claims-made.ts'
import { closest, closestPairs, companionsReady, countedByPassage } from './companions.ts'
import { entityPage, factsOf } from './entity-page.ts'
import { eventRows } from './event-rows.ts'
import { factsShownBy } from './facts-shown.ts'
import { companionsAt, pairsAt } from './levels.ts'
import { linkedPassagesReady } from './linked-passages.ts'
import { networkOf } from './network.ts'
import { passagesWithSentences } from './passages-of.ts'
import { standTogether } from './together.ts'
import { tiesBetween } from './ties-between.ts'

type CrossReferenceCalls =
  | 'entityPage'
  | 'factsOf'
  | 'factsShownBy'
  | 'passagesByArticle'
  | 'coOccurrence'
  | 'together'
  | 'affiliations'
  | 'claimsMade'
  | 'backlinks'
  | 'eventRows'
  | 'articleDays'
  | 'network'
  | 'tiesBetween'

/** What refers to what: computed from the documents whenever asked. */
export function crossReferenceCalls(library: Library): Pick<Handlers, CrossReferenceCalls> {
  return {
    entityPage: ({ id, passages, companions }) =>
      entityPage(library, id, {
        ...(passages !== undefined && { passages }),
        ...(companions !== undefined && { companions }),
      }),
    factsOf: ({ ids }) => factsOf(library, ids),
    factsShownBy: ({ passageId }) => factsShownBy(library, passageId),
    passagesByArticle: ({ ids }) => passagesWithSentences(library, ids),
    coOccurrence: (args) => coOccurrence(library, args),
    together: async ({ a, b, level, limit = 200 }) => {
      await linkedPassagesReady(library)
      return standTogether(library, needEntity(library, a).id, needEntity(library, b).id, level, limit)
    },
    affiliations: ({ id, on }) => affiliationsOf(library, needEntity(library, id).id as Id<'actor'>, on),
    claimsMade: (args) => claimsMade(library, args),
    backlinks: async ({ id }) => {
      for (const relation of ['notesAbout', 'notesMentioning'] as const)
        await readInTurns(library, library.references.each(relation, isEntityId(id) ? currentId(library, id) : id))
      const current = isEntityId(id) ? currentId(library, id) : id
      return notesOn(library, id).map(({ note }) => ({
        ...listedNote(library, note),
        ...sentencesNaming(note, current),
      }))
    },
    eventRows: (asked) => eventRows(library, asked),
    articleDays: () => articleDays(library),
    network: (asked) => networkOf(library, asked),
    tiesBetween: ({ a, b }) => tiesBetween(library, needEntity(library, a).id, needEntity(library, b).id),
  }
}

type CoOccurrenceArgs = ParsedArgsOf<Calls['coOccurrence']>

async function coOccurrence(
  library: Library,
  { id, kind, level, limit = 1000 }: CoOccurrenceArgs,
): Promise<ResultOf<Calls['coOccurrence']>> {
  await linkedPassagesReady(library)
  if (id === undefined) {
    if (level !== undefined) return { pairs: await pairsAt(library, level, limit, kind) }
    const pairs = await closestPairs(library, limit, kind)
    return { pairs: pairs.map((pair) => ({ ...pair, together: pair.passages })) }
  }
  const { id: current } = needEntity(library, id)
  if (level === undefined) await companionsReady(library, current)
  const all = level === undefined ? countedByPassage(library, current) : await companionsAt(library, current, level)
  const wanted = kind === undefined ? all : all.filter((one) => one.id.startsWith(`${kind}:`))
  const withOne = closest(library, wanted, limit)
  const pairs = withOne.map(({ entity, ...counts }) => ({ a: current, b: entity.id, ...counts }))
  return { pairs, withOne, total: wanted.length }
}
