import type { Calls, Handlers, ParsedArgsOf } from '#contract/calls.ts'
import type { Fact } from '#contract/fact.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { linkEntity } from '../passages/link-passage.ts'
import { newPassage, passageOf } from '../passages/mark-passage.ts'
import { placePassage } from '../passages/place-passage.ts'
import { articleWithText } from '../passages/plain-text.ts'
import { addEvidence, removeEvidence } from './evidence.ts'
import { needEntity } from './resolve.ts'
import { entityToSave } from './save-entity.ts'
import { commitAndGet, createRewrite, needOne, type Rewrite } from './rewrite.ts'

/** Which words show what the library says. */
export function evidenceCalls(library: Library): Pick<Handlers, 'addEvidence' | 'markEvidence' | 'removeEvidence'> {
  return {
    addEvidence: async ({ fact, passageIds }) => {
      const rewrite = createRewrite(library)
      const name = addEvidence(library, rewrite, fact, passageIds)
      await library.commit(rewrite.draft('addEvidence', { name }))
      return null
    },
    markEvidence: (args) => markEvidence(library, args),
    removeEvidence: async ({ fact, passageId }) => {
      const rewrite = createRewrite(library)
      const name = removeEvidence(library, rewrite, fact, passageId)
      await library.commit(rewrite.draft('removeEvidence', { name }))
      return null
    },
  }
}

async function markEvidence(library: Library, args: ParsedArgsOf<Calls['markEvidence']>): Promise<Passage> {
  const { article, text } = await articleWithText(library, args.articleId, args.basedOn)
  const target = placePassage(text, article.textSha256, args.start, args.end)
  const rewrite = createRewrite(library)
  const passage = passageOf(library, article.id, target) ?? newPassage(library, article.id, target)
  rewrite.put(passage)
  if (args.fill) fillEvent(library, rewrite, args.fact, args.fill)
  // First, because linking somebody with a role can itself make a part in an event.
  const name = addEvidence(library, rewrite, args.fact, [passage.id])
  linkAll(library, rewrite, passage, args.fact)
  return commitAndGet(library, rewrite.draft('addEvidence', { name }), passage.id)
}

type Fill = NonNullable<ParsedArgsOf<Calls['markEvidence']>['fill']>

/** The event says what the words say, where it said nothing. */
function fillEvent(library: Library, rewrite: Rewrite, fact: Fact, fill: Fill): void {
  const event = 'entityId' in fact ? needEntity(library, fact.entityId) : undefined
  if (event?.kind !== 'event') return
  const empty = Object.fromEntries(Object.entries(fill).filter(([field]) => event[field] === undefined))
  rewrite.put(entityToSave(library, { id: event.id, kind: 'event', ...empty }).entity)
}

/** Words that show a fact speak of whom it is about; a part in an event is shown by words of both. */
function linkAll(library: Library, rewrite: Rewrite, passage: Passage, fact: Fact): void {
  let linked = passage
  const role = 'eventId' in fact ? fact.role : undefined
  for (const id of concerned(rewrite, fact)) {
    const entityId = needEntity(library, id).id
    if (linked.links.some((link) => link.entityId === entityId)) continue
    linked = linkEntity(rewrite, linked, entityId, entityId.startsWith('actor:') ? role : undefined)
  }
}

function concerned(rewrite: Rewrite, fact: Fact): EntityId[] {
  if ('entityId' in fact) return [fact.entityId]
  if ('eventId' in fact) return [fact.eventId, fact.actorId]
  const { fromId, toId } = needOne(rewrite, fact.relationId)
  return [fromId, toId]
}
