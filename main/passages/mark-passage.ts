import type { ParsedArgsOf, Calls } from '#contract/calls.ts'
import { type Entity, actorTypes } from '#contract/entity.ts'
import type { Passage, Target } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import { tagNamed } from '../codebook/tags.ts'
import { entityNamed } from '../entities/find.ts'
import { checkedName, newActor, newEvent } from '../entities/new-entity.ts'
import { needEntity } from '../entities/resolve.ts'
import { needOne, type Rewrite } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { linkEntity } from './link-passage.ts'
import { passagesAt } from './places.ts'

type MarkArgs = ParsedArgsOf<Calls['markPassage']>
export type Marked = { passage: Passage; entity: Entity | null; tag: Tag | null; added: boolean }

/** Marks words as an actor, event or tag: the passage of exactly these words is used when there is one. */
export function markWords(library: Library, rewrite: Rewrite, args: MarkArgs, target: Target): Marked {
  checkWhat(args)
  const entity = entityToLink(library, rewrite, args)
  const tag = tagToSet(library, rewrite, args)
  const there = passageOf(library, args.articleId, target)
  let passage: Passage = there ?? newPassage(library, args.articleId, target)
  if (tag && !passage.tags.includes(tag.id)) passage = { ...passage, tags: [...passage.tags, tag.id] }
  rewrite.put(passage)
  if (entity && args.asAlias) rewrite.put(withAlias(entity, target.exact))
  if (entity) passage = linkEntity(rewrite, passage, entity.id, args.role?.trim() || undefined)
  return { passage, entity, tag, added: !there }
}

/** The entity with words as another name; as it is where it has that name already. */
function withAlias<Named extends Entity>(entity: Named, words: string): Named {
  const name = checkedName(words.replace(/\s+/gu, ' '))
  const has = [entity.name, ...entity.aliases.map((alias) => alias.name)].some((one) => one === name)
  return has ? entity : { ...entity, aliases: [...entity.aliases, { name }] }
}

export function newPassage(library: Library, articleId: Passage['articleId'], target: Target): Passage {
  return { ...library.stamp('passage'), articleId, target, tags: [], links: [], state: 'anchored' }
}

function checkWhat({ entityId, create, tagId, createTag }: MarkArgs): void {
  if (entityId !== undefined && create !== undefined) throw new CallerError(say('changes.errors.entityOrCreate'))
  if (entityId === undefined && create === undefined && tagId === undefined && createTag === undefined)
    throw new CallerError(say('changes.errors.nothingToMark'))
}

/** The oldest passage of exactly these words, so that two windows choose the same one. */
export function passageOf(library: Library, articleId: Passage['articleId'], target: Target): Passage | undefined {
  return [...passagesAt(library, articleId, target)]
    .toSorted()
    .flatMap((id) => library.get(id) ?? [])
    .find(({ state }) => state !== 'orphaned')
}

function entityToLink(library: Library, rewrite: Rewrite, { entityId, create }: MarkArgs): Entity | null {
  if (entityId !== undefined) return needEntity(library, entityId)
  if (create === undefined) return null
  const there = entityNamed(library, create.kind, create.name)
  if (there) return there
  const made =
    create.kind === 'actor'
      ? newActor(library, create.name, actorType(create.type))
      : newEvent(library, create.name, create.type)
  rewrite.put(made)
  return made
}

function actorType(type: string | undefined) {
  const found = actorTypes.find((one) => one === type)
  if (type !== undefined && found === undefined)
    throw new CallerError(say('changes.errors.actorType', { type, types: actorTypes.join(', ') }))
  return found
}

function tagToSet(library: Library, rewrite: Rewrite, { tagId, createTag }: MarkArgs): Tag | null {
  if (tagId !== undefined) return needOne(library, tagId)
  if (createTag === undefined) return null
  const there = tagNamed(library, createTag)
  if (there) return there
  const name = createTag.trim().normalize('NFC')
  if (name === '') throw new CallerError(say('changes.errors.emptyName'))
  const made: Tag = { ...library.stamp('tag'), name }
  rewrite.put(made)
  return made
}
