import { expect, test } from 'vitest'
import { annotateFiles } from '../../../../main/import/annotations/annotate-files.ts'
import { readApart } from '../../../../main/import/coded/read-apart.ts'
import { watched } from '../../../formats/watched.ts'
import { startCoding } from '../../entities/coding.ts'

const target = { source: 'https://example.org/1', selector: { type: 'TextQuoteSelector', exact: 'two' } }
const annotation = { type: 'Annotation', body: 'https://example.org/b', target }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const jsonOf = (count: number) => ({
  name: 'many.json',
  bytes: bytesOf(`[${Array.from({ length: count }, () => JSON.stringify(annotation)).join(',')}]`),
})

test('annotations are read away from the main thread, from every file that was chosen', async () => {
  const read = await readApart([jsonOf(2), { ...jsonOf(1), name: 'other.jsonld' }])
  expect(read).toMatchObject({
    kind: 'annotations',
    annotations: [{ format: 'w3c' }, {}, { sources: [target.source] }],
  })
})

test('a project chosen with other files is not read in part', async () => {
  const project = { name: 'talks.qdpx', bytes: bytesOf('PK\u0003\u0004') }
  await expect(readApart([jsonOf(1), project])).rejects.toThrow('“talks.qdpx” is a project of its own')
})

test('what takes too long is given up', async () => {
  const given = jsonOf(150_000)
  const { seconds } = await watched(() =>
    expect(readApart([given], undefined, { seconds: 0.2 })).rejects.toThrow(/took longer than/),
  )
  expect(seconds).toBeLessThan(1)
})

test('what takes too much memory ends its worker alone', async () => {
  await expect(readApart([jsonOf(150_000)], undefined, { megabytes: 32 })).rejects.toThrow(/more memory/)
  expect(await readApart([jsonOf(1)])).toMatchObject({ kind: 'annotations' })
})

test('more than may come out of a file does not come out', async () => {
  await expect(readApart([jsonOf(100)], undefined, { mostOutput: 1000 })).rejects.toThrow(/more memory/)
})

test('a cancel ends the reading at once', async () => {
  const cancel = new AbortController()
  const given = jsonOf(150_000)
  setTimeout(() => cancel.abort(), 200)
  const { seconds } = await watched(() => expect(readApart([given], cancel.signal)).rejects.toThrow('aborted'))
  expect(seconds).toBeLessThan(1)
})

test('a cancel while words are looked for changes nothing, and the program answers meanwhile', async () => {
  const { library, addArticle } = await startCoding()
  const { id } = await addArticle('The words here are one and two and three. '.repeat(4000), { url: target.source })
  const unlike = Array.from({ length: 400 }, (_, at) => ({
    type: 'Annotation',
    target: {
      source: target.source,
      selector: { type: 'TextQuoteSelector', exact: `quite other words ${at}`.repeat(4) },
    },
  }))
  const cancel = new AbortController()
  const before = library.seq
  const file = { name: 'a.json', bytes: bytesOf(JSON.stringify(unlike)) }
  // What this thread works between two ticks; how long other programs had the processor is no fault of it.
  let longest = 0
  let last = process.threadCpuUsage()
  const ticking = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last)
    longest = Math.max(longest, (user + system) / 1000)
    last = process.threadCpuUsage()
  }, 5)
  const taking = annotateFiles(library, [file], { articleId: id, signal: cancel.signal })
  setTimeout(() => cancel.abort(), 700)
  await expect(taking).rejects.toThrow('aborted')
  clearInterval(ticking)
  expect(longest).toBeLessThan(300)
  expect(library.seq).toBe(before)
})
