import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import { createImporter } from '../../main/import/importer.ts'
import { createLibrary } from '../../main/library/open.ts'
import type { Library } from '../../main/library/library.ts'
import { noteText } from '../../main/notes/note-text.ts'
import { shared } from '../main/import/shared-data.ts'

/** Words that try to run, from collections of others; where a collection leaves the act open, ours is filled in. */
export function payloads(): string[] {
  const fixtures = JSON.parse(readFileSync(shared('g_xss', 'dompurify-fixtures.json'), 'utf8')) as { payload: string }[]
  const vectors = JSON.parse(readFileSync(shared('g_xss', 'html5sec-vectors.json'), 'utf8')) as { data: string }[]
  const list = readFileSync(shared('g_xss', 'payloadbox-xss.txt'), 'utf8').split('\n')
  return [...list, ...fixtures.map(({ payload }) => payload), ...vectors.map(({ data }) => filled(data))].filter(
    (words) => typeof words === 'string' && words.trim() !== '' && words.length < 9000,
  )
}

const filled = (data: string) =>
  data.replace(/%js_uri\w*%/g, 'javascript:window.__pwned=1').replace(/%js_\w+%/g, 'window.__pwned=1')

/** A library where every payload stands wherever a person or a file can put words; answers its folder. */
export async function hostileLibrary(folder: string): Promise<Library> {
  const library = await createLibrary(join(folder, 'library'), { name: '<script>window.__pwned=1</script>' })
  const all = payloads()
  await importAll(library, all)
  const [article] = [...library.collection('article').values()]
  if (!article) throw new Error('nothing was imported')
  const puts = all.flatMap((words, at) => documentsOf(library, words, at, article.id))
  const label = { key: 'saveTag', args: { name: '' } } as const
  for (let from = 0; from < puts.length; from += 4000)
    await library.commit({ label, puts: puts.slice(from, from + 4000) })
  return library
}

/** As pages, as Markdown, as text, under hostile file names; and the collections' own files. */
async function importAll(library: Library, all: readonly string[]): Promise<void> {
  const importer = createImporter()
  const batches = Array.from({ length: Math.ceil(all.length / 400) }, (_, at) => all.slice(at * 400, at * 400 + 400))
  const files = batches.flatMap((batch, at) => {
    const name = (batch[0] ?? '').replace(/[\0\n]/g, '')
    const filler = `<p>${'A harmless sentence stands here for the reader to find. '.repeat(8)}</p>`
    return [
      {
        name: `${at} ${name}.html`,
        text: `<title>${name}</title><article>${filler}${batch.map((one) => `<p>${one}</p>`).join('\n')}`,
      },
      { name: `${at} ${name}.md`, text: `# ${name}\n\n${batch.join('\n\n')}` },
      { name: `${at} ${name}.txt`, text: batch.join('\n\n') },
    ]
  })
  const attachments = readdirSync(shared('g_xss', 'html5sec-attachments')).map((name) => ({
    name,
    text: readFileSync(shared('g_xss', 'html5sec-attachments', name), 'utf8'),
  }))
  const sources = [...files, ...attachments].map(({ name, text }) => ({
    name,
    read: () => Promise.resolve(new Uint8Array(Buffer.from(text))),
  }))
  await importer.importMany(library, sources)
  await importer.close()
}

/** Names, aliases, tags, titles, notes, comments, claims: a document of some kind for every payload. */
function documentsOf(library: Library, words: string, at: number, articleId: Id<'article'>): Document[] {
  const title = words.slice(0, 5000)
  const tag = { ...library.stamp('tag'), name: title, description: words }
  switch (at % 6) {
    case 0:
      return [
        tag,
        {
          ...library.stamp('actor'),
          kind: 'actor',
          name: title,
          aliases: [{ name: title, note: title }],
          description: words,
          identifiers: { [title.slice(0, 50)]: title },
        },
      ]
    case 1:
      return [
        {
          ...library.stamp('event'),
          kind: 'event',
          name: title,
          aliases: [],
          type: title,
          date: '2023-09-20',
          dateAsWritten: title,
          place: { name: title, precision: title, latitude: 1, longitude: 1 },
          participants: [],
          description: words,
        },
      ]
    case 2:
      return [noteOf(library, title, words)]
    case 3: {
      const article = library.need(articleId)
      return [
        { ...article, ...library.stamp('article'), title, outlet: title, url: title, authors: [title], rights: title },
      ]
    }
    default: {
      const target = {
        start: 0,
        end: 1,
        exact: title,
        prefix: title,
        suffix: title,
        textSha256: library.need(articleId).textSha256,
      }
      const passage = {
        ...library.stamp('passage'),
        articleId,
        target,
        comment: words,
        tags: [tag.id],
        links: [],
        state: 'orphaned' as const,
      }
      return [tag, passage]
    }
  }
}

function noteOf(library: Library, title: string, words: string): Document {
  const link = { type: 'link', version: 1, url: title, rel: null, target: null, title, children: [textNode(words)] }
  const root = {
    type: 'root',
    version: 1,
    children: [
      { type: 'paragraph', version: 1, children: [textNode(words), link] },
      { type: 'code', version: 1, language: title, children: [textNode(words)] },
    ],
  }
  const state = { v: 1 as const, lexical: '0.52.0', state: { root } }
  return { ...library.stamp('note'), title, state, text: noteText(root), mentions: [] }
}

const textNode = (text: string) => ({ type: 'text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 })
