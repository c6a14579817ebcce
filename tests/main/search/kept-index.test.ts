import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { purgeCalls } from '../../../main/purge.ts'
import type { Library } from '../../../main/library/library.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { searchCalls } from '../../../main/search/calls.ts'
import { createSearchIndex } from '../../../main/search/search-index.ts'
import { wordsAnywhere } from '../../faults/words-anywhere.ts'
import { type Coding, startCoding } from '../entities/coding.ts'
import { crashedCopyOf } from '../library/folders.ts'

function searching(library: Library) {
  const index = createSearchIndex(library)
  onTestFinished(() => index.close())
  const { search } = searchCalls(library, index)
  const find = async (query: string) => (await search({ query })).hits.map(({ title }) => title).toSorted()
  return { index, find }
}

/** Closes the index and the library as the program does, and opens both again. */
async function again({ library }: Pick<Coding, 'library'>, index: { close: () => Promise<void> }) {
  await index.close()
  await library.close()
  const opened = await openLibrary(library.path)
  onTestFinished(() => opened.close())
  return { library: opened, ...searching(opened) }
}

async function threeActors() {
  const coding = await startCoding()
  for (const name of ['Guterres', 'Pashinyan', 'Aliyev']) await coding.actor(name)
  const started = searching(coding.library)
  expect(await started.index.ready).toBe('built')
  return { coding, ...started }
}

const indexFiles = async (path: string) =>
  (await readdir(join(path, 'index')).catch(() => [])).filter((name) => name.startsWith('search'))

test('an index is kept when the library closes, and found as it was left when it opens', async () => {
  const { coding, index } = await threeActors()
  const second = await again(coding, index)
  expect(await second.index.ready).toBe('stored')
  expect(await second.find('guterres')).toEqual(['Guterres'])
})

test('what was changed while no index was open is in it after the next opening', async () => {
  const { coding, index, find } = await threeActors()
  expect(await find('aliyev')).toEqual(['Aliyev'])
  await index.close()
  const aliyev = [...coding.library.collection('actor').values()].find(({ name }) => name === 'Aliyev')
  await coding.deleteEntity({ id: aliyev?.id as Id<'actor'> })
  await coding.actor('Blinken')
  const tag = await coding.saveTag({ name: 'talks' })
  const article = await coding.addArticle('They met in Washington.')
  const passage = await coding.passage(article, 'They met')
  await coding.savePassage({ id: passage.id, articleId: article.id, start: 0, end: 8, tags: [tag.id] })
  const second = await again(coding, index)
  expect(await second.index.ready).toBe('stored')
  expect(await second.find('aliyev')).toEqual([])
  expect(await second.find('blinken')).toEqual(['Blinken'])
  expect(await second.find('washington')).toEqual(['They met in Washington.'])
  expect(await second.find('talks')).toEqual(['They met in Washington.', 'talks'])
})

test('after a crash the index is that of the last closing and the changes since', async () => {
  const { coding, index } = await threeActors()
  const second = await again(coding, index)
  await second.index.ready
  const name = 'Zakharova'
  await second.library.commit({
    label: { key: 'saveEntity', args: { name } },
    puts: [{ ...second.library.stamp('actor'), kind: 'actor', name, aliases: [] }],
  })
  expect(await second.find('zakharova')).toEqual([name])
  const crashed = await openLibrary(await crashedCopyOf(second.library.path))
  onTestFinished(() => crashed.close())
  const third = searching(crashed)
  expect(await third.index.ready).toBe('stored')
  expect(await third.find('zakharova')).toEqual([name])
})

test.each(['damaged', 'cut', 'missing', 'of another past'])('an index that is %s is built anew', async (how) => {
  const { coding, index } = await threeActors()
  await index.close()
  const { path } = coding.library
  const [name = ''] = await indexFiles(path)
  const file = join(path, 'index', name)
  const bytes = await readFile(file)
  if (how === 'missing') await rm(file)
  else if (how === 'cut') await writeFile(file, bytes.subarray(0, bytes.length >> 1))
  else if (how === 'damaged') await writeFile(file, bytes.fill(bytes[40]! ^ 1, 40, 41))
  else await keepIndexOfAnotherPast(coding)
  const second = await again(coding, index)
  expect(await second.index.ready).toBe('built')
  expect(await second.find('pashinyan')).toEqual(['Pashinyan'])
  expect(await second.find('somebody')).toEqual([])
})

