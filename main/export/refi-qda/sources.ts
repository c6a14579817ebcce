import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { guidFor } from '../../import/coded/guid.ts'
import { type CodePoints, codePointsOf } from '../../passages/code-points.ts'
import type { Gathered } from '../gather.ts'
import { articleValues, type Variables } from './cases.ts'
import type { Guids } from './guids.ts'
import { element, openTag, textElement } from './xml.ts'

export type SourceParts = {
  gathered: Gathered
  guids: Guids
  variables: Variables
  /** References to the notes about a document. */
  notesOf: (id: Id) => string
  /** Who made a document, as attributes. */
  madeBy: (document: { createdBy: string; createdAt: string }) => Record<string, string>
  /** Takes the role of a link, which becomes a note on its coding; answers the reference to it. */
  roleNote: (guid: string, role: string | undefined) => string
}

export const pathInside = (guids: Guids, article: Article) => `sources/${guids.of(article.id)}.txt`

/** An article with its passages: places in code points of the text beside it. */
export async function* sourceOf(parts: SourceParts, article: Article): AsyncGenerator<string> {
  const { gathered, guids, variables, notesOf, madeBy } = parts
  const text = await gathered.textOf(article)
  const guid = guids.of(article.id)
  const path = text ? { plainTextPath: `internal://${guid}.txt` } : {}
  yield openTag('TextSource', { guid, name: article.title, ...path, ...madeBy(article) })
  if (!text) yield '<PlainTextContent></PlainTextContent>'
  const points = codePointsOf(text?.text ?? '')
  for (const passage of gathered.passagesOf(article.id)) yield `\n${selectionOf(parts, passage, text ? points : null)}`
  yield article.tags.map((tag) => codingOf(parts, article.id, tag, undefined, article)).join('')
  yield notesOf(article.id)
  yield articleValues(article, guids, variables)
  yield '</TextSource>\n'
}

const longestName = 100

function nameOf({ target: { exact }, state }: Passage): string {
  const line = exact.replace(/\s+/g, ' ').trim()
  // Of a passage without a place the words are all there is.
  if (state === 'orphaned' || line.length <= longestName) return state === 'orphaned' ? exact : line
  return `${line.slice(0, longestName).trimEnd()}…`
}

function selectionOf(parts: SourceParts, passage: Passage, points: CodePoints | null): string {
  const { guids, notesOf, madeBy, gathered } = parts
  const { target, state } = passage
  const placed = points !== null && state !== 'orphaned'
  const start = placed ? points.toPoints(target.start) : 0
  const end = placed ? points.toPoints(target.end) : 0
  const claims = [...gathered.library.references.claimsOfPassage(passage.id)].sort()
  return element(
    'PlainTextSelection',
    { guid: guids.of(passage.id), name: nameOf(passage), startPosition: start, endPosition: end, ...madeBy(passage) },
    textElement('Description', passage.comment),
    ...passage.links.map(({ entityId, role }) => codingOf(parts, passage.id, entityId, role, passage)),
    ...passage.tags.map((tag) => codingOf(parts, passage.id, tag, undefined, passage)),
    ...claims.map((claim) => codingOf(parts, passage.id, claim, undefined, passage)),
    notesOf(passage.id),
  )
}

function codingOf(
  { guids, madeBy, roleNote }: SourceParts,
  of: Id,
  code: Id,
  role: string | undefined,
  made: { createdBy: string; createdAt: string },
): string {
  const guid = guidFor('coding', guids.of(of), guids.of(code))
  return element(
    'Coding',
    { guid, ...madeBy(made) },
    element('CodeRef', { targetGUID: guids.of(code) }),
    roleNote(guid, role),
  )
}
