import type { Calls, Handlers, ParsedArgsOf } from '#contract/calls.ts'
import { currentId, entityNow, needEntity } from '../entities/resolve.ts'
import { commitAndGet, createRewrite, needOne, shortWords } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { removePassages } from './delete-passage.ts'
import { linkEntity } from './link-passage.ts'
import { listPassages, passageCards } from './list-passages.ts'
import { type Marked, markWords } from './mark-passage.ts'
import { articleWithText } from './plain-text.ts'
import { placePassage } from './place-passage.ts'
import { acceptance, passagesToReview } from './review-passages.ts'
import { passageToSave, staysOrphaned } from './save-passage.ts'

type PassageCalls =
  | 'savePassage'
  | 'deletePassage'
  | 'linkPassage'
  | 'unlinkPassage'
  | 'markPassage'
  | 'listPassages'
  | 'passageCards'
  | 'passagesToReview'
  | 'reviewPassage'

/**
 * Words become places. Texts are read first; then a change is computed from the documents of that moment and applied in
 * one step, so that calls arriving together never overwrite each other.
 */
export function passageCalls(library: Library): Pick<Handlers, PassageCalls> {
  return {
    savePassage: async (args) => {
      const { article, text } = await articleWithText(library, args.articleId, args.basedOn)
      const target = staysOrphaned(library, args) ?? placePassage(text, article.textSha256, args.start, args.end)
      const { passage, draft } = passageToSave(library, args, target)
      return commitAndGet(library, draft, passage.id)
    },
    deletePassage: async ({ id }) => {
      const passage = needOne(library, id)
      const rewrite = createRewrite(library)
      removePassages(library, rewrite, [id])
      await library.commit(rewrite.draft('deletePassage', { words: shortWords(passage.target.exact) }))
      return null
    },
    linkPassage: (args) => linkPassage(library, args),
    unlinkPassage: (args) => unlinkPassage(library, args),
    markPassage: async (args) => {
      const { article, text } = await articleWithText(library, args.articleId, args.basedOn)
      const target = placePassage(text, article.textSha256, args.start, args.end)
      const rewrite = createRewrite(library)
      const { entity, tag, ...marked } = markWords(library, rewrite, args, target)
      const passage = await commitAndGet(
        library,
        rewrite.draft(...markLabel({ entity, tag, ...marked })),
        marked.passage.id,
      )
      return {
        passage,
        entity: entity && (library.get(entity.id) ?? entity),
        tag: tag && (library.get(tag.id) ?? tag),
      }
    },
    listPassages: (args) => listPassages(library, args),
    passageCards: ({ articleId }) => passageCards(library, articleId),
    passagesToReview: (args) => passagesToReview(library, args),
    reviewPassage: async ({ id }) => commitAndGet(library, acceptance(library, id), id),
  }
}

function linkPassage(library: Library, { passageId, entityId, role }: ParsedArgsOf<Calls['linkPassage']>) {
  const passage = needOne(library, passageId)
  const entity = needEntity(library, entityId)
  const rewrite = createRewrite(library)
  const before = passage.links.some((link) => link.entityId === entity.id)
  linkEntity(rewrite, passage, entity.id, typeof role === 'string' ? role.trim() || null : role)
  const args = { words: shortWords(passage.target.exact), name: entity.name }
  return commitAndGet(library, rewrite.draft(before ? 'setRole' : 'link', args), passageId)
}

/** The link goes; what it made a fact of the event, a participation, stays until it is taken back there or undone. */
function unlinkPassage(library: Library, { passageId, entityId }: ParsedArgsOf<Calls['unlinkPassage']>) {
  const passage = needOne(library, passageId)
  const current = currentId(library, entityId)
  const links = passage.links.filter((link) => link.entityId !== current)
  if (links.length === passage.links.length) throw new CallerError(say('changes.errors.notLinked', { id: entityId }))
  const name = entityNow(library, current)?.name ?? entityId
  const label = { key: 'unlink', args: { words: shortWords(passage.target.exact), name } }
  return commitAndGet(library, { label, puts: [{ ...passage, links }] }, passageId)
}

function markLabel({ passage, entity, tag }: Marked): [string, Record<string, string>] {
  const words = shortWords(passage.target.exact)
  if (entity) return ['link', { words, name: entity.name }]
  return tag ? ['markPassage', { words, name: tag.name }] : ['addPassage', { words }]
}
