import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JSONFilePreset } from 'lowdb/node'
import { openLibrary } from '../../main/library/open.ts'
import { watchBlocks } from './watch-blocks.ts'

/** Run by open.bench.ts in a process of its own: opens or parses one library and prints what it took. */
const [how, path = ''] = process.argv.slice(2)

const ways: Record<string, () => Promise<unknown>> = {
  open: () => openLibrary(path, { readOnly: true }),
  parse: async () => JSON.parse(await readFile(join(path, 'library.json'), 'utf8')) as unknown,
  lowdb: () => JSONFilePreset(join(path, 'library.json'), {}),
}

const collect = (globalThis as { gc?: () => void }).gc
collect?.()
const before = process.memoryUsage().rss
const block = watchBlocks()
const start = performance.now()
const kept: unknown = await ways[how ?? '']?.()
const ms = performance.now() - start
const longestBlock = block()
collect?.()
const rss = process.memoryUsage().rss - before
process.stdout.write(JSON.stringify({ ms, longestBlock, rss, kept: typeof kept, files: (await readdir(path)).length }))
