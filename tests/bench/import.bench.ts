import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { createImporter } from '../../main/import/importer.ts'
import { readHtml } from '../../main/import/read-html.ts'
import { sourcesFromPaths } from '../../main/import/sources.ts'
import { libraryCalls } from '../../main/library/calls.ts'
import { createLibrary } from '../../main/library/open.ts'
import { smallPdf } from '../main/import/small-pdf.ts'
import { wordFile } from '../main/import/zip-of.ts'
import { median, quantile, type Result } from './result.ts'

export const name = 'Importing: pages against bare Readability on the same DOM, and 1,000 mixed files while calls go on'

const rounds = 5
const files = 1000

export async function run(): Promise<Result> {
  const pages = savedPages()
  const { ours, bare } = readPages(pages)
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-import-'))
  try {
    const { seconds, calls, added } = await importMixed(folder, pages)
    return {
      ratios: [
        { what: 'bare Readability / our reading of a page', value: bare / ours, goal: { atLeast: 0.8 } },
        {
          what: 'p95 of libraryInfo while 1,000 files come in, ms',
          value: quantile(calls, 0.95),
          goal: { atMost: 50 },
        },
        { what: 'files a second', value: added / seconds },
      ],
      details: {
        'pages read': pages.length,
        'ours, ms for all': ours,
        'Readability alone, ms for all': bare,
        'mixed files added': added,
        seconds,
        'calls answered meanwhile': calls.length,
        'slowest call, ms': Math.max(...calls),
      },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Pages that were saved from the web where they are at hand, else one made up. */
function savedPages(): string[] {
  const real = resolve(import.meta.dirname, '../../../shared/data/a_readability')
  if (existsSync(real)) return readdirSync(real).map((page) => readFileSync(join(real, page, 'source.html'), 'utf8'))
  const paragraphs = Array.from(
    { length: 80 },
    (_, at) => `<p>${'Seven people were killed, officials said. '.repeat(9)}${at}</p>`,
  )
  return [
    `<!doctype html><html><head><title>Talks</title></head><body><article>${paragraphs.join('')}</article></body></html>`,
  ]
}

/** Both ways over all pages in turn; the medians of the rounds. */
function readPages(pages: readonly string[]): { ours: number; bare: number } {
  const ways = {
    ours: (page: string) => void readHtml(page),
    bare: (page: string) => void new Readability((parseHTML(page) as unknown as { document: never }).document).parse(),
  }
  const samples = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= rounds; round += 1)
    for (const way of ['ours', 'bare'] as const) {
      const start = performance.now()
      for (const page of pages) ways[way](page)
      if (round > 0) samples[way].push(performance.now() - start)
    }
  return { ours: median(samples.ours), bare: median(samples.bare) }
}

async function importMixed(folder: string, pages: readonly string[]) {
  const from = join(folder, 'files')
  await mkdir(from)
  for (let at = 0; at < files; at += 1) await writeFile(join(from, nameOf(at)), await contentOf(at, pages))
  const library = await createLibrary(join(folder, 'library'), { name: 'Bench' })
  const importer = createImporter()
  const { libraryInfo } = libraryCalls(library)
  const calls: number[] = []
  let last = performance.now()
  // A call that comes every 10 ms is answered late by as long as the main thread was busy.
  const asking = setInterval(() => {
    const due = last + 10
    last = performance.now()
    void Promise.resolve(libraryInfo({})).then(() => calls.push(performance.now() - due))
  }, 10)
  const start = performance.now()
  const outcomes = await importer.importMany(library, await sourcesFromPaths([from]))
  const seconds = (performance.now() - start) / 1000
  clearInterval(asking)
  await importer.close()
  await library.close()
  return { seconds, calls, added: outcomes.filter(({ articleId }) => articleId).length }
}

const endings = ['txt', 'html', 'docx', 'pdf', 'md']
const nameOf = (at: number) => `${String(at).padStart(4, '0')}.${endings[at % endings.length] ?? 'txt'}`

/** Every file has words of its own, so that none is a duplicate. */
function contentOf(at: number, pages: readonly string[]): Promise<string | Uint8Array> | string | Uint8Array {
  const words = `Report ${at}: seven people were killed, officials said on day ${at}. `
  const kind = endings[at % endings.length]
  if (kind === 'html') return (pages[at % pages.length] ?? '').replace(/<p(?=[\s>])/i, `<p>${words.repeat(9)}</p><p`)
  if (kind === 'docx') return wordFile(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`.repeat(20))
  if (kind === 'pdf') return smallPdf([Array.from({ length: 40 }, (_, line) => ({ text: words, y: 760 - line * 14 }))])
  return `${words}\n\n`.repeat(20)
}
