/**
 * Run by the benchmark of exports, in a process of its own: opens a library and writes it out in one format, watching
 * how much memory the process takes meanwhile.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportFormat } from '#contract/exports.ts'
import { exportLibrary } from '../../main/export/export-library.ts'
import { openLibrary } from '../../main/library/open.ts'

const [path = '', format = '', out = ''] = process.argv.slice(2)
const library = await openLibrary(path, { readOnly: true })
// What reading every document once takes is the library's own.
for (const kind of ['article', 'passage', 'actor', 'event', 'note', 'claim'] as const)
  for (const id of library.collection(kind).ids()) library.get(id)
global.gc?.()
const before = process.memoryUsage().rss
let peak = before
const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
const started = performance.now()
const { where } = await exportLibrary(library, {
  format: format as ExportFormat,
  path: out,
  printToPdf,
  onWritten: () => (peak = Math.max(peak, process.memoryUsage().rss)),
})
const ms = performance.now() - started
clearInterval(timer)
peak = Math.max(peak, process.memoryUsage().rss)
await library.close()
process.stdout.write(JSON.stringify({ before, peak, ms, bytes: await sizeOf(where) }))

/**
 * A page is printed in a process of its own, which ends with it. What is measured is what the export itself holds: the
 * page, and as many bytes as come back for it.
 */
function printToPdf({ page }: { page: string }): Promise<Uint8Array> {
  return Promise.resolve(Buffer.alloc(page.length * 3, '%PDF-1.4 '))
}

async function sizeOf(place: string): Promise<number> {
  const about = await stat(place)
  if (!about.isDirectory()) return about.size
  let bytes = 0
  for (const name of await readdir(place)) bytes += await sizeOf(join(place, name))
  return bytes
}
