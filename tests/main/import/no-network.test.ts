import { readFileSync } from 'node:fs'
import net from 'node:net'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { hasSharedData, shared } from './shared-data.ts'
import { importingLibrary } from './temporary-library.ts'

it('no file of the importer reaches for the network', () => {
  const folder = resolve(import.meta.dirname, '../../../main/import')
  const seen = new Set<string>()
  const follow = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(
      /(?<!async )\bfetch\(|node:(?:https?|http2|net|tls|dgram|dns)|WebSocket|XMLHttpRequest/,
    )
    for (const [, path = ''] of text.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)'/g)) follow(join(file, '..', path))
  }
  follow(join(folder, 'parse-worker.ts'))
  follow(join(folder, 'importer.ts'))
  expect(seen.size).toBeGreaterThan(40)
})

it.skipIf(!hasSharedData)('a page of beacons is imported and calls no one', async () => {
  const { library, importer } = await importingLibrary()
  let calls = 0
  const listener = net.createServer((socket) => {
    calls += 1
    socket.destroy()
  })
  const { promise, resolve: listening } = Promise.withResolvers<unknown>()
  listener.once('error', listening)
  listener.listen(0, '127.0.0.1', () => listening(undefined))
  await promise
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const page = readFileSync(shared('g_html/beacon-a.html'), 'utf8').replaceAll(':48999', `:${port}`)
  const bytes = Buffer.from(page)
  expect(await importer.importBytes(library, { name: 'beacon.html', bytes })).toMatchObject({ status: 'added' })
  expect(calls).toBe(0)
  listener.close()
})
