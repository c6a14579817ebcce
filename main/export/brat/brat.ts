import type { Article } from '#contract/article.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { bratWords, ownNotes } from '../../import/coded/brat-words.ts'
import type { CodePoints } from '../../passages/code-points.ts'
import { codePointsOf } from '../../passages/code-points.ts'
import { say } from '../../words.ts'
import type { ExportFile, Writer } from '../export-file.ts'
import { createFileNames } from '../file-names.ts'
import type { Gathered } from '../gather.ts'

/** brat's stand-off files: for every article its text and what is marked in it. https://brat.nlplab.org/standoff.html */
export const brat: Writer = {
  files: filesOf,
  notCarried: () => [
    say('coded.lost.brat'),
    say('coded.lost.texts'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

async function* filesOf(gathered: Gathered): AsyncGenerator<ExportFile> {
  const names = createFileNames()
  yield { path: 'annotation.conf', title: 'annotation.conf', content: [configuration(gathered)] }
  for (const article of gathered.articles) {
    const text = await gathered.textOf(article)
    const stem = names.nameFor(article.title, '')
    yield { path: `${stem}.txt`, title: article.title, content: [text?.text ?? ''] }
    const lines = text ? linesOf(gathered, article, text.text) : []
    yield { path: `${stem}.ann`, title: article.title, content: [lines.map((line) => `${line}\n`).join('')] }
  }
}

/** A name as brat takes it for a type: letters, figures, hyphens and low lines. */
const typeOf = (name: string) => name.trim().replace(/[^\p{L}\p{N}_-]+/gu, '_') || 'related'

function configuration({ library }: Gathered): string {
  const relations = new Set([...library.collection('relation').values()].map(({ type }) => typeOf(type)))
  const line = (type: string) => `${type}\tArg1:<ENTITY>, Arg2:<ENTITY>`
  const entities = [bratWords.actor, bratWords.event, bratWords.tag, bratWords.passage]
  return [
    ['[entities]', ...entities],
    ['[relations]', ...[...relations, bratWords.participant].sort().map(line)],
    ['[events]'],
    ['[attributes]'],
  ]
    .map((section) => section.join('\n'))
    .join('\n\n')
    .concat('\n')
}

function linesOf(gathered: Gathered, article: Article, text: string): string[] {
  const document = new BratDocument(gathered, text)
  for (const passage of gathered.passagesOf(article.id)) document.passage(passage)
  document.ties()
  return document.lines
}

class BratDocument {
  readonly lines: string[] = []
  readonly #gathered: Gathered
  readonly #text: string
  readonly #points: CodePoints
  /** The spans that stand for each actor and event, and the passage each is in. */
  readonly #spans = new Map<EntityId, { span: string; passage: Id<'passage'> }[]>()
  #spanCount = 0
  #relationCount = 0
  #noteCount = 0
  #referenceCount = 0

  constructor(gathered: Gathered, text: string) {
    this.#gathered = gathered
    this.#text = text
    this.#points = codePointsOf(text)
  }

  passage(passage: Passage): void {
    if (passage.state === 'orphaned') return
    const { library } = this.#gathered
    const spans: string[] = []
    for (const { entityId, role } of passage.links) {
      const entity = library.get(entityId)
      if (!entity) continue
      const type = entity.kind === 'actor' ? bratWords.actor : bratWords.event
      const span = this.#named(passage, type, entityId, entity.name)
      if (role) this.#note(ownNotes.role, span, role)
      this.#spans.set(entityId, [...(this.#spans.get(entityId) ?? []), { span, passage: passage.id }])
      spans.push(span)
    }
    for (const id of passage.tags) spans.push(this.#named(passage, bratWords.tag, id, library.get(id)?.name ?? ''))
    if (spans.length === 0) spans.push(this.#span(passage, bratWords.passage))
    for (const span of spans) this.#note(ownNotes.passage, span, passage.id.slice('passage:'.length))
    if (passage.comment) this.#note(ownNotes.comment, spans[0] ?? '', passage.comment)
  }

  /** Relations, and who took part in what, where both are marked in this article. */
  ties(): void {
    const { library } = this.#gathered
    for (const id of this.#spans.keys()) {
      const relations = [...library.references.relationsOf(id)].flatMap((one) => library.get(one) ?? [])
      for (const { fromId, toId, type, passageIds } of relations.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        if (fromId === id) this.#tie(typeOf(type), fromId, toId, passageIds, type)
      const entity = library.get(id)
      if (entity?.kind !== 'event') continue
      for (const { actorId, role, passageIds } of entity.participants)
        this.#tie(bratWords.participant, id, actorId, passageIds, role ?? '')
    }
  }

  #tie(type: string, from: EntityId, to: EntityId, passageIds: readonly Id[], name: string): void {
    const [a, b] = [from, to].map((id) => {
      const spans = this.#spans.get(id) ?? []
      return (spans.find(({ passage }) => passageIds.includes(passage)) ?? spans[0])?.span
    })
    if (a === undefined || b === undefined) return
    const id = `R${(this.#relationCount += 1)}`
    this.lines.push(`${id}\t${type} Arg1:${a} Arg2:${b}`)
    this.#note(ownNotes.relation, id, name)
  }

  #named(passage: Passage, type: string, id: Id, name: string): string {
    const span = this.#span(passage, type)
    const reference = `${bratWords.resource}:${id.slice(id.indexOf(':') + 1)}`
    this.lines.push(`N${(this.#referenceCount += 1)}\tReference ${span} ${reference}\t${name.replace(/\s+/g, ' ')}`)
    return span
  }

  /** A span over several lines is in as many pieces: brat knows no other way. */
  #span({ target: { start, end } }: Passage, type: string): string {
    const pieces: { start: number; end: number }[] = []
    for (let at = start; at < end;) {
      const line = this.#text.indexOf('\n', at)
      const to = line < 0 || line > end ? end : line
      if (to > at) pieces.push({ start: at, end: to })
      at = to + 1
    }
    const id = `T${(this.#spanCount += 1)}`
    const places = pieces.map((piece) => `${this.#points.toPoints(piece.start)} ${this.#points.toPoints(piece.end)}`)
    const words = pieces.map((piece) => this.#text.slice(piece.start, piece.end)).join(' ')
    this.lines.push(`${id}\t${type} ${places.join(';')}\t${words}`)
    return id
  }

  #note(type: string, of: string, text: string): void {
    this.lines.push(`#${(this.#noteCount += 1)}\t${type} ${of}\t${ownNotes.escaped(text)}`)
  }
}
