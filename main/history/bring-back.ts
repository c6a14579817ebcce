import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { danglingTargets, withoutReferences } from '../library/dangling.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { documentsAt } from './versions.ts'

/**
 * Puts one document back as it was right after a change, as a new change that can be undone. With an article's earlier
 * text its passages go back to where they stood in it. What it referred to and is gone is left out of it.
 */
export async function bringBack(library: Library, id: Id, seq: number): Promise<Document> {
  const passages = kindOf(id) === 'article' ? [...library.references.passagesOfArticle(id as Id<'article'>)] : []
  const then = await documentsAt(library, [id, ...passages], seq)
  const document = then.get(id)
  if (!document) throw new CallerError(say('history.notThere', { id, seq }))
  const puts = [standing(library, document), ...passagesBack(library, document, passages, then)]
  const deletes = [...library.collection('redirect').values()].filter(({ fromId }) => fromId === id)
  const label = { key: 'bringBack', args: { title: titleOf(document), seq } }
  await library.commit({ label, puts, deletes: deletes.map((redirect) => redirect.id) })
  return library.get(id) ?? document
}

/** Without references to what is gone; refused when it would stand on nothing. */
function standing(library: Library, document: Document): Document {
  const isThere = (other: string) => other === document.id || library.get(other as Id) !== undefined
  const mended = withoutReferences(document, danglingTargets(document, isThere))
  const [lost] = danglingTargets(mended, isThere)
  if (lost !== undefined) throw new MaterialError(say('history.restsOn', { title: titleOf(document), id: lost }))
  return mended
}

/** The passages of an article whose text goes back too, each with its place in that text. */
function passagesBack(
  library: Library,
  document: Document,
  passages: readonly Id<'passage'>[],
  then: ReadonlyMap<Id, Document | null>,
): Document[] {
  if (!('textSha256' in document)) return []
  const article = library.get(document.id as Id<'article'>)
  if (!article || article.textSha256 === document.textSha256) return []
  return passages.flatMap((id) => {
    const now = library.get(id)
    const before = then.get(id) as Passage | null | undefined
    return now && before ? [{ ...now, target: before.target, state: before.state }] : []
  })
}

function titleOf(document: Document): string {
  const fields = document as unknown as Record<string, unknown>
  const title = [fields['title'], fields['name']].find((value) => typeof value === 'string' && value !== '')
  return typeof title === 'string' ? title : say('changes.untitled')
}
