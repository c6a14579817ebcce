import { spawn } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer } from '#contract/calls.ts'
import type { PurgeReport } from '#contract/views.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { formsOf, wordsAnywhere } from './words-anywhere.ts'

const program = resolve(import.meta.dirname, '../../main/cli.ts')
const passphrase = 'seven tall poplars'
/** A word that stands nowhere by itself. */
const canary = 'Canaryquux'
const words = [canary, canary.toLowerCase()]

/** A home and a temporary folder of the process's own, so that whatever it leaves there is found. */
async function privatePlaces() {
  const folder = await temporaryFolder()
  const places = { home: join(folder, 'home'), temporary: join(folder, 'temporary'), given: join(folder, 'given') }
  for (const place of Object.values(places)) await mkdir(place)
  const env = {
    ...process.env,
    HOME: places.home,
    USERPROFILE: places.home,
    TMPDIR: places.temporary,
    XDG_CACHE_HOME: join(places.home, 'cache'),
    XDG_CONFIG_HOME: join(places.home, 'config'),
  }
  return { folder, ...places, env }
}

function cli(args: string[], input: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, out })))
}

/** A batch that is asked one thing after the other, and may be killed. */
function batch(args: string[], env: NodeJS.ProcessEnv, first = '') {
  const child = spawn(process.execPath, [program, 'batch', ...args], { stdio: ['pipe', 'pipe', 'inherit'], env })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const waiting: ((answer: Answer) => void)[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) waiting.shift()?.(JSON.parse(line) as Answer)
  })
  child.stdin.write(first)
  return {
    ask: async <Value>(call: string, asked: object): Promise<Value> => {
      const answer = await new Promise<Answer>((resolveAnswer) => {
        waiting.push(resolveAnswer)
        child.stdin.write(`${JSON.stringify({ id: 1, call, args: asked })}\n`)
      })
      if (!answer.ok) throw new Error(`${call}: ${answer.error.message}`)
      return answer.value as Value
    },
    end: () => (child.stdin.end(), ended),
    kill: () => (child.kill('SIGKILL'), ended),
  }
}

type Batch = ReturnType<typeof batch>
type HasId = { id: string }

/** The word in a title, a text, a file name, a passage's comment, a note, an entity, an alias, a claim and a tag. */
async function writeEverywhere({ ask }: Batch, given: string): Promise<{ ids: string[] }> {
  const file = join(given, `${canary} in its name.txt`)
  await writeFile(file, `${canary} in the text\n\nIt was seen on Monday, said ${canary}.\n`)
  const [outcome] = await ask<{ articleId: string }[]>('importFiles', { paths: [file] })
  const articleId = outcome?.articleId ?? ''
  await ask('saveArticle', { id: articleId, title: `${canary} in the title` })
  const passage = await ask<HasId>('savePassage', { articleId, start: 0, end: 10, comment: `${canary} in a comment` })
  const actor = await ask<HasId>('saveEntity', { kind: 'actor', name: canary, aliases: [{ name: `${canary} too` }] })
  await ask('linkPassage', { passageId: passage.id, entityId: actor.id })
  const tag = await ask<HasId>('saveTag', { name: `${canary} tag` })
  const root = { type: 'root', version: 1, children: [paragraph(`${canary} in a note`)] }
  const state = { v: 1, lexical: '0.52.0', state: { root } }
  const note = await ask<HasId>('saveNote', { title: `${canary} note`, state })
  await ask('search', { query: canary })
  await ask('undo', {})
  await ask('redo', {})
  return { ids: [articleId, actor.id, tag.id, note.id] }
}

const paragraph = (text: string) => ({
  type: 'paragraph',
  version: 1,
  children: [{ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }],
})

test('the forms that a word is looked for in are found where they stand', async () => {
  const folder = await temporaryFolder()
  for (const [index, form] of formsOf(canary).entries()) await writeFile(join(folder, String(index)), form)
  for (const at of [0, 1, 2]) {
    const bytes = Buffer.from('-'.repeat(at) + canary + ' after it')
    await writeFile(join(folder, `base64-${at}`), bytes.toString('base64'))
  }
  expect(await wordsAnywhere(folder, [canary])).toHaveLength((await readdir(folder)).length)
})