/** As after a restored backup: the same number of changes, and the last ones are others. */
async function keepIndexOfAnotherPast({ library }: Coding) {
  const other = await openLibrary(await crashedCopyOf(library.path))
  const name = 'Somebody'
  await other.commit({
    label: { key: 'saveEntity', args: { name } },
    puts: [{ ...other.stamp('actor'), kind: 'actor', name, aliases: [] }],
  })
  const index = createSearchIndex(other)
  await index.ready
  await index.close()
  await other.close()
  await rm(join(library.path, 'index'), { recursive: true })
  const { cp } = await import('node:fs/promises')
  await cp(join(other.path, 'index'), join(library.path, 'index'), { recursive: true })
  await library.commit({
    label: { key: 'saveTag', args: { name: 'x' } },
    puts: [{ ...library.stamp('tag'), name: 'x' }],
  })
}

test('a library opened for reading writes no index', async () => {
  const { coding, index } = await threeActors()
  await index.close()
  await coding.library.close()
  await rm(join(coding.library.path, 'index'), { recursive: true })
  const reader = await openLibrary(coding.library.path, { readOnly: true })
  const { index: second, find } = searching(reader)
  await second.ready
  expect(await find('guterres')).toEqual(['Guterres'])
  await second.close()
  expect(await indexFiles(coding.library.path)).toEqual([])
})

test('what is erased for good is in no file of the index, nor in the next one that is written', async () => {
  const { coding, index, find } = await threeActors()
  const canary = await coding.actor('Canaryquux', { description: 'canaryquux' })
  expect(await find('canaryquux')).toEqual(['Canaryquux'])
  await coding.actor('Blinken')
  await index.stored()
  expect(await wordsAnywhere(join(coding.library.path, 'index'), ['canaryquux'])).not.toEqual([])
  const { purge } = purgeCalls(coding.library, coding, index)
  await purge({ id: canary.id })
  expect(await wordsAnywhere(join(coding.library.path, 'index'), ['canaryquux'])).toEqual([])
  const second = await again(coding, index)
  expect(await second.index.ready).toBe('stored')
  expect(await wordsAnywhere(join(coding.library.path, 'index'), ['blinken'])).not.toEqual([])
  expect(await wordsAnywhere(join(coding.library.path, 'index'), ['canaryquux'])).toEqual([])
  expect(await wordsAnywhere(coding.library.path, ['canaryquux', 'Canaryquux'])).toEqual([])
  expect(await second.find('blinken')).toEqual(['Blinken'])
})

/** Cheap to try: what a key costs is tried where keys are. */
const cost = { N: 2 ** 10, r: 8, p: 1 }

test('given a passphrase, a library keeps no word in its index, and still finds them', async () => {
  const { coding, index, find } = await threeActors()
  await index.stored()
  const { path } = coding.library
  expect(await wordsAnywhere(join(path, 'index'), ['pashinyan'])).not.toEqual([])
  await Promise.all([
    coding.library.protect({ passphrase: 'seven tall poplars', cost } as { passphrase: string }),
    index.stored(),
  ])
  expect(await wordsAnywhere(path, ['pashinyan', 'Pashinyan'])).toEqual([])
  await coding.actor('Blinken')
  expect(await find('blinken')).toEqual(['Blinken'])
  await index.close()
  expect(await indexFiles(path)).not.toEqual([])
  expect(await wordsAnywhere(path, ['pashinyan', 'Pashinyan', 'blinken'])).toEqual([])
  await coding.library.close()
  const opened = await openLibrary(path, { unlock: { passphrase: 'seven tall poplars' } })
  onTestFinished(() => opened.close())
  const second = searching(opened)
  expect(await second.index.ready).toBe('stored')
  expect(await second.find('pashinyan')).toEqual(['Pashinyan'])
})
