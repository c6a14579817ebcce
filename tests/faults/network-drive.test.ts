import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ImportOutcome, LibraryInfo } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { Batch } from './batch.ts'
import { NetworkFolder, whyNoNetworkFolder } from './network-folder.ts'
import { filesOf } from './small-library.ts'

/** A network folder that goes away in each of the ways in which they do. */
const obstacle = whyNoNetworkFolder()
if (obstacle) process.stderr.write(`NETWORK FOLDERS ARE NOT TESTED HERE: ${obstacle}\n`)

async function libraryOnNetwork() {
  const network = await NetworkFolder.make()
  const path = join(network.mountPoint, 'library')
  await (await createLibrary(path, { name: 'On the network' })).close()
  const batch = new Batch(path)
  onTestFinished(() => batch.kill())
  expect((await batch.ask('saveTag', { name: 'before' }))?.ok).toBe(true)
  return { network, path, batch, real: join(network.folder, 'library') }
}

async function untilSaved(batch: Batch): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const info = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
    if (info.saveState.state === 'saved') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Saving did not come back')
}

async function tagsIn(path: string): Promise<string[]> {
  const library = await openLibrary(path)
  const tags = [...library.collection('tag').values()].map(({ name }) => name)
  expect([library.problems, (await library.check()).problems]).toEqual([[], []])
  await library.close()
  return tags.sort()
}

const everyTrouble = [
  { rules: ['* . ESTALE'], says: 'folder is gone', quick: true },
  { rules: ['* . ENOTCONN'], says: 'folder is gone', quick: true },
  { rules: ['* . ETIMEDOUT'], says: 'folder is gone' },
  { rules: ['* . EIO'], says: 'EIO', quick: true },
  { rules: ['fsync . EDQUOT', 'flush . EDQUOT'], says: 'space on this disk is used up', quick: true },
  { rules: ['write . ESTALE'], says: 'folder is gone' },
]
const troubles = process.env['SOURCEBOOK_EVERY_STEP'] ? everyTrouble : everyTrouble.filter(({ quick }) => quick)

describe.skipIf(obstacle)('a network folder', () => {
  test('that answers with errors keeps no change away: each says so, waits in memory, and is written when it is back', async () => {
    const { network, path, batch } = await libraryOnNetwork()
    const made = ['before']
    for (const [number, { rules, says }] of troubles.entries()) {
      await network.fail(...rules)
      for (const name of [`${number} first`, `${number} second`]) {
        made.push(name)
        const { error } = (await batch.ask('saveTag', { name })) ?? {}
        expect([error?.kind, error?.message]).toEqual(['not saved', expect.stringContaining(says)])
        expect(error?.message).toContain('kept here')
      }
      // What waits is in view, and what is held can be read.
      expect(((await batch.ask('listTags', {}))?.value as unknown[]).length).toBe(made.length)
      await network.heal()
      await untilSaved(batch)
    }
    expect((await batch.end()).code).toBe(0)
    expect(await tagsIn(path)).toEqual(made.sort())
  })

  test('whose server is killed and comes back loses nothing, and nothing is written beside it', async () => {
    const { network, path, batch } = await libraryOnNetwork()
    await network.die()
    const { error } = (await batch.ask('saveTag', { name: 'while away' })) ?? {}
    expect(error?.message).toMatch(/^Not saved: the library’s folder is gone\. Your changes are kept here/)
    network.unmount()
    expect((await batch.ask('saveTag', { name: 'unmounted' }))?.error?.kind).toBe('not saved')
    expect(await readdir(network.mountPoint)).toEqual([])
    await network.mount()
    await untilSaved(batch)
    expect((await batch.ask('saveTag', { name: 'after' }))?.ok).toBe(true)
    expect((await batch.end()).code).toBe(0)
    expect(await tagsIn(path)).toEqual(['after', 'before', 'unmounted', 'while away'])
  })

  test('that tells of a full quota only when a file is closed: nothing is called saved that is not', async () => {
    const { network, path, batch } = await libraryOnNetwork()
    await network.fail('flush . EDQUOT')
    // A journal is flushed and stays open: what is confirmed then is there.
    expect((await batch.ask('saveTag', { name: 'flushed' }))?.ok).toBe(true)
    const imported = await batch.ask('importText', { text: 'A text.\n\nOf two paragraphs.' })
    const { status, reason } = (imported?.value ?? {}) as Partial<ImportOutcome>
    expect([imported?.error?.message ?? reason, status === 'added']).toEqual([expect.stringContaining('EDQUOT'), false])
    // No snapshot can be written; what is in the journal is safe, and the program ends as it should.
    expect(await batch.end()).toMatchObject({ code: 0, errors: '' })
    await network.heal()
    expect(await tagsIn(path)).toEqual(['before', 'flushed'])
  })

  test.each(['ESTALE', 'ENOTCONN'])(
    'that answers %s while it is opened or read: told, and not a byte changed',
    async (code) => {
      const { network, path, batch, real } = await libraryOnNetwork()
      const outcome = (await batch.ask('importText', { text: 'A text.\n\nOf words.' }))?.value as ImportOutcome
      await network.fail(`* texts/ ${code}`)
      const told = (await batch.ask('getText', { id: outcome.articleId }))?.error
      expect([told?.kind, told?.message]).toEqual(['material', expect.stringContaining(code)])
      await network.heal()
      expect((await batch.ask('getText', { id: outcome.articleId }))?.ok).toBe(true)
      await batch.end()
      const before = await filesOf(real)
      await network.fail(`* . ${code}`)
      const { code: ended, errors } = await new Batch(path).ended
      expect([ended, errors.trim()]).toEqual([
        1,
        expect.stringMatching(new RegExp(`^The library [^\\n]*${code}[^\\n]*\\.$`)),
      ])
      await network.heal()
      expect(await filesOf(real)).toEqual(before)
      expect(await tagsIn(path)).toEqual(['before'])
    },
  )
})
