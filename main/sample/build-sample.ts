import type { Id } from '#contract/ids.ts'
import { codeArticle, named, type Named, type SampleCalls } from './code-article.ts'
import { inventedArticles } from './invented-articles.ts'
import { inventedArticlesAbroad } from './invented-articles-abroad.ts'
import { inventedActors, inventedEvents } from './invented-entities.ts'
import { writeNotes } from './sample-notes.ts'
import type { SampleActor, SampleEvent } from './sample-shapes.ts'
import { seedArticle } from './seed-article.ts'
import { seedActors, seedEvents } from './seed-entities.ts'

const tags: { name: string; colour: string; under?: string; description?: string }[] = [
  { name: 'Nagorno Karabakh', colour: '#5f7a8a' },
  { name: 'Casualties', colour: '#b4453c', description: 'Anyone killed, injured, missing or detained.' },
  { name: 'Civilians', colour: '#d0774b', under: 'Casualties' },
  { name: 'Displacement', colour: '#a6792b' },
  { name: 'Diplomacy', colour: '#3f7f5f' },
  { name: 'Naming', colour: '#6d5fa8', description: 'What somebody or something is called, and by whom.' },
  { name: 'Disputed wording', colour: '#9a4f86' },
  { name: 'Written for the sample', colour: '#7a7a7a', description: 'Invented articles, people, places and figures.' },
]

/** Builds the sample library by the same calls the window makes. The library is to be empty. */
export async function buildSample(calls: SampleCalls): Promise<void> {
  const ids: Named = { entities: new Map(), tags: new Map() }
  for (const { name, colour, under, description } of tags) {
    const parent: Id<'tag'> | undefined = under === undefined ? undefined : named(ids.tags, under)
    const tag = await calls.saveTag({
      name,
      colour,
      ...(parent && { parentId: parent }),
      ...(description !== undefined && { description }),
    })
    ids.tags.set(name, tag.id)
  }
  await Promise.all([...seedActors, ...inventedActors].map((actor) => saveActor(calls, actor, ids)))
  await Promise.all([...seedEvents, ...inventedEvents].map((event) => saveEvent(calls, event, ids)))
  const seed = await codeArticle(calls, seedArticle, ids)
  const others = []
  for (const sample of [...inventedArticles, ...inventedArticlesAbroad])
    others.push(await codeArticle(calls, sample, ids))
  await assessCasualties(calls, ids)
  await writeNotes(calls.saveNote, seed, others, ids)
}

async function saveActor(calls: SampleCalls, { aliases, ...actor }: SampleActor, ids: Named): Promise<void> {
  const { id } = await calls.saveEntity({ kind: 'actor', ...actor, aliases: asAliases(aliases) })
  ids.entities.set(actor.name, id)
}

async function saveEvent(calls: SampleCalls, { aliases, ...event }: SampleEvent, ids: Named): Promise<void> {
  const { id } = await calls.saveEntity({ kind: 'event', ...event, aliases: asAliases(aliases) })
  ids.entities.set(event.name, id)
}

function asAliases(aliases: SampleActor['aliases'] = []) {
  return aliases.map((alias) => (typeof alias === 'string' ? { name: alias } : alias))
}

/** The researcher's own reading, kept apart from what the speakers said. */
async function assessCasualties(calls: SampleCalls, ids: Named): Promise<void> {
  await calls.saveAssessment({
    aboutId: named(ids.entities, 'Military operation in Nagorno Karabakh'),
    property: 'killed',
    low: 27,
    unit: 'people',
    reason: 'The higher count names all people, the lower one only civilians; nothing yet bounds it from above.',
    claimIds: [],
  })
}
