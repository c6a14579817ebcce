import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../words.ts'
import type { ExportFile } from './export-file.ts'
import type { Gathered } from './gather.ts'

/**
 * So many characters of words make one document: some 400 pages. Longer ones take programs that read them minutes to
 * open, and take the memory of what writes them.
 */
const longest = 2_000_000

/** What a thing takes besides its words: titles, sources, heads of tables. */
const around = 150

/** A thing of a report, or some of the passages of an entity that is linked with very many. */
type Piece = { one: Article | Entity | Note; length: number; slice?: Slice }
type Slice = { from: number; to: number }

/** How many documents a report is cut into. */
export function countParts(gathered: Gathered, most = longest): number {
  return cutsOf(gathered, most).length
}

/**
 * A report as documents of a size that opens, cut between articles, notes and entities; an entity with very many
 * passages is cut between those. Each is a whole report of its own, and made only when it is asked for.
 */
export function* reportParts(gathered: Gathered, most = longest): Generator<Gathered> {
  const cuts = cutsOf(gathered, most)
  if (cuts.length === 1) yield gathered
  else for (const [at, pieces] of cuts.entries()) yield partOf(gathered, pieces, at + 1, cuts.length)
}

/** The files of a report: one, or "Report (1 of 12).docx" and so on. */
export function* partFiles(
  gathered: Gathered,
  fileName: string,
  contentOf: (part: Gathered) => ExportFile['content'],
  most?: number,
): Generator<ExportFile> {
  const dot = fileName.lastIndexOf('.')
  const [stem, extension] = dot < 0 ? [fileName, ''] : [fileName.slice(0, dot), fileName.slice(dot)]
  for (const shown of reportParts(gathered, most)) {
    const path = shown.part ? say('exports.report.part', { title: stem, ...shown.part }) + extension : fileName
    yield { path, title: shown.title, content: contentOf(shown) }
  }
}

function cutsOf(gathered: Gathered, most: number): Piece[][] {
  const cuts: Piece[][] = []
  let current: Piece[] = []
  let length = 0
  for (const piece of piecesOf(gathered, most)) {
    if (length > 0 && length + piece.length > most) {
      cuts.push(current)
      ;[current, length] = [[], 0]
    }
    current.push(piece)
    length += piece.length
  }
  return [...cuts, current]
}

/** All that a report tells, in its order. */
function* piecesOf(gathered: Gathered, most: number): Generator<Piece> {
  const { entities, notes, articles, library } = gathered
  const lengths = new Map([...library.collection('passage').values()].map((one) => [one.id, lengthOf(one)]))
  const lengthOfAll = (ids: Iterable<Id<'passage'>>) => {
    let sum = 0
    for (const id of ids) sum += lengths.get(id) ?? 0
    return sum
  }
  for (const kind of ['event', 'actor'])
    for (const one of entities)
      if (one.kind === kind)
        yield* piecesOfEntity(gathered, one, lengthOfAll(library.references.passagesLinking(one.id)), most)
  for (const one of notes) yield { one, length: around + one.text.length }
  for (const one of articles) {
    const words = gathered.showsText(one) ? one.words * 6 : 0
    yield { one, length: around + words + lengthOfAll(library.references.passagesOfArticle(one.id)) }
  }
}

function* piecesOfEntity(gathered: Gathered, one: Entity, ofPassages: number, most: number): Generator<Piece> {
  const told = around * (1 + 3 * gathered.library.references.claimsAbout(one.id).size)
  const length = told + ofPassages
  if (length <= most) yield { one, length }
  else for (const slice of slicesOf(gathered.passagesLinking(one.id), most)) yield { one, length: most, slice }
}

function* slicesOf(passages: readonly Passage[], most: number): Generator<Slice> {
  let [from, length] = [0, 0]
  for (const [at, passage] of passages.entries()) {
    const takes = lengthOf(passage)
    if (length > 0 && length + takes > most) {
      yield { from, to: at }
      ;[from, length] = [at, 0]
    }
    length += takes
  }
  yield { from, to: passages.length }
}

const lengthOf = ({ target, comment = '' }: Passage) => target.exact.length + comment.length + around

function partOf(gathered: Gathered, pieces: readonly Piece[], number: number, of: number): Gathered {
  const shown = new Set(pieces.map(({ one }) => one))
  const slices = new Map(pieces.flatMap(({ one, slice }) => (slice ? [[one.id as string, slice]] : [])))
  return {
    ...gathered,
    title: say('exports.report.part', { title: gathered.title, number, of }),
    part: { number, of },
    continues: (id) => (slices.get(id)?.from ?? 0) > 0,
    entities: gathered.entities.filter((one) => shown.has(one)),
    notes: gathered.notes.filter((one) => shown.has(one)),
    articles: gathered.articles.filter((one) => shown.has(one)),
    passagesLinking: (id) => {
      const slice = slices.get(id)
      return gathered.passagesLinking(id).slice(slice?.from, slice?.to)
    },
  }
}
