import { type SourcePlace, sourcePlaces } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import { iriOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { type CodePoints, codePointsOf } from '../passages/code-points.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { annotationOfNote, withKept } from './kept-annotation.ts'

/** https://www.w3.org/TR/annotation-model/ */
const context = 'http://www.w3.org/ns/anno.jsonld'

/**
 * Passages as W3C Web Annotations: a collection with one page, each item an annotation that stands on its own.
 *
 * A link is an identifying body whose source is the entity; its name and role are carried in words of schema.org and
 * RDFS, whose prefixes the annotation context defines.
 */
export const w3c: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: collectionOf(gathered) }],
  notCarried: () => [
    say('exports.notCarried.w3cOnlyPassages'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

async function* collectionOf(gathered: Gathered): AsyncGenerator<string> {
  const id = `urn:uuid:${gathered.library.id}`
  const ofArticles = gathered.notes.flatMap((note) => annotationOfNote(note) ?? [])
  const passages = gathered.articles.reduce((sum, article) => sum + gathered.passagesOf(article.id).length, 0)
  const total = passages + ofArticles.length
  const head = { '@context': context, id, type: 'AnnotationCollection', label: gathered.title, total }
  if (total === 0) {
    yield `${JSON.stringify(head)}\n`
    return
  }
  const page = { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0 }
  yield `${JSON.stringify(head).slice(0, -1)},"first":${JSON.stringify(page).slice(0, -1)},"items":[`
  let separator = ''
  for (const article of gathered.articles) {
    const passages = gathered.passagesOf(article.id)
    if (passages.length === 0) continue
    const text = await gathered.textOf(article)
    const points = text && codePointsOf(text.text)
    const placeAt = sourcePlaces(text?.blocks ?? [])
    for (const passage of passages) {
      const place = passage.state === 'orphaned' ? {} : placeAt(passage.target.start)
      const ours = annotationOf(gathered, article, passage, points, place)
      yield `${separator}\n${JSON.stringify(withKept(gathered.library, passage, text?.text ?? null, ours))}`
      separator = ','
    }
  }
  for (const annotation of ofArticles) {
    yield `${separator}\n${JSON.stringify(annotation)}`
    separator = ','
  }
  yield '\n]}}\n'
}

export function annotationOf(
  { library }: Pick<Gathered, 'library'>,
  article: Article,
  passage: Passage,
  points: CodePoints | null,
  place: SourcePlace = {},
): Record<string, unknown> {
  const bodies = bodiesOf({ library }, passage)
  return {
    '@context': context,
    id: iriOf(passage.id),
    type: 'Annotation',
    motivation: motivationOf(passage),
    created: passage.createdAt,
    modified: passage.updatedAt,
    ...(passage.createdBy && { creator: { type: 'Person', name: passage.createdBy } }),
    ...(bodies.length > 0 && { body: bodies }),
    target: {
      type: 'SpecificResource',
      source: iriOf(article.id),
      ...(article.url && isIri(article.url) && { via: article.url }),
      // The text as it was taken in, and when: a time state must tell a time.
      state: {
        type: 'TimeState',
        sourceDate: article.createdAt,
        cached: `ni:///sha-256;${base64Url(article.plainSha256)}`,
      },
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: passage.target.exact,
          prefix: passage.target.prefix,
          suffix: passage.target.suffix,
        },
        ...(points && passage.state !== 'orphaned'
          ? [
              {
                type: 'TextPositionSelector',
                start: points.toPoints(passage.target.start),
                end: points.toPoints(passage.target.end),
              },
            ]
          : []),
        ...fragmentsOf(place),
      ],
    },
  }
}

/** The page or the time of the file that the text was read from, by the fragments of PDF and of media. */
function fragmentsOf({ page, time }: SourcePlace): Record<string, unknown>[] {
  const fragment = (conformsTo: string, value: string) => ({ type: 'FragmentSelector', conformsTo, value })
  return [
    ...(page === undefined ? [] : [fragment('http://tools.ietf.org/rfc/rfc3778', `page=${page}`)]),
    ...(time === undefined ? [] : [fragment('http://www.w3.org/TR/media-frags/', `t=${time}`)]),
  ]
}

function bodiesOf({ library }: Pick<Gathered, 'library'>, passage: Passage): Record<string, unknown>[] {
  const links = passage.links.map(({ entityId, role }) => ({
    type: 'SpecificResource',
    purpose: 'identifying',
    source: iriOf(entityId),
    'rdfs:label': library.get(entityId)?.name ?? '',
    ...(role && { 'schema:roleName': role }),
  }))
  const tags = passage.tags.map((id) => ({
    type: 'TextualBody',
    purpose: 'tagging',
    format: 'text/plain',
    value: library.get(id)?.name ?? '',
  }))
  const comment = passage.comment
    ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: passage.comment }]
    : []
  return [...links, ...tags, ...comment]
}

/** What the person marked the words for, in the vocabulary's one word. */
function motivationOf({ links, comment, tags }: Passage): string {
  if (links.length > 0) return 'identifying'
  if (comment) return 'commenting'
  return tags.length > 0 ? 'tagging' : 'highlighting'
}

/** RFC 6920 names a resource by its hash in base64url. */
function base64Url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url')
}

const isIri = (url: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(url)
