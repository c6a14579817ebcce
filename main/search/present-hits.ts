import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { SearchHit } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import type { PlainTexts } from './plain-texts.ts'
import { snippetOf } from './snippet.ts'
import type { Query } from './query.ts'
import { isSearchKind } from './searchable-documents.ts'

type Shown = Omit<SearchHit, 'id' | 'kind' | 'score'>

/** What is shown of a document that was found; null when it has gone meanwhile. */
export async function presentHit(
  library: Library,
  texts: PlainTexts,
  { id, score }: { id: string; score: number },
  query: Query,
): Promise<SearchHit | null> {
  const document = library.get<Id>(id as Id)
  const kind = kindOf(id)
  if (!document || !isSearchKind(kind)) return null
  return { kind, id: document.id, score, ...(await shownOf(library, texts, document, query)) }
}

async function shownOf(library: Library, texts: PlainTexts, document: Document, query: Query): Promise<Shown> {
  switch (kindOf(document.id)) {
    case 'article':
      return showArticle(texts, document as Article, query)
    case 'passage':
      return showPassage(library, document as Passage, query)
    case 'note':
      return showTexts((document as Note).title, [(document as Note).text], query)
    case 'actor':
    case 'event':
      return showEntity(document as Entity, query)
    case 'claim':
      return showClaim(library, document as Claim, query)
    case 'tag':
      return showTexts((document as Tag).name, [(document as Tag).description ?? ''], query)
    default:
      return { title: '', snippet: { text: '', hits: [] } }
  }
}

/** The first of some texts that the query matches in, or the first that says anything. */
function showTexts(title: string, texts: string[], query: Query): Shown {
  const said = texts.filter((text) => text !== '')
  const shown = said.map((text) => snippetOf(text, query))
  const best = shown.find(({ first }) => first) ?? shown[0] ?? snippetOf('', query)
  return { title, snippet: best.snippet }
}

async function showArticle(texts: PlainTexts, article: Article, query: Query): Promise<Shown> {
  const { snippet, first } = snippetOf(await texts.get(article.textSha256), query)
  const detail = [article.publishedAt, article.outlet].filter(Boolean).join(' · ')
  return {
    title: article.title,
    snippet,
    articleId: article.id,
    ...(first && { start: first.start, end: first.end }),
    ...(detail && { detail }),
  }
}

function showPassage(library: Library, passage: Passage, query: Query): Shown {
  const tags = passage.tags.map((id) => library.get(id)?.name ?? '')
  const { title, snippet } = showTexts(
    library.get(passage.articleId)?.title ?? '',
    [passage.target.exact, passage.comment ?? '', ...tags],
    query,
  )
  return {
    title,
    snippet,
    ...placeOf(passage),
    ...(passage.state !== 'anchored' && { state: passage.state }),
    ...(tags.length > 0 && { detail: tags.join(', ') }),
  }
}

/** Where to go; an orphaned passage has an article and no place in it. */
function placeOf({ articleId, state, target }: Passage): Pick<SearchHit, 'articleId' | 'start' | 'end'> {
  return { articleId, ...(state !== 'orphaned' && { start: target.start, end: target.end }) }
}

function showEntity(entity: Entity, query: Query): Shown {
  const aliases = entity.aliases.map((alias) => alias.name).join(', ')
  const place = entity.kind === 'event' ? (entity.place?.name ?? '') : ''
  const date = entity.kind === 'event' ? entity.date : undefined
  const detail = [entity.type, date, place].filter(Boolean).join(' · ')
  const { title, snippet } = showTexts(entity.name, [entity.description ?? '', aliases, place], query)
  return { title, snippet, ...(detail && { detail }) }
}

function showClaim(library: Library, claim: Claim, query: Query): Shown {
  const passage = library.get(claim.passageId)
  const about = library.get(claim.aboutId as Id<'event'>)?.name ?? ''
  const value = claim.value?.kind === 'text' ? claim.value.text : ''
  const { title, snippet } = showTexts(
    [about, claim.property].filter(Boolean).join(' · '),
    [claim.proposition ?? '', value, passage?.target.exact ?? ''],
    query,
  )
  return {
    title,
    snippet,
    detail: claim.stance,
    ...(passage && placeOf(passage)),
  }
}
