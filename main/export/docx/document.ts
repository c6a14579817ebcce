import { Document, HeadingLevel, Packer, type Paragraph, type Table } from 'docx'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../../words.ts'
import { claimsAbout, type ReportedClaims } from '../claim-rows.ts'
import { referenceFormatter } from '../../references/format-reference.ts'
import type { WriterOptions } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { settledZip } from '../settled-zip.ts'
import { sourceLine } from '../source-line.ts'
import { inXml } from '../xml-text.ts'
import { articleParagraphs } from './article-paragraphs.ts'
import { Footnotes } from './footnotes.ts'
import { noteParagraphs, quotation } from './note-paragraphs.ts'
import { plain } from './runs.ts'
import { table } from './tables.ts'

type Parts = (Paragraph | Table)[]

/** The bytes of the report. */
export async function* documentOf(gathered: Gathered, options: WriterOptions): AsyncGenerator<Uint8Array> {
  const notes = new Footnotes(await sourcesIn(options))
  const children = await partsOf(gathered, notes)
  const document = new Document({
    title: inXml(gathered.title),
    creator: say('shell.product'),
    lastModifiedBy: say('shell.product'),
    footnotes: notes.all,
    sections: [{ children }],
    styles: {
      paragraphStyles: [
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          paragraph: { indent: { left: 480, right: 480 }, spacing: { before: 120, after: 120 } },
        },
      ],
    },
  })
  const bytes = await Packer.toBuffer(document)
  yield await settledZip(bytes, (path, content) => (path === 'docProps/core.xml' ? untimed(content) : content))
}

/** When it was written is nobody's business, and would make every export another file. */
function untimed(xml: Buffer): string {
  return xml.toString('utf8').replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
}

async function partsOf(gathered: Gathered, notes: Footnotes): Promise<Parts> {
  const events = gathered.entities.filter(({ kind }) => kind === 'event')
  const actors = gathered.entities.filter(({ kind }) => kind === 'actor')
  let parts: Parts = [plain(gathered.title, { heading: HeadingLevel.TITLE })]
  const add = (name: 'events' | 'actors' | 'notes' | 'articles', of: Parts[]) => {
    // There may be more of them than a call takes arguments.
    if (of.length > 0)
      parts = [parts, plain(say(`exports.headings.${name}`), { heading: HeadingLevel.HEADING_1 }), of].flat(2)
  }
  add(
    'events',
    events.map((event) => entityParts(gathered, event, notes)),
  )
  add(
    'actors',
    actors.map((actor) => entityParts(gathered, actor, notes)),
  )
  add(
    'notes',
    gathered.notes.map((note) => [
      titled(note.title || say('exports.report.untitled')),
      ...noteParagraphs(note, notes),
    ]),
  )
  const articles: Parts[] = []
  for (const article of gathered.articles) articles.push(await articleParts(gathered, article, notes))
  add('articles', articles)
  return [...parts, plain(say('exports.report.made', { library: gathered.library.name }))]
}

const titled = (title: string) => plain(title, { heading: HeadingLevel.HEADING_2 })
const section = (name: 'participants' | 'relations' | 'claims' | 'passages', parts: Parts): Parts =>
  parts.length === 0 ? [] : [plain(say(`exports.headings.${name}`), { heading: HeadingLevel.HEADING_3 }), ...parts]

function entityParts(gathered: Gathered, entity: Entity, notes: Footnotes): Parts {
  const { library } = gathered
  const nameOf = (id: Entity['id']) => library.get(id)?.name ?? ''
  const event = entity.kind === 'event' ? entity : undefined
  const bullets = (lines: string[]) => lines.map((one) => plain(one, { bullet: { level: 0 } }))
  const participants = (event?.participants ?? []).map(({ actorId, role }) =>
    role ? `${nameOf(actorId)} (${role})` : nameOf(actorId),
  )
  const relations = [...library.references.relationsOf(entity.id)].toSorted().flatMap((id) => {
    const relation = library.get(id)
    if (!relation) return []
    const { fromId, type, toId, date } = relation
    return [`${nameOf(fromId)} ${type} ${nameOf(toId)}${date ? ` (${date})` : ''}`]
  })
  const facts = [
    entity.aliases.map(({ name }) => name).join(', '),
    [entity.type, event?.date, event?.place?.name].filter(Boolean).join(' · '),
    entity.description ?? '',
  ]
  return [
    titled(entity.name),
    ...facts.filter((fact) => fact !== '').map((fact) => plain(fact)),
    ...section('participants', bullets(participants)),
    ...section('relations', bullets(relations)),
    ...section(
      'claims',
      claimsAbout(gathered, entity).flatMap((group) => claimParts(gathered, group, notes)),
    ),
    ...section(
      'passages',
      gathered.passagesLinking(entity.id).map((passage) => quoted(gathered, passage, notes)),
    ),
  ]
}

function claimParts(
  gathered: Gathered,
  { property, reading, summary, own, rows }: ReportedClaims,
  notes: Footnotes,
): Parts {
  const header = [say('exports.claims.speaker'), say('exports.claims.says'), say('exports.claims.words')]
  const lines = rows.map((row) => {
    const says = row.superseded ? `${row.says} (${say('exports.claims.superseded')})` : row.says
    const source = notes.sourceOf(gathered.library.get(row.articleId as Article['id']))
    return { header: false, cells: [[plain(row.speaker)], [plain(says)], [quotation(row.words, source, notes)]] }
  })
  return [
    plain(say('exports.report.claimGroup', { property, reading }), { heading: HeadingLevel.HEADING_4 }),
    ...(summary === '' ? [] : [plain(summary)]),
    ...(own === '' ? [] : [plain(`${say('exports.headings.assessment')}: ${own}`)]),
    ...(lines.length === 0 ? [] : [table([{ header: true, cells: header.map((cell) => [plain(cell)]) }, ...lines])]),
    plain(''),
  ]
}

async function articleParts(gathered: Gathered, article: Article, notes: Footnotes): Promise<Parts> {
  const stored = gathered.showsText(article) ? await gathered.textOf(article) : null
  const passages = gathered
    .passagesOf(article.id)
    .flatMap((passage) => [quoted(gathered, passage, notes), ...(passage.comment ? [plain(passage.comment)] : [])])
  return [
    titled(article.title),
    plain([sourceLine(article), article.url].filter(Boolean).join(', ')),
    ...(stored ? articleParagraphs(stored.blocks) : []),
    ...section('passages', passages),
  ]
}

const quoted = ({ library }: Gathered, { target, articleId }: Passage, notes: Footnotes) =>
  quotation(target.exact, notes.sourceOf(library.get(articleId)), notes)

/** How a source is named: in the style asked for, or as the other reports name it. */
async function sourcesIn({ style, language }: WriterOptions): Promise<(article: Article) => string> {
  if (style === undefined) return (article) => [sourceLine(article), article.url].filter(Boolean).join(', ')
  const { format } = await referenceFormatter(style, language)
  return (article) => format(article).text
}
