import type { Actor, EventEntity } from '#contract/entity.ts'
import { foldName } from '../../text/fold.ts'
import type { Gathered } from '../gather.ts'

/** Who stands against whom in an event, as far as roles tell it. */
export type Sides = { a: Actor[]; b: Actor[]; others: { actor: Actor; role: string }[] }

const acting = new Set(['perpetrator', 'initiator', 'accuser', 'organiser', 'attacker'])
const suffering = new Set(['target', 'victim', 'affected', 'addressee'])
/** Roles that take a side without saying which. */
const taking = new Set(['', 'party', 'participant'])

/** Those who act stand on side A, those who suffer on side B; parties fill the side that nobody stands on. */
export function sidesOf({ library }: Gathered, { participants }: EventEntity): Sides {
  const told = participants.flatMap(({ actorId, role = '' }) => {
    const actor = library.get(actorId)
    return actor ? [{ actor, role, kind: foldName(role) }] : []
  })
  const sides: Sides = {
    a: told.filter(({ kind }) => acting.has(kind)).map(({ actor }) => actor),
    b: told.filter(({ kind }) => suffering.has(kind)).map(({ actor }) => actor),
    others: [],
  }
  for (const { actor, role, kind } of told) {
    if (acting.has(kind) || suffering.has(kind)) continue
    if (taking.has(kind) && sides.a.length === 0) sides.a.push(actor)
    else if (taking.has(kind) && sides.b.length === 0) sides.b.push(actor)
    else sides.others.push({ actor, role })
  }
  return sides
}

export type Kind = 'state' | 'rebel' | 'civilian' | 'external' | undefined

/** What an actor's type says of how it stands in a conflict; undefined where it says nothing, as of a person. */
export function kindOfActor(actor: Actor | undefined): Kind {
  switch (actor?.type) {
    case 'state':
    case 'government body':
    case 'armed force':
      return 'state'
    case 'non-state armed group':
      return 'rebel'
    case 'population':
    case 'civil society':
    case 'company':
    case 'media outlet':
      return 'civilian'
    case 'international organisation':
      return 'external'
    default:
      return undefined
  }
}
