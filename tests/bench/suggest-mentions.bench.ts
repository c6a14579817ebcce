import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { suggestCalls } from '../../main/suggest/calls.ts'
import { createSuggester } from '../../main/suggest/suggester.ts'
import type { Result } from './result.ts'
import { madeNames, madeNews } from './suggest/made-news.ts'

export const name = 'Marking every mention of one actor in 10,000 articles, and taking it back'

const articles = 10_000
const names = 20_000
const length = 4_000

/** Once for an actor named in every article, once for one named in every fiftieth. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-mentions-'))
  const path = join(folder, 'library')
  const actors = await make(path)
  const library = await openLibrary(path)
  const suggester = createSuggester(library)
  const calls = suggestCalls(library, suggester)
  const started = await timed(() => calls.suggest({ articleId: firstOf(library) }))
  const rare = await measured(library, calls, actors.rare)
  const common = await measured(library, calls, actors.common)
  await suggester.close()
  await library.close()
  await rm(folder, { recursive: true })
  return {
    ratios: [
      { what: 'named in every article: accepted after review, seconds', value: common.mark, goal: { atMost: 2 } },
      { what: 'named in every article: undone, seconds', value: common.undo, goal: { atMost: 2 } },
      { what: 'named in every fiftieth: accepted after review, seconds', value: rare.mark, goal: { atMost: 2 } },
      { what: 'named in every fiftieth: undone, seconds', value: rare.undo, goal: { atMost: 2 } },
    ],
    details: {
      articles,
      'characters of each text': length,
      'known actors': names,
      'first suggestions after opening, ms': started * 1000,
      'marked, every article': common.marked,
      'preview, every article, seconds': common.preview,
      'marked without review, every article, seconds': common.direct,
      'marked, every fiftieth': rare.marked,
      'marked without review, every fiftieth, seconds': rare.direct,
      'preview, every fiftieth, seconds': rare.preview,
    },
  }
}

async function measured(library: Library, calls: ReturnType<typeof suggestCalls>, entityId: Id<'actor'>) {
  const preview = await timed(() => calls.markAllMentions({ entityId, preview: true }))
  let marked = 0
  const mark = await timed(async () => (marked = (await calls.markAllMentions({ entityId })).marked))
  const undo = await timed(() => library.undo())
  // Another reader of the library remembers nothing: what marking costs that nobody looked at before.
  const suggester = createSuggester(library)
  const unseen = suggestCalls(library, suggester)
  await unseen.suggest({ articleId: firstOf(library) })
  const direct = await timed(() => unseen.markAllMentions({ entityId }))
  await library.undo()
  await suggester.close()
  return { preview, mark, undo, marked, direct }
}

const firstOf = (library: Library) => [...library.collection('article').ids()][0] as Id<'article'>

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Texts are written without waiting for the disk, and documents as one change: making is not what is measured. */
async function make(path: string): Promise<{ rare: Id<'actor'>; common: Id<'actor'> }> {
  const library = await createLibrary(path, { name: 'Mentions', author: 'Bench' })
  const known = madeNames(names)
  const stock = Array.from({ length: 50 }, (_, seed) => madeNews(length, known, seed + 10))
  const puts: Document[] = known.map((one) => ({ ...library.stamp('actor'), kind: 'actor', name: one, aliases: [] }))
  const [common, rare] = [library.stamp('actor'), library.stamp('actor')]
  puts.push({ ...common, kind: 'actor', name: 'Everywhere Named', aliases: [{ name: 'The Everywhere' }] })
  puts.push({ ...rare, kind: 'actor', name: 'Seldom Named', aliases: [] })
  for (let index = 0; index < articles; index += 1) {
    const text = `Article ${index}. Everywhere Named spoke. ${index % 50 === 0 ? 'Seldom Named did not. ' : ''}${stock[index % 50] ?? ''}`
    puts.push(await articleOf(library, path, text, index))
  }
  await library.commit({ label: { key: 'importArticles', args: { count: articles } }, puts })
  await library.close()
  return { common: common.id, rare: rare.id }
}

async function articleOf(library: Library, path: string, text: string, index: number): Promise<Document> {
  const blocks = text.split('\n\n').map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph }))
  const json = JSON.stringify({ blocks })
  const textSha256 = createHash('sha256').update(json).digest('hex')
  await mkdir(join(path, 'texts', textSha256.slice(0, 2)), { recursive: true })
  await writeFile(join(path, 'texts', textSha256.slice(0, 2), `${textSha256}.json`), json)
  return {
    ...library.stamp('article'),
    title: `Article ${index}`,
    authors: [],
    tags: [],
    status: 'unread',
    language: 'en',
    publishedAt: '2023-09-20',
    original: { mediaType: 'text/plain', sha256: textSha256, bytes: text.length },
    textSha256,
    plainSha256: textSha256,
    words: 600,
  }
}