test('nothing that is written into a protected library can be read on the disk, in it or outside, killed or closed', async () => {
  const { folder, given, home, temporary, env } = await privatePlaces()
  const library = join(folder, 'library')
  expect((await cli(['new', library, '--passphrase-stdin'], `${passphrase}\n`, env)).code).toBe(0)
  const first = batch([library, '--passphrase-stdin'], env, `${passphrase}\n`)
  await writeEverywhere(first, given)
  const look = async () => {
    for (const place of [library, home, temporary])
      expect(await wordsAnywhere(place, [...words, passphrase])).toEqual([])
  }
  await look()
  await first.kill()
  await look()
  const second = batch([library, '--passphrase-stdin'], env, `${passphrase}\n`)
  expect(await second.ask<{ total: number }>('search', { query: canary })).toMatchObject({ total: 5 })
  await second.ask('deleteNote', { id: (await second.ask<{ items: HasId[] }>('listNotes', {})).items[0]?.id })
  await second.end()
  await look()
  expect((await cli(['backup', library, '--passphrase-stdin'], `${passphrase}\n`, env)).code).toBe(0)
  const listed = await cli(['backups', library, '--passphrase-stdin', '--json'], `${passphrase}\n`, env)
  const backup = (JSON.parse(listed.out) as { backups: { path: string }[] }).backups[0]?.path ?? ''
  const restored = join(folder, 'restored')
  expect((await cli(['restore', backup, restored, '--passphrase-stdin'], `${passphrase}\n`, env)).code).toBe(0)
  expect(await wordsAnywhere(restored, words)).toEqual([])
  await look()
})

test('a plain library that is given a passphrase holds no word of it any more', async () => {
  const { folder, given, env } = await privatePlaces()
  const library = join(folder, 'library')
  await cli(['new', library], '', env)
  const plain = batch([library], env)
  await writeEverywhere(plain, given)
  await plain.end()
  await cli(['backup', library], '', env)
  expect((await wordsAnywhere(library, words)).length).toBeGreaterThan(3)
  expect((await cli(['protect', library, '--passphrase-stdin'], `${passphrase}\n`, env)).code).toBe(0)
  expect(await wordsAnywhere(folder, [...words, passphrase])).toEqual([`given/${canary} in its name.txt`])
  expect((await cli(['check', library, '--passphrase-stdin'], `${passphrase}\n`, env)).code).toBe(0)
})

test('what was erased for good leaves no hit in a plain library: snapshot, generations, history, backups, index', async () => {
  const { folder, given, env } = await privatePlaces()
  const library = join(folder, 'library')
  await cli(['new', library], '', env)
  const first = batch([library], env)
  const { ids } = await writeEverywhere(first, given)
  await first.ask('saveTag', { name: 'another' })
  await first.end()
  await cli(['backup', library], '', env)
  const second = batch([library], env)
  const [article, ...others] = ids
  await second.ask('deleteArticle', { id: article })
  expect((await wordsAnywhere(library, words)).length).toBeGreaterThan(6)
  for (const id of [article, ...others])
    expect(await second.ask<PurgeReport>('purge', { id })).toMatchObject({ files: expect.any(Number) as number })
  expect(await wordsAnywhere(library, words)).toEqual([])
  await second.end()
  expect(await wordsAnywhere(library, words)).toEqual([])
  const checked = await cli(['check', library, '--json'], '', env)
  expect(JSON.parse(checked.out)).toMatchObject({ ok: true })
  const third = batch([library], env)
  expect(await third.ask<{ tag: { name: string } }[]>('listTags', {})).toMatchObject([{ tag: { name: 'another' } }])
  while (await third.ask('undo', {}));
  while (await third.ask('redo', {}));
  await third.end()
  expect(await wordsAnywhere(library, words)).toEqual([])
})
