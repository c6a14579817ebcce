import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import type { Article } from '#contract/article.ts'
import type { EventEntity, Place } from '#contract/entity.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import { foldName } from '../../text/fold.ts'
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

/** The country that a place names, alone or after its last comma: `Stepanakert, Azerbaijan`. */
export function countryOf(place: Place | undefined): Country | null {
  return byName().get(foldName(place?.name.split(',').at(-1) ?? '')) ?? null
}

type Country = { name: string; iso: number }
let known: Map<string, Country> | undefined

function byName(): Map<string, Country> {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return (known ??= new Map(
    codes.map(([alpha2 = '', , numeric]) => {
      const name = names.of(alpha2) ?? alpha2
      return [foldName(name), { name, iso: Number(numeric) }]
    }),
  ))
}

export function tagsAbout(gathered: Gathered, event: EventEntity): string[] {
  const ids = gathered.passagesLinking(event.id).flatMap(({ tags }) => tags)
  return [...new Set(ids.map((id) => gathered.library.get(id)?.name ?? ''))].filter(Boolean).sort()
}

export function eventsOf({ entities }: Gathered): EventEntity[] {
  return entities.filter((entity) => entity.kind === 'event')
}
