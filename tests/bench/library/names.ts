import type { ActorType, Alias } from '#contract/entity.ts'
import { seedActors, seedEvents } from '../../../main/sample/seed-entities.ts'
import type { Plan } from './plan.ts'
import { chance, oneOf, type Random, zipf } from './random.ts'
import { capitalised, madeUp, type Script } from './words.ts'

/** What an entity is called, and what kind of actor or event it is. The first are those of the seed article. */
export type Named = { name: string; aliases: Alias[]; type: string }

export type Names = {
  actor: (n: number) => Named
  event: (n: number) => Named
  /** An actor's or event's number, few of them often. */
  drawActor: (random: Random) => number
  drawEvent: (random: Random) => number
}

export function namesOf(plan: Plan): Names {
  const actors = Array.from({ length: plan.actors }, (_, n) => actorNamed(n, plan.random('actor name', n)))
  const events = Array.from({ length: plan.events }, (_, n) => eventNamed(n, plan.random('event name', n)))
  return {
    actor: (n) => actors[n] as Named,
    event: (n) => events[n] as Named,
    drawActor: zipf(Math.max(1, plan.actors), 1),
    drawEvent: zipf(Math.max(1, plan.events), 0.8),
  }
}

const bodies: { words: string; type: ActorType }[] = [
  { words: 'Ministry of', type: 'government body' },
  { words: 'Front for', type: 'non-state armed group' },
  { words: 'Party of', type: 'political party' },
  { words: 'Council of', type: 'international organisation' },
  { words: 'Brigade of', type: 'armed force' },
  { words: 'Radio', type: 'media outlet' },
  { words: 'Committee for', type: 'civil society' },
]

function actorNamed(n: number, random: Random): Named {
  const seed = seedActors[n]
  if (seed) return { name: seed.name, aliases: aliasesOf(seed.aliases), type: seed.type }
  const last = name(random, chance(random, 0.15) ? 'marked' : 'latin')
  if (chance(random, 0.35)) {
    const body = oneOf(random, bodies)
    return { name: `${body.words} ${last}`, aliases: others(random, [last]), type: body.type }
  }
  const whole = `${name(random, 'latin')} ${last}`
  return { name: whole, aliases: others(random, [last]), type: 'person' }
}

const happenings = [
  { words: 'Shelling of', type: 'shelling or missile attack' },
  { words: 'Protest in', type: 'protest' },
  { words: 'Ceasefire at', type: 'ceasefire' },
  { words: 'Talks in', type: 'negotiation' },
  { words: 'Blockade of', type: 'blockade' },
  { words: 'Election in', type: 'election' },
  { words: 'Evacuation of', type: 'evacuation' },
]

function eventNamed(n: number, random: Random): Named {
  const seed = seedEvents[n]
  if (seed) return { name: seed.name, aliases: aliasesOf(seed.aliases), type: seed.type }
  const happening = oneOf(random, happenings)
  const place = name(random, chance(random, 0.1) ? 'marked' : 'latin')
  return { name: `${happening.words} ${place}`, aliases: others(random, []), type: happening.type }
}

function aliasesOf(aliases: readonly (string | Alias)[] = []): Alias[] {
  return aliases.map((alias) => (typeof alias === 'string' ? { name: alias } : alias))
}

/** Shorter names, and names in other scripts. */
function others(random: Random, short: string[]): Alias[] {
  const aliases: Alias[] = chance(random, 0.5) ? short.map((one) => ({ name: one })) : []
  if (chance(random, 0.2)) aliases.push({ name: name(random, 'cyrillic'), language: 'ru', script: 'Cyrl' })
  if (chance(random, 0.05)) aliases.push({ name: name(random, 'armenian'), language: 'hy', script: 'Armn' })
  return aliases
}

function name(random: Random, script: Script): string {
  return capitalised(madeUp(random, script, chance(random, 0.5) ? 2 : 3))
}
