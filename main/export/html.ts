import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { placeInWords } from '../passages/source-places.ts'
import { say } from '../words.ts'
import { claimsAbout, type ReportedClaims } from './claim-rows.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { articleTextHtml } from './html-article.ts'
import { contentSecurityPolicy, style } from './html-style.ts'
import { anchorOf, escapeHtml, linesHtml } from './html-text.ts'
import { isSafeLink } from './note-blocks.ts'
import { type HtmlLinks, noteHtml, quotationHtml } from './note-html.ts'
import { sourceLine } from './source-line.ts'
import type { PlaceOf } from './source-places.ts'

/** One page that holds everything and needs nothing: to read, to print, to send. */
export const html: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: pageOf(gathered) }],
  notCarried: ({ wholeTexts }) => [
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.images'),
    say('exports.notCarried.codebook'),
    ...(wholeTexts ? [] : [say('exports.notCarried.wholeTexts')]),
  ],
}

export async function* pageOf(gathered: Gathered): AsyncGenerator<string> {
  const links = linksIn(gathered, await gathered.places())
  const heading = (name: 'articles' | 'actors' | 'events' | 'notes') =>
    `<section id="${name}"><h2>${escapeHtml(say(`exports.headings.${name}`))}</h2>\n`
  const actors = gathered.entities.filter((entity) => entity.kind === 'actor')
  const events = gathered.entities.filter((entity) => entity.kind === 'event')
  yield headOf(gathered)
  if (events.length > 0) yield heading('events')
  for (const event of events) yield entityHtml(gathered, event, links)
  if (events.length > 0) yield '</section>\n'
  if (actors.length > 0) yield heading('actors')
  for (const actor of actors) yield entityHtml(gathered, actor, links)
  if (actors.length > 0) yield '</section>\n'
  if (gathered.notes.length > 0) yield heading('notes')
  for (const note of gathered.notes) {
    const about = note.aboutId ? `<p class="meta">${links.to(note.aboutId, '')}</p>` : ''
    yield part(note.id, note.title || say('exports.report.untitled'), about + noteHtml(note, links))
  }
  if (gathered.notes.length > 0) yield '</section>\n'
  if (gathered.articles.length > 0) yield heading('articles')
  for (const article of gathered.articles) yield await articleHtml(gathered, article, links)
  if (gathered.articles.length > 0) yield '</section>\n'
  const made = say('exports.report.made', { library: gathered.library.name })
  yield `<footer><p>${escapeHtml(made)}</p></footer>\n</body>\n</html>\n`
}

