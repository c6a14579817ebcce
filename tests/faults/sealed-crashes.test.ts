import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Library, Unlock } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { crashedCopyOf, temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'
import './in-memory.ts'
import { dyingAt } from './dying-disk.ts'
import { wordsAnywhere } from './words-anywhere.ts'

const passphrase = 'seven tall poplars'
const cost = { N: 16, r: 8, p: 1 }
const canary = 'canaryquux'
/** Every third step, or with SOURCEBOOK_EVERY_STEP each of them. */
const stride = process.env['SOURCEBOOK_EVERY_STEP'] ? 1 : 3

type Made = { path: string; documents: Record<string, Document>; erased: Id<'tag'> }

/** A small library with a history, a text, an original, and a deleted document to erase. */
async function made(withPassphrase: boolean): Promise<Made> {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { author: 'A', ...(withPassphrase && { passphrase, cost }) })
  await library.texts.put({ blocks: [{ kind: 'paragraph', text: `A text with ${canary}` }] })
  await library.originals.put(Buffer.from(`An original with ${canary}`))
  const erased = tagOf(library, canary)
  await library.commit({ label, puts: [tagOf(library, 'one')] })
  await library.commit({ label: { key: 'saveTag', args: { name: canary } }, puts: [erased] })
  for (const name of ['two', 'three']) {
    await library.snapshot()
    await library.commit({ label, puts: [tagOf(library, name)] })
  }
  await library.commit({ label: { key: 'deleteTag', args: { name: canary } }, deletes: [erased.id] })
  const documents = everything(library)
  await library.close()
  return { path, documents, erased: erased.id }
}

function opened(path: string): Promise<Library> {
  return openLibrary(path).catch(() => openLibrary(path, { unlock: { passphrase } }))
}

/** Opens with the passphrase where one is needed, and finds everything and no damage. */
async function looked(path: string, { documents }: Made): Promise<{ sealed: boolean; kinds: string[] }> {
  const library = await opened(path)
  try {
    expect(everything(library)).toEqual(documents)
    const check = await library.check()
    expect(check).toMatchObject({ ok: check.problems.every(({ kind }) => kind.startsWith('protection')), changes: 5 })
    return { sealed: library.sealing.sealed, kinds: library.problems.map(({ kind }) => kind) }
  } finally {
    await library.close()
  }
}

/** Lets the disk die before each step of a deed, and looks what the next opening finds; once more after that. */
async function atEveryStep(
  made: Made,
  unlock: Unlock | undefined,
  deed: (library: Library) => Promise<unknown>,
  see: (copy: string, outcome: { sealed: boolean; kinds: string[] }) => Promise<void> | void,
): Promise<number> {
  for (let step = 0; ; step += stride) {
    const path = join(await temporaryFolder(), 'library')
    await cp(made.path, path, { recursive: true })
    const library = await openLibrary(path, { author: 'A', ...(unlock && { unlock }) })
    const outcome = await dyingAt(step, () => deed(library))
    const copy = await crashedCopyOf(path)
    // The first to open it dies too, somewhere on the way.
    await dyingAt((step * 7) % 31, () => opened(copy).then((again) => again.close()))
    for (const name of await readdir(copy)) if (name.startsWith('lock')) await rm(join(copy, name))
    await see(copy, await looked(copy, made))
    await library.close().catch(() => undefined)
    await rm(path, { recursive: true, force: true })
    await rm(copy, { recursive: true, force: true })
    if (outcome === 'finished') return step
  }
}

test('a crash at any step of protecting leaves the plain library whole, or the sealed one with no plain word', async () => {
  const library = await made(false)
  const seen = new Set<boolean>()
  const steps = await atEveryStep(
    library,
    undefined,
    (open) => open.protect({ passphrase, cost } as { passphrase: string }),
    async (copy, { sealed }) => {
      seen.add(sealed)
      if (sealed) expect(await wordsAnywhere(copy, [canary])).toEqual([])
    },
  )
  expect(steps).toBeGreaterThan(40)
  expect([...seen]).toEqual([false, true])
})

test('a crash at any step of taking the protection away leaves the sealed library whole, or the plain one', async () => {
  const library = await made(true)
  const seen = new Set<boolean>()
  await atEveryStep(
    library,
    { passphrase },
    (open) => open.unprotect({ passphrase }),
    async (copy, { sealed }) => {
      seen.add(sealed)
      if (sealed) expect(await wordsAnywhere(copy, [canary])).toEqual([])
    },
  )
  expect([...seen]).toEqual([true, false])
})

test.for([false, true])(
  'a crash at any step of erasing loses nothing else, and once begun it is finished (sealed: %s)',
  async (sealed) => {
    const library = await made(sealed)
    let begun = false
    await atEveryStep(
      library,
      sealed ? { passphrase } : undefined,
      (open) => open.purge(library.erased),
      async (copy) => {
        const left = (await wordsAnywhere(copy, [canary])).filter((file) => !/^(texts|originals)/.test(file))
        if (begun) expect(left).toEqual([])
        begun ||= left.length === 0 && !sealed
      },
    )
    expect(begun).toBe(!sealed)
  },
)
