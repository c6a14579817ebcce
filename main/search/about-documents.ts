import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { daysOf } from './days.ts'
import type { About } from './searchable.ts'
import { rowOf } from './tokens.ts'

/** What is known of a document beside its words: whom it speaks of, tags, state, type, outlet, date, article. */
export function aboutOf(library: Library, document: Document): About {
  switch (kindOf(document.id)) {
    case 'article':
      return ofArticle(document as Article)
    case 'passage':
      return ofPassage(document as Passage)
    case 'note':
      return ofNote(document as Note)
    case 'actor':
    case 'event':
      return ofEntity(document as Entity)
    case 'claim':
      return ofClaim(library, document as Claim)
    case 'tag':
      return { facets: [document.id] }
    default:
      return { facets: [] }
  }
}

function ofArticle({ id, tags, status, outlet, publishedAt }: Article): About {
  const facets = [...tags, `is:${status}`, ...(outlet ? [`outlet:${rowOf(outlet)}`] : [])]
  return { facets, articleId: id, ...dated(publishedAt) }
}

function ofPassage({ articleId, links, tags, state }: Passage): About {
  return { facets: [...links.map((link) => link.entityId), ...tags, `is:${state}`], articleId }
}

function ofNote({ aboutId, mentions }: Note): About {
  return { facets: [...(aboutId ? [aboutId] : []), ...mentions] }
}

function ofEntity(entity: Entity): About {
  const type = entity.type ? [`type:${foldName(entity.type)}`] : []
  if (entity.kind === 'actor') return { facets: type }
  return { facets: [...type, ...entity.participants.map(({ actorId }) => actorId)], ...dated(entity.date) }
}

function ofClaim(library: Library, { passageId, aboutId, attribution, value, saidOn }: Claim): About {
  const speakers = attribution.map(({ actorId }) => actorId).filter((id) => id !== undefined)
  const meant: Id[] = value?.kind === 'actor' ? [value.actorId] : []
  const articleId = library.get(passageId)?.articleId
  return { facets: [aboutId, ...speakers, ...meant], ...(articleId && { articleId }), ...dated(saidOn) }
}

function dated(date: string | undefined): Pick<About, 'days'> {
  const days = daysOf(date)
  return days ? { days } : {}
}
