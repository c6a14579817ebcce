import { HeadingLevel, InternalHyperlink, type Paragraph } from 'docx'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Note } from '#contract/note.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'
import { bookmarkName, type Titled } from './entries.ts'
import { paragraph, plain, runsOf } from './runs.ts'

/** What stands under one heading of a report. */
export type Chapter = { name: 'events' | 'actors' | 'notes' | 'articles'; of: readonly (Article | Entity | Note)[] }

export function chaptersOf({ entities, notes, articles }: Gathered): Chapter[] {
  const all: Chapter[] = [
    { name: 'events', of: entities.filter(({ kind }) => kind === 'event') },
    { name: 'actors', of: entities.filter(({ kind }) => kind === 'actor') },
    { name: 'notes', of: notes },
    { name: 'articles', of: articles },
  ]
  return all.filter(({ of }) => of.length > 0)
}

/** The titles of a report's things, by id. In a document of several each is a place that its contents lead to. */
export function titlesOf(gathered: Gathered, chapters: readonly Chapter[]): ReadonlyMap<string, Titled> {
  const things = chapters.flatMap(({ of }) => of)
  return new Map(
    things.map((thing, at) => {
      const title = titleOf(gathered, thing)
      return [thing.id, gathered.part ? { title, bookmark: at + 1 } : { title }]
    }),
  )
}

function titleOf(gathered: Gathered, thing: Chapter['of'][number]): string {
  if (!('name' in thing)) return thing.title || say('exports.report.untitled')
  const { id, name } = thing as Entity
  return gathered.continues(id) ? say('exports.report.continued', { title: name }) : name
}

/**
 * What one of several documents holds: links, and not the field that Word makes contents of and asks to update.
 * Nothing where the report is one document.
 */
export function contentsOf(
  { part }: Gathered,
  chapters: readonly Chapter[],
  titles: ReadonlyMap<string, Titled>,
): Paragraph[] {
  if (!part) return []
  return [
    plain(say('exports.headings.contents'), { heading: HeadingLevel.HEADING_1 }),
    ...chapters.flatMap(({ name, of }) => [
      plain(say(`exports.headings.${name}`), { keepNext: true, spacing: { before: 120 } }),
      ...of.flatMap(({ id }) => contentsLine(titles.get(id))),
    ]),
  ]
}

function contentsLine(titled: Titled | undefined): Paragraph[] {
  if (titled?.bookmark === undefined) return []
  const children = runsOf(titled.title, { style: 'Hyperlink' })
  const link = new InternalHyperlink({ anchor: bookmarkName(titled.bookmark), children })
  return [paragraph(titled.title, { indent: { start: 240 }, children: [link] })]
}
