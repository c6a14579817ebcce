import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ExportFormat } from '#contract/exports.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import type { Ratio, Result } from './result.ts'

export const name = 'Exporting 1,000 and 10,000 articles: memory and speed'

const formats = ['markdown', 'html', 'json', 'csv', 'docx', 'xlsx', 'pdf'] as const satisfies readonly ExportFormat[]
const counts = [1_000, 10_000] as const
const megabyte = 1e6

type Measured = { before: number; peak: number; ms: number; bytes: number }

/**
 * What an export adds to the memory of a process that holds the library. Texts are read one at a time and files are
 * written as they are made, so ten times the articles must not take ten times the memory: what grows is the list of
 * what there is, which every format needs for its links. A Word file or a PDF is cut into documents of a size that
 * opens, made one after the other.
 */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-export-'))
  try {
    const ratios: Ratio[] = []
    const details: Result['details'] = {}
    const found = new Map<string, Measured>()
    for (const articles of counts) {
      const path = join(folder, `library-${articles}`)
      await makeLibrary(path, { ...sizesFor(articles * 5), articles, textKb: 4 })
      for (const format of formats) found.set(`${format} ${articles}`, await measure(path, format, folder))
    }
    for (const format of formats) {
      const [small, large] = counts.map((articles) => found.get(`${format} ${articles}`) as Measured)
      if (!small || !large) continue
      const grown = large.bytes / small.bytes
      ratios.push({
        what: `${format}: memory added at 10,000 articles, to what ${grown.toFixed(1)} times the bytes would add`,
        value: (large.peak - large.before) / ((small.peak - small.before) * grown),
        goal: { atMost: 0.5 },
      })
      for (const [at, one] of [small, large].entries())
        details[`${format}, ${counts[at]?.toLocaleString('en')} articles`] =
          `${inMegabytes(one.bytes)} MB at ${(one.bytes / megabyte / (one.ms / 1000)).toFixed(1)} MB/s, ` +
          `${inMegabytes(one.peak - one.before)} MB over the open library's ${inMegabytes(one.before)} MB`
    }
    return { ratios, details }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const inMegabytes = (bytes: number) => Math.round(bytes / megabyte)

async function measure(library: string, format: ExportFormat, folder: string): Promise<Measured> {
  const out = join(folder, 'out')
  const script = join(import.meta.dirname, 'measure-export.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, library, format, out])
  await rm(out, { recursive: true, force: true })
  return JSON.parse(stdout) as Measured
}
