import { stringify } from 'yaml'
import { leavesOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../words.ts'
import { articleBlocksMarkdown, leafAt } from './article-markdown.ts'
import { claimsAbout, type ReportedClaims } from './claim-rows.ts'
import type { ExportFile, Writer } from './export-file.ts'
import { createFileNames } from './file-names.ts'
import type { Gathered } from './gather.ts'
import { escapeMarkdown, quoted } from './markdown-text.ts'
import { type MarkdownLinks, noteMarkdown, quotationMarkdown, tableOf } from './note-markdown.ts'
import { sourceLine } from './source-line.ts'
import type { PlaceOf } from './source-places.ts'

type Titled = { id: Id; title: string; folder: string }
type Links = MarkdownLinks & { placeOf: (id: string) => string; sourcePlaceOf: PlaceOf }

/** A folder of Markdown files that link each other: one for each article, actor, event and note, and a table of contents. */
export const markdown: Writer = {
  async *files(gathered) {
    const titled = titledDocuments(gathered)
    const names = createFileNames()
    const contents = names.nameFor(say('exports.headings.contents'), '.md')
    const places = new Map(titled.map(({ id, title, folder }) => [id, `${folder}/${names.nameFor(title, '.md')}`]))
    const leaves = new Map<string, number>()
    const links = linksIn(gathered, places, leaves, await gathered.places())
    yield { path: contents, title: gathered.title, content: [contentsMarkdown(gathered, titled, links)] }
    // Articles first: where a passage stands in its article is known once the article was written.
    for (const article of gathered.articles) yield await articleFile(gathered, article, links, leaves)
    for (const entity of gathered.entities) yield entityFile(gathered, entity, links)
    for (const note of gathered.notes) yield noteFile(note, links)
  },
  notCarried: ({ wholeTexts }) => [
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.marks'),
    say('exports.notCarried.images'),
    say('exports.notCarried.codebook'),
    say('exports.notCarried.offsets'),
    ...(wholeTexts ? [] : [say('exports.notCarried.wholeTexts')]),
  ],
}

function titledDocuments({ articles, entities, notes }: Gathered): Titled[] {
  return [
    ...articles.map(({ id, title }) => ({ id, title, folder: 'articles' })),
    ...entities.map(({ id, name }) => ({ id, title: name, folder: kindOf(id) === 'actor' ? 'actors' : 'events' })),
    ...notes.map(({ id, title }) => ({ id, title: title || say('exports.report.untitled'), folder: 'notes' })),
  ]
}

function linksIn(
  { library }: Gathered,
  places: ReadonlyMap<string, string>,
  leaves: ReadonlyMap<string, number>,
  sourcePlaceOf: PlaceOf,
): Links {
  const placeOf = (id: string) => places.get(library.references.redirectFrom(id) ?? id) ?? ''
  const wikilink = (id: string, anchor: string, label: string) => {
    const target = placeOf(id).replace(/^.*\//, '').replace(/\.md$/, '')
    if (target === '') return escapeMarkdown(label)
    return `[[${target}${anchor}${anchor === '' && label === target ? '' : `|${labelIn(label || target)}`}]]`
  }
  return {
    placeOf,
    sourcePlaceOf,
    to: (id, label) => wikilink(id, '', label),
    toPassage: (id, label) => {
      const passage = library.get(id as Id<'passage'>)
      const leaf = leaves.get(id)
      return passage
        ? wikilink(passage.articleId, leaf === undefined ? `#^${blockIdOf(id)}` : `#^p${leaf}`, label)
        : escapeMarkdown(label)
    },
  }
}

/** The block id of a passage's quotation in its article's file: where no text is, links lead to it. */
const blockIdOf = (passageId: string) => passageId.replace(':', '-')

/** What a wikilink shows: no character in it can end the link or its table cell. */
const labelIn = (label: string) => label.replace(/[\][|\n\r]/g, ' ').replace(/[<`*_\\$]/g, '\\$&')

function page(frontMatter: Record<string, unknown>, title: string, parts: string[]): string[] {
  const told = Object.fromEntries(Object.entries(frontMatter).filter(([, value]) => isTold(value)))
  const body = [`# ${escapeMarkdown(title).replace(/\\\n/g, ' ')}`, ...parts.filter((part) => part !== '')]
  return [`---\n${stringify(told)}---\n\n`, `${body.join('\n\n')}\n`]
}

const isTold = (value: unknown) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

function contentsMarkdown(gathered: Gathered, titled: readonly Titled[], links: Links): string {
  const sections = (['articles', 'actors', 'events', 'notes'] as const).map((folder) => {
    const items = titled.filter((one) => one.folder === folder).map(({ id, title }) => `- ${links.to(id, title)}`)
    return items.length === 0 ? '' : `## ${say(`exports.headings.${folder}`)}\n\n${items.join('\n')}`
  })
  return page({ title: gathered.title }, gathered.title, [
    ...sections,
    escapeMarkdown(say('exports.report.made', { library: gathered.library.name })),
  ]).join('')
}

async function articleFile(
  gathered: Gathered,
  article: Article,
  links: Links,
  leaves: Map<string, number>,
): Promise<ExportFile> {
  const text = await gathered.textOf(article)
  const passages = gathered.passagesOf(article.id)
  if (text && gathered.showsText(article)) {
    const all = leavesOf(text.blocks)
    for (const passage of passages) leaves.set(passage.id, leafAt(all, passage.target.start))
  }
  const quotations = passages.map(
    (passage) => `${passageMarkdown(gathered, passage, links)}\n\n^${blockIdOf(passage.id)}`,
  )
  const content = page(
    {
      id: article.id,
      title: article.title,
      authors: article.authors,
      outlet: article.outlet,
      url: article.url,
      published: article.publishedAt,
      retrieved: article.retrievedAt,
      language: article.language,
      rights: article.rights,
      tags: article.tags.map((id) => tagProperty(gathered, id)).filter((tag) => tag !== ''),
      status: article.status,
      words: article.words,
    },
    article.title,
    [
      gathered.showsText(article) && text ? articleBlocksMarkdown(text.blocks) : '',
      quotations.length > 0 ? `## ${say('exports.headings.passages')}` : '',
      ...quotations,
    ],
  )
  return { path: links.placeOf(article.id), title: article.title, content }
}

function tagNames({ library }: Gathered, ids: readonly Id<'tag'>[]): string[] {
  return ids.map((id) => library.get(id)?.name ?? '').filter((name) => name !== '')
}

/** No codebook goes deeper; one that was damaged might go round. */
const deepest = 50

/** A tag as Obsidian's properties take it: under its parents, without spaces and signs. */
function tagProperty({ library }: Gathered, id: Id<'tag'>): string {
  const names: string[] = []
  for (let tag = library.get(id); tag && names.length < deepest; tag = tag.parentId && library.get(tag.parentId))
    names.unshift(tag.name.replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-').replace(/^-+|-+$/g, ''))
  const path = names.filter((name) => name !== '').join('/')
  return /^[\d/]+$/.test(path) ? `_${path}` : path
}

/** A passage: its words with their source, whom it links, its tags, what was noted on it. */
function passageMarkdown(gathered: Gathered, passage: Passage, links: Links): string {
  const article = gathered.library.get(passage.articleId)
  const linked = passage.links.map(({ entityId, role }) => {
    const name = links.to(entityId, gathered.library.get(entityId)?.name ?? '')
    return role ? `${name} (${escapeMarkdown(role)})` : name
  })
  const tags = tagNames(gathered, passage.tags).map(escapeMarkdown)
  const source = links.toPassage(passage.id, article ? sourceLine(article, links.sourcePlaceOf(passage.id)) : '')
  return [
    quotationMarkdown(passage.target.exact, source),
    [...linked, ...tags].join(' · '),
    passage.comment ? escapeMarkdown(passage.comment) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function entityFile(gathered: Gathered, entity: Entity, links: Links): ExportFile {
  const passages = gathered.passagesLinking(entity.id)
  const event = entity.kind === 'event' ? entity : undefined
  const participants = (event?.participants ?? []).map(({ actorId, role }) => {
    const name = links.to(actorId, gathered.library.get(actorId)?.name ?? '')
    return role ? `- ${name} (${escapeMarkdown(role)})` : `- ${name}`
  })
  const content = page(
    {
      id: entity.id,
      name: entity.name,
      aliases: entity.aliases.map((alias) => alias.name),
      type: entity.type,
      country: entity.kind === 'actor' ? entity.country : undefined,
      date: event?.date,
      place: event?.place?.name,
    },
    entity.name,
    [
      escapeMarkdown(entity.description ?? ''),
      section('participants', participants.join('\n')),
      section('relations', relationLines(gathered, entity, links).join('\n')),
      section(
        'claims',
        claimsAbout(gathered, entity)
          .map((group) => claimsMarkdown(group, links))
          .join('\n\n'),
      ),
      section('passages', passages.map((passage) => passageMarkdown(gathered, passage, links)).join('\n\n')),
    ],
  )
  return { path: links.placeOf(entity.id), title: entity.name, content }
}

function section(heading: 'participants' | 'relations' | 'claims' | 'passages', body: string): string {
  return body === '' ? '' : `## ${say(`exports.headings.${heading}`)}\n\n${body}`
}

function relationLines({ library }: Gathered, entity: Entity, links: Links): string[] {
  return [...library.references.relationsOf(entity.id)].toSorted().flatMap((id) => {
    const relation = library.get(id)
    if (!relation) return []
    const name = (one: Entity['id']) => links.to(one, library.get(one)?.name ?? '')
    const date = relation.date ? ` (${escapeMarkdown(relation.date)})` : ''
    return [`- ${name(relation.fromId)} ${escapeMarkdown(relation.type)} ${name(relation.toId)}${date}`]
  })
}

function claimsMarkdown({ property, reading, summary, own, rows }: ReportedClaims, links: Links): string {
  const cell = (text: string) => escapeMarkdown(text).replace(/\\\n/g, ' ')
  const header = [
    say('exports.claims.speaker'),
    say('exports.claims.says'),
    say('exports.claims.words'),
    say('exports.report.source'),
  ]
  const lines = rows.map((row) => [
    cell(row.speaker),
    cell(row.superseded ? `${row.says} (${say('exports.claims.superseded')})` : row.says),
    cell(row.words),
    links.toPassage(row.passageId, say('exports.report.source')).replace('|', '\\|'),
  ])
  return [
    `### ${cell(say('exports.report.claimGroup', { property, reading }))}`,
    cell(summary),
    own === '' ? '' : `${say('exports.headings.assessment')}: ${cell(own)}`,
    tableOf([header, ...lines], header.length),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function noteFile(note: Note, links: Links): ExportFile {
  const title = note.title || say('exports.report.untitled')
  const about = note.aboutId ? links.to(note.aboutId, '') : ''
  const content = page({ id: note.id, title, created: note.createdAt, updated: note.updatedAt }, title, [
    about === '' ? '' : quoted(`${say('exports.fields.about')}: ${about}`),
    noteMarkdown(note, links),
  ])
  return { path: links.placeOf(note.id), title, content }
}
