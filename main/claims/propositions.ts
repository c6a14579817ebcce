import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { ClaimGroup, Proposition } from '#contract/views.ts'
import { currentId, entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { allGroups } from './all-groups.ts'

const mostTold = 50

/**
 * Statements that somebody took a stance on: those about `aboutId` first, then those that most speakers speak of. What
 * is said of another event comes too, because one phrase is used of many.
 */
export function propositions(
  library: Library,
  { aboutId, query = '', limit = mostTold }: ParsedArgsOf<Calls['propositions']>,
): Proposition[] {
  const here = aboutId && currentId(library, aboutId)
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const isHere = (group: ClaimGroup) => Number(group.aboutId === here)
  return allGroups(library)
    .filter(({ proposition, claims }) => proposition !== undefined && claims.length > 0)
    .filter(({ proposition }) => words.every((word) => foldText(proposition ?? '').includes(word)))
    .toSorted((a, b) => isHere(b) - isHere(a) || b.speakers.length - a.speakers.length)
    .slice(0, limit)
    .map((group) => told(library, group))
}

function told(library: Library, { proposition = '', property, aboutId, claims }: ClaimGroup): Proposition {
  const said = claims.map(({ speaker, claim: { stance } }) => ({ speaker, stance }))
  const distinct = new Map(said.map((one) => [JSON.stringify(one), one]))
  return {
    proposition,
    property,
    aboutId,
    about: entityNow(library, aboutId)?.name ?? '',
    said: [...distinct.values()],
  }
}
