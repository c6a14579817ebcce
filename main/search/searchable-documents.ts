import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Change } from '#contract/change.ts'
import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { Library } from '../library/library.ts'
import { aboutOf } from './about-documents.ts'
import { type Described, type Searchable, type SearchKind, searchKinds } from './searchable.ts'

type Texts = { title: string; body: string[] }

export function isSearchKind(kind: string): kind is SearchKind {
  return (searchKinds as readonly string[]).includes(kind)
}

/**
 * The words that a document is found by; null when it is not there or is of a kind that is not searched. `onUnread`
 * hears of an article whose text the disk refused.
 */
export async function searchableOf(library: Library, id: Id, onUnread = nothing): Promise<Searchable | null> {
  const kind = kindOf(id)
  if (!isSearchKind(kind)) return null
  const document = library.get(id)
  if (!document) return null
  const { title, body } = await textsOf(library, document, onUnread)
  return { id, kind, title, body: body.filter((text) => text !== ''), ...aboutOf(library, document) }
}

/** What operators find a document by; null when it is not there. */
export function describedOf(library: Library, id: Id): Described | null {
  const document = library.get(id)
  return document ? { id, ...aboutOf(library, document) } : null
}

const nothing = (_id: Id): void => undefined

async function textsOf(library: Library, document: Document, onUnread: (id: Id) => void): Promise<Texts> {
  switch (kindOf(document.id)) {
    case 'article':
      return articleTexts(library, document as Article, onUnread)
    case 'passage':
      return passageTexts(library, document as Passage)
    case 'note':
      return noteTexts(document as Note)
    case 'actor':
    case 'event':
      return entityTexts(document as Entity)
    case 'claim':
      return claimTexts(document as Claim)
    case 'tag':
      return tagTexts(document as Tag)
    default:
      return { title: '', body: [] }
  }
}

async function articleTexts(library: Library, article: Article, onUnread: (id: Id) => void): Promise<Texts> {
  // A text that cannot be read is told of by opening and checking; its title is still found.
  const text = await library.texts.get(article.textSha256).catch(() => {
    onUnread(article.id)
    return null
  })
  return {
    title: article.title,
    body: [text ? plainTextOf(text.blocks) : '', article.outlet ?? '', ...article.authors],
  }
}

function passageTexts(library: Library, passage: Passage): Texts {
  const tags = passage.tags.map((id) => library.get(id)?.name ?? '')
  return { title: '', body: [passage.target.exact, passage.comment ?? '', ...tags] }
}

function noteTexts(note: Note): Texts {
  return { title: note.title, body: [note.text] }
}

function entityTexts(entity: Entity): Texts {
  const aliases = entity.aliases.map((alias) => alias.name)
  const place = entity.kind === 'event' ? (entity.place?.name ?? '') : ''
  return { title: entity.name, body: [...aliases, entity.description ?? '', place] }
}

function claimTexts(claim: Claim): Texts {
  const value = claim.value?.kind === 'text' ? claim.value.text : ''
  return { title: claim.property, body: [claim.proposition ?? '', value] }
}

function tagTexts(tag: Tag): Texts {
  return { title: tag.name, body: [tag.description ?? ''] }
}

/**
 * The documents whose words a change may have touched, and those of which only what is known beside them was. An
 * article whose title, outlet, authors and text are as they were is one of these: marking it as read must not send its
 * whole text to the index again.
 */
export function touchedBy(library: Library, change: Change): { words: Id[]; about: Id[] } {
  const before = new Map<string, Document>(change.was.map((document) => [document.id, document]))
  const words = new Set<Id>()
  const about: Id[] = []
  for (const document of change.puts) {
    const kind = kindOf(document.id)
    if (!isSearchKind(kind)) continue
    const was = before.get(document.id)
    if (kind === 'article' && was && sameWords(was as Article, document as Article)) about.push(document.id)
    else for (const id of withThoseNaming(library, document.id)) words.add(id)
  }
  return { words: [...words], about }
}

/** A document, and those that are found by its words too: passages by their tags'. */
export function withThoseNaming(library: Library, id: Id): Id[] {
  return kindOf(id) === 'tag' ? [id, ...library.references.passagesTagged(id as Id<'tag'>)] : [id]
}

function sameWords(a: Article, b: Article): boolean {
  const wordsOf = ({ title, outlet, authors, textSha256 }: Article) =>
    JSON.stringify([title, outlet, authors, textSha256])
  return wordsOf(a) === wordsOf(b)
}
