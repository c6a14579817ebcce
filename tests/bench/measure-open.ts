import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'

/** Run by open.bench.ts in a process of its own: opens or parses one library and prints what it took. */
const [how, path = ''] = process.argv.slice(2)

const collect = (globalThis as { gc?: () => void }).gc
collect?.()
const before = process.memoryUsage().rss
const block = watchBlocks()
const start = performance.now()
const kept: unknown =
  how === 'open'
    ? await openLibrary(path, { readOnly: true })
    : JSON.parse(await readFile(join(path, 'library.json'), 'utf8'))
const ms = performance.now() - start
const longestBlock = block()
collect?.()
const rss = process.memoryUsage().rss - before
process.stdout.write(JSON.stringify({ ms, longestBlock, rss, kept: typeof kept }))

/** The longest time the event loop did not turn. */
function watchBlocks(): () => number {
  let last = performance.now()
  let longest = 0
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    timer = setImmediate(turn)
  }
  let timer = setImmediate(turn)
  return () => {
    clearImmediate(timer)
    return Math.max(longest, performance.now() - last)
  }
}
