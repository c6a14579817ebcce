import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { noteStateOf } from '../../main/import/coded/note-state.ts'
import type { Library } from '../../main/library/library.ts'
import { placePassage } from '../../main/passages/place-passage.ts'

const alphabet = [
  'a',
  'b',
  'é',
  'ü',
  '😀',
  '👩‍👩‍👧',
  'Հ',
  'ب',
  '中',
  '<',
  '&',
  '"',
  "'",
  '`',
  '[',
  ']',
  '\\',
  '#',
  ':',
  '7',
  '٣',
  '-',
]
const word = fc
  .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join('').normalize('NFC'))
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const share = fc.double({ min: 0, max: 1, noNaN: true })

const plan = fc.record({
  articles: fc.array(fc.record({ title: name, paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 5 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  tags: fc.array(fc.record({ name, under: share, colour: fc.option(fc.constantFrom('#1f77b4', '#d62728')) }), {
    maxLength: 5,
  }),
  actors: fc.array(fc.record({ name, alias: fc.option(name), description: fc.option(line) }), { maxLength: 4 }),
  events: fc.array(fc.record({ name, date: fc.option(fc.constantFrom('2023-09-20', '2023-09?', '199X')) }), {
    maxLength: 3,
  }),
  passages: fc.array(
    fc.record({
      article: share,
      from: share,
      to: share,
      comment: fc.option(paragraph),
      tags: fc.array(share, { maxLength: 2 }),
      links: fc.array(fc.record({ entity: share, role: fc.option(name) }), { maxLength: 2 }),
      orphaned: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  relations: fc.array(fc.record({ from: share, to: share, type: name }), { maxLength: 3 }),
  claims: fc.array(fc.record({ passage: share, about: share, speaker: share, number: fc.nat(1000) }), { maxLength: 3 }),
  notes: fc.array(fc.record({ title: name, text: paragraph, about: share }), { maxLength: 3 }),
})
export type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never
export const libraryPlan: fc.Arbitrary<Plan> = plan

/** The one of a list that a share between 0 and 1 falls on. */
const at = <One>(list: readonly One[], share: number): One | undefined =>
  list[Math.min(list.length - 1, Math.floor(share * list.length))]

/** Makes an empty library what a plan says, in one change. Names are told apart by a number: same names are one thing. */
export async function build(library: Library, plan: Plan): Promise<void> {
  const puts: Document[] = []
  const numbered = (name: string, number: number) => `${name} ${number}`
  const articles: (Article & { plain: string })[] = []
  for (const [number, { title, paragraphs }] of plan.articles.entries()) {
    const blocks = [...paragraphs, `end ${number}`].map((text) => ({ kind: 'paragraph' as const, text }))
    const plain = plainTextOf(blocks)
    const plainSha256 = createHash('sha256').update(plain).digest('hex')
    const article: Article = {
      ...library.stamp('article'),
      title: numbered(title, number),
      authors: [],
      tags: [],
      status: 'unread',
      original: {
        mediaType: 'text/plain',
        sha256: await library.originals.put(Buffer.from(plain)),
        bytes: plain.length,
      },
      textSha256: await library.texts.put({ blocks }),
      plainSha256,
      words: 1,
    }
    articles.push({ ...article, plain })
    puts.push(article)
  }
  const tags: Id<'tag'>[] = []
  for (const [number, { name, under, colour }] of plan.tags.entries()) {
    const stamp = library.stamp('tag')
    const parentId = under < 0.5 ? at(tags, under * 2) : undefined
    puts.push({ ...stamp, name: numbered(name, number), ...(parentId && { parentId }), ...(colour && { colour }) })
    tags.push(stamp.id)
  }
  const entities: EntityId[] = []
  for (const [number, { name, alias, description }] of plan.actors.entries()) {
    const aliases = alias === null ? [] : [{ name: alias }]
    const stamp = library.stamp('actor')
    puts.push({ ...stamp, kind: 'actor', name: numbered(name, number), aliases, ...(description && { description }) })
    entities.push(stamp.id)
  }
  for (const [number, { name, date }] of plan.events.entries()) {
    const stamp = library.stamp('event')
    puts.push({
      ...stamp,
      kind: 'event',
      name: numbered(name, number),
      aliases: [],
      participants: [],
      ...(date && { date }),
    })
    entities.push(stamp.id)
  }
  const passages = passagesOf(library, plan, articles, tags, entities)
  puts.push(...passages)
  for (const { from, to, type } of plan.relations) {
    const [fromId, toId] = [at(entities, from), at(entities, to)]
    if (fromId && toId && fromId !== toId && fromId.slice(0, 5) === toId.slice(0, 5))
      puts.push({
        ...library.stamp('relation'),
        fromId,
        toId,
        type,
        passageIds: passages.slice(0, 1).map(({ id }) => id),
      })
  }
  for (const { passage, about, speaker, number } of plan.claims) {
    const [passageId, aboutId] = [at(passages, passage)?.id, at(entities, about)]
    const actorId = at(entities.filter((id) => id.startsWith('actor:')) as Id<'actor'>[], speaker)
    if (!passageId || !aboutId || !actorId) continue
    const value = { kind: 'count' as const, comparator: '=' as const, number, unit: 'people' }
    const attribution = [{ actorId, as: 'says' as const }]
    puts.push({
      ...library.stamp('claim'),
      passageId,
      aboutId,
      property: 'killed',
      value,
      stance: 'asserts',
      attribution,
    })
  }
  for (const { title, text, about } of plan.notes) {
    const aboutId = at([...entities, ...articles.map(({ id }) => id), ...passages.map(({ id }) => id)], about)
    puts.push({
      ...library.stamp('note'),
      title,
      text,
      state: noteStateOf(text),
      mentions: [],
      ...(aboutId && { aboutId }),
    })
  }
  await library.commit({ label: { key: 'importLibrary', args: { count: puts.length } }, puts })
}

function passagesOf(
  library: Library,
  plan: Plan,
  articles: readonly (Article & { plain: string })[],
  tags: readonly Id<'tag'>[],
  entities: readonly EntityId[],
): Passage[] {
  return plan.passages.flatMap(({ article: which, from, to, comment, tags: tagged, links: linked, orphaned }) => {
    const article = at(articles, which)
    if (!article) return []
    const [a, b] = [from, to].map((share) => Math.floor(share * article.plain.length)).sort((x, y) => x - y)
    const start = a ?? 0
    const end = Math.max(b ?? 0, start + 1)
    if (article.plain.slice(start, end).trim() === '') return []
    const target = placePassage(article.plain, article.textSha256, start, end)
    const links = new Map(
      linked.flatMap(({ entity, role }) => {
        const entityId = at(entities, entity)
        return entityId ? [[entityId, { entityId, ...(role !== null && { role }) }] as const] : []
      }),
    )
    return [
      {
        ...library.stamp('passage'),
        articleId: article.id,
        target: orphaned ? { ...target, start: 0, end: 0, prefix: '', suffix: '' } : target,
        tags: [...new Set(tagged.flatMap((share) => at(tags, share) ?? []))],
        links: [...links.values()],
        state: orphaned ? ('orphaned' as const) : ('anchored' as const),
        ...(comment !== null && { comment }),
      },
    ]
  })
}
