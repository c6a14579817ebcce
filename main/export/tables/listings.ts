import type { Policy } from '#contract/aggregate.ts'
import { iriOf } from '#contract/ids.ts'
import { say } from '../../words.ts'
import { passageTable } from '../csv.ts'
import type { Gathered } from '../gather.ts'
import type { PlaceOf } from '../source-places.ts'
import { claimTable } from './claims.ts'
import { eventsOf } from './event-facts.ts'
import type { Cell, Table } from './table.ts'

/** Every table of a workbook. */
export function tablesOf(gathered: Gathered, policy: Policy, placeOf: PlaceOf): Table[] {
  return [
    articleTable(gathered),
    { ...passageTable(gathered, placeOf), name: sheet('passages') },
    actorTable(gathered),
    eventTable(gathered),
    participantTable(gathered),
    relationTable(gathered),
    claimTable(gathered, sheet('claims'), policy, placeOf),
  ]
}

const sheet = (name: 'articles' | 'passages' | 'actors' | 'events' | 'participants' | 'relations' | 'claims') =>
  say(`exports.tables.sheets.${name}`)

const lines = (names: readonly string[]) => names.join('\n')

function table(name: string, columns: readonly string[], rows: () => Iterable<Cell[]>): Table {
  return { name, columns, rows }
}

function articleTable({ articles, library, passagesOf }: Gathered): Table {
  const columns = [
    'id',
    'title',
    'authors',
    'outlet',
    'published',
    'url',
    'language',
    'tags',
    'status',
    'words',
    'passages',
  ]
  return table(sheet('articles'), columns, function* () {
    for (const article of articles)
      yield [
        iriOf(article.id),
        article.title,
        lines(article.authors),
        article.outlet ?? '',
        article.publishedAt ?? '',
        article.url ?? '',
        article.language ?? '',
        lines(article.tags.map((id) => library.get(id)?.name ?? '')),
        article.status,
        article.words,
        passagesOf(article.id).length,
      ]
  })
}

function actorTable({ entities, passagesLinking }: Gathered): Table {
  const columns = ['id', 'name', 'aliases', 'type', 'country', 'description', 'passages']
  return table(sheet('actors'), columns, function* () {
    for (const actor of entities)
      if (actor.kind === 'actor')
        yield [
          iriOf(actor.id),
          actor.name,
          lines(actor.aliases.map(({ name }) => name)),
          actor.type ?? '',
          actor.country ?? '',
          actor.description ?? '',
          passagesLinking(actor.id).length,
        ]
  })
}

function eventTable(gathered: Gathered): Table {
  const columns = ['id', 'name', 'aliases', 'type', 'date', 'place', 'latitude', 'longitude', 'description', 'passages']
  return table(sheet('events'), columns, function* () {
    for (const event of eventsOf(gathered))
      yield [
        iriOf(event.id),
        event.name,
        lines(event.aliases.map(({ name }) => name)),
        event.type ?? '',
        event.date ?? '',
        event.place?.name ?? '',
        event.place?.latitude ?? '',
        event.place?.longitude ?? '',
        event.description ?? '',
        gathered.passagesLinking(event.id).length,
      ]
  })
}

function participantTable(gathered: Gathered): Table {
  const columns = ['event_id', 'event', 'actor_id', 'actor', 'role']
  return table(sheet('participants'), columns, function* () {
    for (const event of eventsOf(gathered))
      for (const { actorId, role } of event.participants)
        yield [iriOf(event.id), event.name, iriOf(actorId), gathered.library.get(actorId)?.name ?? '', role ?? '']
  })
}

function relationTable({ library }: Gathered): Table {
  const columns = ['id', 'from_id', 'from', 'type', 'to_id', 'to', 'date']
  return table(sheet('relations'), columns, function* () {
    for (const { id, fromId, type, toId, date } of library.collection('relation').values())
      yield [
        iriOf(id),
        iriOf(fromId),
        library.get(fromId)?.name ?? '',
        type,
        iriOf(toId),
        library.get(toId)?.name ?? '',
        date ?? '',
      ]
  })
}
