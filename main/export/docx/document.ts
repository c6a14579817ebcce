import { HeadingLevel } from 'docx'
import type { SourcePlace } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import { kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { placeInWords } from '../../passages/source-places.ts'
import { referenceFormatter } from '../../references/format-reference.ts'
import { say } from '../../words.ts'
import type { WriterOptions } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { sourceLine } from '../source-line.ts'
import { inXml } from '../xml-text.ts'
import { type Chapter, chaptersOf, contentsOf, titlesOf } from './contents.ts'
import { articleParts, entityParts, noteParts, type Parts, type Titled } from './entries.ts'
import { Footnotes } from './footnotes.ts'
import { plain } from './runs.ts'
import { streamedDocument } from './streamed.ts'
import { footerOf, styles } from './styles.ts'

/** The bytes of the report. */
export async function* documentOf(gathered: Gathered, options: WriterOptions): AsyncGenerator<Uint8Array> {
  const [tell, placeOf] = [await sourcesIn(options), await gathered.places()]
  const notes = new Footnotes(({ id, articleId }) => {
    const article = gathered.library.get(articleId)
    return article ? tell(article, placeOf(id)) : ''
  })
  const product = say('shell.product')
  const frame = {
    title: inXml(gathered.title),
    creator: product,
    lastModifiedBy: product,
    styles,
    footer: footerOf(gathered.title),
  }
  yield* streamedDocument(frame, textOf(gathered, notes), notes)
}

/** The report from its title to its last line, a thing at a time. */
async function* textOf(gathered: Gathered, notes: Footnotes): AsyncGenerator<Parts> {
  const chapters = chaptersOf(gathered)
  const titles = titlesOf(gathered, chapters)
  yield [plain(gathered.title, { heading: HeadingLevel.TITLE }), ...contentsOf(gathered, chapters, titles)]
  for (const { name, of } of chapters) {
    yield [plain(say(`exports.headings.${name}`), { heading: HeadingLevel.HEADING_1 })]
    for (const thing of of) yield await partsOf(gathered, thing, titles.get(thing.id) ?? { title: '' }, notes)
  }
  yield [plain(say('exports.report.made', { library: gathered.library.name }))]
}

function partsOf(
  gathered: Gathered,
  thing: Chapter['of'][number],
  title: Titled,
  notes: Footnotes,
): Parts | Promise<Parts> {
  switch (kindOf(thing.id)) {
    case 'article':
      return articleParts(gathered, thing as Article, title, notes)
    case 'note':
      return noteParts(thing as Note, title, notes)
    default:
      return entityParts(gathered, thing as Entity, title, notes)
  }
}

/** How the source of a passage is named: in the style asked for, or as the other reports name it. */
async function sourcesIn({
  style,
  language,
}: WriterOptions): Promise<(article: Article, place: SourcePlace) => string> {
  if (style === undefined)
    return (article, place) => [sourceLine(article, place), article.url].filter(Boolean).join(', ')
  const { format } = await referenceFormatter(style, language)
  return (article, place) => {
    const words = placeInWords(place)
    return words === '' ? format(article).text : `${format(article).text} (${words})`
  }
}
