import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { HistoryEntry, ImportOutcome, LibraryInfo } from '#contract/views.ts'
import { checkFolder } from '../../main/library/check.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { label, tagOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'
import { NetworkFolder, whyNoNetworkFolder } from './network-folder.ts'
import { filesOf } from './small-library.ts'

/** A disk that refuses to give what it holds: neither missing nor empty, and back again later. */
const obstacle = whyNoNetworkFolder()
if (obstacle) process.stderr.write(`UNREADABLE FILES ARE NOT TESTED HERE: ${obstacle}\n`)
const everyStep = process.env['SOURCEBOOK_EVERY_STEP'] !== undefined
const program = join(import.meta.dirname, '../../main/cli.ts')

/** A library with a history, a journal after its last snapshot and two articles, as a kill leaves it. */
async function makeLibrary(path: string): Promise<string[]> {
  const library = await createLibrary(path, { name: 'Behind' })
  for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) {
    await library.commit({ label, puts: [tagOf(library, name)] })
    await library.snapshot()
  }
  await library.close()
  const writer = new Batch(path)
  const ids: string[] = []
  for (const [title, word] of [
    ['Harbour', 'quayside'],
    ['Valley', 'riverbed'],
  ]) {
    const text = `${title}\n\nThey met at the ${word} on Monday.`
    const outcome = (await writer.ask('importText', { text, fileName: `${title}.txt` }))?.value as ImportOutcome
    ids.push(outcome.articleId ?? '')
  }
  await writer.kill()
  return ids
}

let made: { path: string; ids: string[] } | undefined
let kept: string | undefined
afterAll(() => (kept === undefined ? undefined : rm(kept, { recursive: true })))

async function libraryBehind() {
  kept ??= await mkdtemp(join(tmpdir(), 'sourcebook-'))
  const original = join(kept, 'library')
  made ??= { path: original, ids: await makeLibrary(original) }
  const network = await NetworkFolder.make()
  const real = join(network.folder, 'library')
  await cp(made.path, real, { recursive: true })
  const [harbour = '', valley = ''] = made.ids
  return { network, real, path: join(network.mountPoint, 'library'), harbour, valley }
}

function start(path: string): Batch {
  const batch = new Batch(path)
  onTestFinished(() => batch.kill())
  return batch
}

async function cli(...args: string[]): Promise<{ code: number; errors: string }> {
  const run = promisify(execFile)(process.execPath, [program, ...args])
  return run.then(
    ({ stderr }) => ({ code: 0, errors: stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, errors: stderr }),
  )
}

const found = async (batch: Batch, query: string) =>
  ((await batch.ask('search', { query }))?.value as { total: number } | undefined)?.total

/** The text's own file, by the only other article's. */
async function textOf(batch: Batch, id: string): Promise<string> {
  return ((await batch.ask('getText', { id }))?.value as { textSha256: string }).textSha256
}

describe.skipIf(obstacle)('a disk that refuses to give', () => {
  test('a text: it is named, everything else works, nothing is written over it, and it is back when it can be read', async () => {
    const { network, real, path, harbour, valley } = await libraryBehind()
    const probe = start(path)
    const sha256 = await textOf(probe, harbour)
    await probe.end()
    await network.fail(`read ${sha256} EIO`)
    const before = await filesOf(join(real, 'texts'))
    const batch = start(path)
    for (const [call, args] of [
      ['getText', { id: harbour }],
      ['savePassage', { articleId: harbour, start: 0, end: 4 }],
    ] as const)
      expect((await batch.ask(call, args))?.error).toMatchObject({
        kind: 'material',
        message: expect.stringMatching(/^The text of “Harbour” cannot be read at the moment.*EIO.*backup\.$/) as string,
      })
    expect((await batch.ask('getText', { id: valley }))?.ok).toBe(true)
    expect((await batch.ask('savePassage', { articleId: valley, start: 0, end: 4 }))?.ok).toBe(true)
    expect([await found(batch, 'riverbed'), await found(batch, 'Harbour')]).toEqual([1, 1])
    expect((await checkFolder(path)).problems.map(({ kind }) => kind)).toEqual(['text-unreadable'])
    expect(await cli('backup', path)).toEqual({
      code: 1,
      errors: expect.stringMatching(/^No backup was made .*EIO.*The library itself is as it was\.\n$/) as string,
    })
    expect(await filesOf(join(real, 'texts'))).toEqual(before)
    await network.heal()
    expect((await batch.ask('getText', { id: harbour }))?.ok).toBe(true)
    expect((await batch.end()).code).toBe(0)
    const later = start(path)
    expect(await found(later, 'quayside')).toBe(1)
    await later.end()
    expect((await checkFolder(path)).problems).toEqual([])
  })

  test.each<[string, string[], RegExp]>([
    ['the open journal', ['read journal-6.ndjson EIO'], /“journal-6\.ndjson”.*EIO/],
    ['the list of its files', ['readdir ^/library$ EIO'], /EIO/],
    ['library.json and the earlier ones', ['read library.json EIO', 'readdir generations EIO'], /EIO/],
    ...(everyStep
      ? ([
          ['the key file', ['* protection.json EIO'], /EIO/],
          ['anything', ['* . EIO'], /EIO/],
        ] as [string, string[], RegExp][])
      : []),
  ])('%s: it is not opened as less than it is, and no file is changed', async (_, rules, says) => {
    const { network, real, path } = await libraryBehind()
    const before = await filesOf(real)
    await network.fail(...rules)
    const batch = start(path)
    expect(await batch.ask('libraryInfo', {})).toBeNull()
    const { code, errors } = await batch.ended
    expect([code, errors]).toEqual([1, expect.stringMatching(says)])
    expect(errors.trim()).toMatch(/^[A-Z][^\n]*\.$/)
    await network.heal()
    before.delete('/lock')
    const after = await filesOf(real)
    after.delete('/lock')
    expect(after).toEqual(before)
    const library = await openLibrary(path)
    expect([library.seq, library.problems, (await library.check()).problems]).toEqual([8, [], []])
    await library.close()
  })

  test('the history: it says so instead of leaving changes out, work goes on, and all of it is there again', async () => {
    const { network, path } = await libraryBehind()
    await network.fail('read history/ EIO', 'read generations/journal EIO')
    const batch = start(path)
    expect((await batch.ask('history', {}))?.error?.message).toMatch(/cannot read “journal-\d\.ndjson.*EIO/)
    for (let steps = 0; steps < 2; steps++) expect((await batch.ask('undo', {}))?.ok).toBe(true)
    expect((await batch.ask('undo', {}))?.error?.message).toMatch(/cannot read “journal-\d\.ndjson.*EIO/)
    expect((await batch.ask('saveTag', { name: 'later' }))?.ok).toBe(true)
    expect(((await batch.ask('libraryInfo', {}))?.value as LibraryInfo).saveState).toEqual({ state: 'saved' })
    const kinds = (await checkFolder(path)).problems.map(({ kind }) => kind)
    expect([kinds.includes('history-unreadable'), kinds.includes('history-damaged')]).toEqual([true, false])
    await network.heal()
    expect(((await batch.ask('history', {}))?.value as HistoryEntry[]).at(-1)?.seq).toBe(1)
    expect((await batch.end()).code).toBe(0)
    expect((await checkFolder(path)).problems).toEqual([])
  })
})
