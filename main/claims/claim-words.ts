import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Attribution, Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import type { Passage, Target } from '#contract/passage.ts'
import { entityNamed } from '../entities/find.ts'
import { newActor, newEvent } from '../entities/new-entity.ts'
import { isActorId, needEntity } from '../entities/resolve.ts'
import { needOne, type Rewrite } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'
import { linkEntity } from '../passages/link-passage.ts'
import { newPassage, passageOf } from '../passages/mark-passage.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import { claimOf } from './save-claim.ts'

type Args = ParsedArgsOf<Calls['claimWords']>
export type Claimed = { passage: Passage; claim: Claim; about: Entity; made: Entity[] }

/** Records what a source claims with words of an article: passage, claim, and whoever is new, put into one rewrite. */
export function claimWords(library: Library, rewrite: Rewrite, args: Args, target: Target): Claimed {
  const made: Entity[] = []
  const about = 'id' in args.about ? needEntity(library, args.about.id) : named(library, made, args.about)
  const attribution = args.attribution.map((link): Attribution => {
    const actor = 'actorId' in link ? needEntity(library, link.actorId) : named(library, made, link)
    if (!isActorId(actor.id)) throw new CallerError(say('changes.errors.unknown', { kind: 'actor', id: actor.id }))
    return { actorId: actor.id, as: link.as }
  })
  for (const entity of made) rewrite.put(entity)
  const there = passageOf(library, args.articleId, target) ?? newPassage(library, args.articleId, target)
  rewrite.put(there)
  const passage = linkEntity(rewrite, there, about.id)
  const before = args.id === undefined ? library.stamp('claim') : needOne(library, args.id)
  const { id: _id, articleId: _article, start: _start, end: _end, about: _about, ...given } = args
  const claim = claimOf(library, before, {
    ...given,
    passageId: passage.id,
    aboutId: about.id,
    attribution,
  })
  rewrite.put(claim)
  return { passage, claim, about, made }
}

/** Who or what goes by this name already, in the library or made a moment ago for the same claim; else a new one. */
function named(library: Library, made: Entity[], { create, name }: { create: 'actor' | 'event'; name: string }) {
  const there =
    entityNamed(library, create, name) ??
    made.find((entity) => entity.kind === create && foldName(entity.name) === foldName(name))
  if (there) return there
  const entity: Entity = create === 'actor' ? newActor(library, name) : newEvent(library, name)
  made.push(entity)
  return entity
}
