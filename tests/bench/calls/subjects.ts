import type { ArgsOf, CallName, Calls, ResultOf } from '#contract/calls.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Subjects } from './window-calls.ts'

type Ask = <Name extends CallName>(call: Name, args: ArgsOf<Calls[Name]>) => Promise<ResultOf<Calls[Name]>>

/** What the calls are made about: spread over the library, and what has most. */
export async function subjectsOf(ask: Ask): Promise<Subjects> {
  const articles = (await ask('listArticles', { sort: 'passages', descending: true, limit: 10_000 })).items
  const most = async (kind: 'actor' | 'event') =>
    (await ask('listEntities', { kind, sort: 'passages', descending: true, limit: 2000 })).items
  const [actors, events] = [await most('actor'), await most('event')]
  const spread = <Item>(items: Item[]) => items.filter((_, index) => index % Math.ceil(items.length / 200) === 3)
  const notes = (await ask('listNotes', { limit: 200 })).items
  const tags = await ask('listTags', {})
  const middle = articles[articles.length >> 1]?.id as Id<'article'>
  const passages = (await ask('listPassages', { articleId: middle })).items
  return {
    actors: spread(actors).map(({ id }) => id),
    events: spread(events).map(({ id }) => id),
    articles: spread(articles).map(({ id }) => id),
    passages: passages.map(({ id }) => id),
    notes: notes.map(({ id }) => id),
    tags: tags.slice(0, 50).map(({ tag }) => tag.id),
    mostLinkedActor: actors[0]?.id as EntityId,
    mostLinkedEvent: events[0]?.id as EntityId,
    mostMarkedArticle: articles[0]?.id as Id<'article'>,
  }
}
