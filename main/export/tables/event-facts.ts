import type { Article } from '#contract/article.ts'
import type { EventEntity } from '#contract/entity.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import type { Gathered } from '../gather.ts'

/** The articles that speak of an event, in order, and who is quoted about it. */
export function sourcesOf(gathered: Gathered, event: EventEntity): { articles: Article[]; speakers: string[] } {
  const groups = claimGroupsAbout(gathered.library, event.id)
  const ids = new Set([
    ...gathered.passagesLinking(event.id).map(({ articleId }) => articleId),
    ...groups.flatMap(({ claims }) => claims.map(({ articleId }) => articleId)),
  ])
  return {
    articles: gathered.articles.filter(({ id }) => ids.has(id)),
    speakers: [...new Set(groups.flatMap(({ speakers }) => speakers))].sort(),
  }
}

export function tagsAbout(gathered: Gathered, event: EventEntity): string[] {
  const ids = gathered.passagesLinking(event.id).flatMap(({ tags }) => tags)
  return [...new Set(ids.map((id) => gathered.library.get(id)?.name ?? ''))].filter(Boolean).sort()
}

export function eventsOf({ entities }: Gathered): EventEntity[] {
  return entities.filter((entity) => entity.kind === 'event')
}
