import type { Actor } from '#contract/entity.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage, Target } from '#contract/passage.ts'
import type { NoteNode } from '../../notes/note-nodes.ts'
import { noteText } from '../../notes/note-text.ts'
import { redactNoteState } from './redact-note.ts'
import type { OtherNames, Renamed } from './other-names.ts'

/** What of an article and its passages was worked out from its text. */
export type Reworked = {
  article: (id: Id<'article'>) => Pick<Article, 'textSha256' | 'plainSha256' | 'words' | 'original'> | undefined
  target: (id: Id<'passage'>) => Target | undefined
}

/** Fields that hold no words, by their names. */
const wordless =
  /^(?:id|.*Ids?|.*Sha256|sha256|kind|createdAt|updatedAt|at|retrievedAt|state|stance|as|verdict|why|status|comparator|mediaType|encoding|language|script|colour|country|edtf)$/

/** A document under other names. Anything in it that is words is changed, also what a newer program wrote. */
export function redactDocument(
  document: Document,
  names: OtherNames,
  people: ReadonlyMap<string, Renamed>,
  reworked: Reworked,
): Document {
  switch (kindOf(document.id)) {
    case 'article':
      return redactArticle(document as Article, names, reworked)
    case 'passage':
      return redactPassage(document as Passage, names, reworked)
    case 'actor':
      return redactActor(document as Actor, names, people.get(document.id))
    case 'note': {
      const note = document as Note
      const state = redactNoteState(note.state, names, reworked.target)
      const text = noteText((state.state['root'] ?? {}) as NoteNode)
      return { ...inWords({ ...note, state: {} as Note['state'] }, names), state, text }
    }
    default:
      return inWords(document, names)
  }
}

/** Addresses that hold a name go, and so does what describes the file it came from: both lead straight to it. */
function redactArticle(article: Article, names: OtherNames, reworked: Reworked): Article {
  const { bibliography: _bibliography, versions: _versions, imported: _imported, url, ...rest } = article
  const { fileName: _fileName, ...original } = article.original
  const address = url !== undefined && names.in(url) === url ? { url } : {}
  return { ...inWords(rest as Article, names), original, ...address, ...reworked.article(article.id) }
}

function redactPassage(passage: Passage, names: OtherNames, reworked: Reworked): Passage {
  const { before: _before, target, ...rest } = passage
  const told = reworked.target(passage.id) ?? { ...target, exact: names.in(target.exact), prefix: '', suffix: '' }
  return { ...inWords(rest as Passage, names), target: told }
}

function redactActor(actor: Actor, names: OtherNames, person: Renamed | undefined): Actor {
  const { type, ...rest } = actor
  const told: Actor = { ...inWords(rest as Actor, names), ...(type && { type }) }
  if (!person) return told
  const { identifiers: _identifiers, imported: _imported, ...kept } = told
  return { ...kept, name: person.pseudonym, aliases: [] }
}

function inWords<Value>(value: Value, names: OtherNames, field = ''): Value {
  if (typeof value === 'string') return (wordless.test(field) ? value : names.in(value)) as Value
  if (Array.isArray(value)) return value.map((inner: unknown) => inWords(inner, names, field)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inWords(inner as unknown, names, key)]),
  ) as Value
}
