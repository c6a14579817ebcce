import { BookmarkEnd, BookmarkStart, HeadingLevel, type Paragraph, type ParagraphChild, type Table } from 'docx'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../../words.ts'
import { claimsAbout, type ReportedClaims } from '../claim-rows.ts'
import type { Gathered } from '../gather.ts'
import { sourceLine } from '../source-line.ts'
import { articleParagraphs } from './article-paragraphs.ts'
import type { Footnotes } from './footnotes.ts'
import { noteParagraphs, quotation } from './note-paragraphs.ts'
import { paragraph, plain, runsOf } from './runs.ts'
import { table } from './tables.ts'

export type Parts = (Paragraph | Table)[]

/** The title of one thing; with a number, a place that the contents lead to. */
export type Titled = { title: string; bookmark?: number | undefined }

export const bookmarkName = (bookmark: number) => `entry${bookmark}`

function titled({ title, bookmark }: Titled): Paragraph {
  const runs = runsOf(title)
  const marked =
    bookmark === undefined
      ? runs
      : [new BookmarkStart(bookmarkName(bookmark), bookmark), ...runs, new BookmarkEnd(bookmark)]
  return paragraph(title, { heading: HeadingLevel.HEADING_2, children: marked as ParagraphChild[] })
}
const section = (name: 'participants' | 'relations' | 'claims' | 'passages', parts: Parts): Parts =>
  parts.length === 0 ? [] : [plain(say(`exports.headings.${name}`), { heading: HeadingLevel.HEADING_3 }), ...parts]

export function noteParts(note: Note, titleOf: Titled, notes: Footnotes): Parts {
  return [titled(titleOf), ...noteParagraphs(note, notes)]
}

export function entityParts(gathered: Gathered, entity: Entity, titleOf: Titled, notes: Footnotes): Parts {
  // Footnotes are numbered as they are made.
  const told = gathered.continues(entity.id) ? [] : factParts(gathered, entity, notes)
  const passages = gathered.passagesLinking(entity.id).map((passage) => quoted(passage, notes))
  return [titled(titleOf), ...told, ...section('passages', passages)]
}

/** What is told of an entity before the words that speak of it. */
function factParts(gathered: Gathered, entity: Entity, notes: Footnotes): Parts {
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
    ...facts.filter((fact) => fact !== '').map((fact) => plain(fact)),
    ...section('participants', bullets(participants)),
    ...section('relations', bullets(relations)),
    ...section(
      'claims',
      claimsAbout(gathered, entity).flatMap((group) => claimParts(gathered, group, notes)),
    ),
  ]
}

const cell = { style: 'Cell' }
const headCell = (words: string) => [paragraph(words, { ...cell, children: runsOf(words, { bold: true }) })]

function claimParts(
  gathered: Gathered,
  { property, reading, summary, own, rows }: ReportedClaims,
  notes: Footnotes,
): Parts {
  const header = [say('exports.claims.speaker'), say('exports.claims.says'), say('exports.claims.words')]
  const lines = rows.map((row) => {
    const says = row.superseded ? `${row.says} (${say('exports.claims.superseded')})` : row.says
    const source = notes.sourceOf(gathered.library.get(row.passageId as Passage['id']))
    const words = quotation(row.words, source, notes, 'Cell')
    return { header: false, cells: [[plain(row.speaker, cell)], [plain(says, cell)], [words]] }
  })
  return [
    plain(say('exports.report.claimGroup', { property, reading }), { heading: HeadingLevel.HEADING_4 }),
    ...(summary === '' ? [] : [plain(summary)]),
    ...(own === '' ? [] : [plain(`${say('exports.headings.assessment')}: ${own}`)]),
    ...(lines.length === 0 ? [] : [table([{ header: true, cells: header.map(headCell) }, ...lines], [24, 26, 50])]),
    plain(''),
  ]
}

export async function articleParts(
  gathered: Gathered,
  article: Article,
  titleOf: Titled,
  notes: Footnotes,
): Promise<Parts> {
  const stored = gathered.showsText(article) ? await gathered.textOf(article) : null
  // The title stands above it.
  const source = [sourceLine({ ...article, title: '' }), article.url].filter(Boolean).join(', ')
  const passages = gathered
    .passagesOf(article.id)
    .flatMap((passage) => [quoted(passage, notes), ...(passage.comment ? [plain(passage.comment)] : [])])
  return [
    titled(titleOf),
    ...(source === '' ? [] : [plain(source, { style: 'Source' })]),
    ...(stored ? articleParagraphs(stored.blocks) : []),
    ...section('passages', passages),
  ]
}

const quoted = (passage: Passage, notes: Footnotes) => quotation(passage.target.exact, notes.sourceOf(passage), notes)