function headOf(gathered: Gathered): string {
  const titles = [
    ...gathered.entities.filter((entity) => entity.kind === 'event').map(({ id, name }) => [id, name]),
    ...gathered.entities.filter((entity) => entity.kind === 'actor').map(({ id, name }) => [id, name]),
    ...gathered.notes.map(({ id, title }) => [id, title || say('exports.report.untitled')]),
    ...gathered.articles.map(({ id, title }) => [id, title]),
  ] as [string, string][]
  const contents = titles.map(
    ([id, title]) => `<li dir="auto"><a href="#${anchorOf(id)}">${escapeHtml(title)}</a></li>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(gathered.title)}</title>
<style>${style}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(gathered.title)}</h1>
<nav><h2>${escapeHtml(say('exports.headings.contents'))}</h2><ul>${contents.join('')}</ul></nav>
`
}

type PageLinks = HtmlLinks & { placeOf: PlaceOf }

/** Links lead to what this page tells; of a report of several pages the others cannot be known from here. */
function linksIn({ library, part: one, entities, notes, articles }: Gathered, placeOf: PlaceOf): PageLinks {
  const here = one && new Set<string>([entities, notes, articles].flatMap((list) => list.map(({ id }) => id)))
  const isHere = (id: string) => here?.has(id) ?? true
  return {
    placeOf,
    to: (id, label) => {
      const now = library.references.redirectFrom(id) ?? id
      const document = library.get(now as Id<'article' | 'actor' | 'note'>)
      const name = label || (document ? ('name' in document ? document.name : document.title) : '')
      return document && isHere(now)
        ? `<a href="#${anchorOf(now)}">${escapeHtml(name as string)}</a>`
        : escapeHtml(document ? (name as string) : label)
    },
    toPassage: (id, label) => {
      const passage = library.get(id as Id<'passage'>)
      return passage && isHere(passage.articleId)
        ? `<a href="#${anchorOf(id)}">${escapeHtml(label)}</a>`
        : escapeHtml(label)
    },
  }
}

function part(id: string, title: string, body: string): string {
  return `<article id="${anchorOf(id)}"><h3 dir="auto">${escapeHtml(title)}</h3>\n${body}\n</article>\n`
}

type Field =
  | 'authors'
  | 'outlet'
  | 'published'
  | 'retrieved'
  | 'url'
  | 'language'
  | 'rights'
  | 'tags'
  | 'type'
  | 'country'
  | 'date'
  | 'place'

function facts(fields: [Field | 'aliases', string | undefined][]): string {
  const told = fields.filter(([, value]) => value)
  const name = (field: Field | 'aliases') =>
    field === 'aliases' ? say('exports.headings.aliases') : say(`exports.fields.${field}`)
  const rows = told.map(
    ([field, value = '']) => `<dt>${escapeHtml(name(field))}</dt><dd dir="auto">${valueHtml(value)}</dd>`,
  )
  return rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`
}

function valueHtml(value: string): string {
  const shown = escapeHtml(value)
  return isSafeLink(value) ? `<a href="${shown}" rel="noreferrer">${shown}</a>` : shown
}

function entityHtml(gathered: Gathered, entity: Entity, links: PageLinks): string {
  const passages = gathered.passagesLinking(entity.id).map((passage) => quotation(gathered, passage, links))
  const continues = gathered.continues(entity.id)
  return part(
    entity.id,
    continues ? say('exports.report.continued', { title: entity.name }) : entity.name,
    [...(continues ? [] : told(gathered, entity, links)), section('passages', passages.join('\n'))].join('\n'),
  )
}

/** What is told of an entity before the words that speak of it. */
function told(gathered: Gathered, entity: Entity, links: HtmlLinks): string[] {
  const { library } = gathered
  const event = entity.kind === 'event' ? entity : undefined
  const participants = (event?.participants ?? []).map(
    ({ actorId, role }) =>
      `<li>${links.to(actorId, library.get(actorId)?.name ?? '')}${role ? ` (${escapeHtml(role)})` : ''}</li>`,
  )
  return [
    facts([
      ['aliases', entity.aliases.map((alias) => alias.name).join(', ')],
      ['type', entity.type],
      ['country', entity.kind === 'actor' ? entity.country : undefined],
      ['date', event?.date],
      ['place', event?.place?.name],
    ]),
    entity.description ? `<p dir="auto">${linesHtml(entity.description)}</p>` : '',
    section('participants', participants.length > 0 ? `<ul>${participants.join('')}</ul>` : ''),
    section('relations', relationsHtml(gathered, entity, links)),
    section(
      'claims',
      claimsAbout(gathered, entity)
        .map((group) => claimsHtml(group, links))
        .join('\n'),
    ),
  ]
}

function section(heading: 'participants' | 'relations' | 'claims' | 'passages', body: string): string {
  return body === '' ? '' : `<h4>${escapeHtml(say(`exports.headings.${heading}`))}</h4>\n${body}`
}

function relationsHtml({ library }: Gathered, entity: Entity, links: HtmlLinks): string {
  const name = (id: Entity['id']) => links.to(id, library.get(id)?.name ?? '')
  const items = [...library.references.relationsOf(entity.id)].toSorted().flatMap((id) => {
    const relation = library.get(id)
    if (!relation) return []
    const date = relation.date ? ` (${escapeHtml(relation.date)})` : ''
    return [`<li>${name(relation.fromId)} ${escapeHtml(relation.type)} ${name(relation.toId)}${date}</li>`]
  })
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`
}

function claimsHtml({ property, reading, summary, own, rows }: ReportedClaims, links: HtmlLinks): string {
  const header = [
    say('exports.claims.speaker'),
    say('exports.claims.says'),
    say('exports.claims.words'),
    say('exports.report.source'),
  ].map((cell) => `<th>${escapeHtml(cell)}</th>`)
  const lines = rows.map((row) => {
    const cells = [row.speaker, row.says, row.words].map((cell) => `<td dir="auto">${linesHtml(cell)}</td>`)
    const source = `<td>${links.toPassage(row.passageId, say('exports.report.source'))}</td>`
    return `<tr${row.superseded ? ' class="superseded"' : ''}>${cells.join('')}${source}</tr>`
  })
  const assessed = own === '' ? '' : `<p>${escapeHtml(say('exports.headings.assessment'))}: ${linesHtml(own)}</p>`
  return `<h5>${escapeHtml(say('exports.report.claimGroup', { property, reading }))}</h5>
<p dir="auto">${linesHtml(summary)}</p>${assessed}
<table><tr>${header.join('')}</tr>${lines.join('')}</table>`
}

async function articleHtml(gathered: Gathered, article: Article, links: PageLinks): Promise<string> {
  const passages = gathered.passagesOf(article.id)
  const text = gathered.showsText(article) ? await gathered.textOf(article) : null
  const shown = text
    ? `<div${article.language ? ` lang="${escapeHtml(article.language)}"` : ''}>${articleTextHtml(text.blocks, passages)}</div>`
    : ''
  const cards = passages.map((passage) => card(gathered, passage, links, text === null || passage.state === 'orphaned'))
  return part(
    article.id,
    article.title,
    [
      facts([
        ['authors', article.authors.join(', ')],
        ['outlet', article.outlet],
        ['published', article.publishedAt],
        ['retrieved', article.retrievedAt],
        ['url', article.url],
        ['language', article.language],
        ['rights', article.rights],
        ['tags', tagNames(gathered, article.tags)],
      ]),
      shown,
      section('passages', cards.join('\n')),
    ].join('\n'),
  )
}

function tagNames({ library }: Gathered, ids: readonly Id<'tag'>[]): string {
  return ids
    .map((id) => library.get(id)?.name ?? '')
    .filter(Boolean)
    .join(', ')
}

/** A passage under its own article: its words lead to their place in the text, or are that place where no text is shown. */
function card(gathered: Gathered, passage: Passage, links: PageLinks, isPlace: boolean): string {
  const words = linesHtml(passage.target.exact)
  const linked = isPlace ? words : `<a href="#${anchorOf(passage.id)}">${words}</a>`
  const anchor = isPlace ? ` id="${anchorOf(passage.id)}"` : ''
  return `<blockquote dir="auto"${anchor}><p>${linked}</p>${details(gathered, passage, links)}</blockquote>`
}

function quotation(gathered: Gathered, passage: Passage, links: PageLinks): string {
  const article = gathered.library.get(passage.articleId)
  return quotationHtml(
    passage.target.exact,
    links.toPassage(passage.id, article ? sourceLine(article, links.placeOf(passage.id)) : ''),
  )
}

function details(gathered: Gathered, passage: Passage, links: PageLinks): string {
  const linked = passage.links.map(({ entityId, role }) => {
    const name = links.to(entityId, gathered.library.get(entityId)?.name ?? '')
    return role ? `${name} (${escapeHtml(role)})` : name
  })
  const tags = tagNames(gathered, passage.tags)
  const place = placeInWords(links.placeOf(passage.id))
  const told = [...(place ? [place] : []), ...linked, ...(tags ? [escapeHtml(tags)] : [])].join(' · ')
  const comment = passage.comment ? `<p class="meta" dir="auto">${linesHtml(passage.comment)}</p>` : ''
  return (told ? `<cite>${told}</cite>` : '') + comment
}
