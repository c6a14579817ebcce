import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import { answerCall } from '../../../main/answer-call.ts'
import { calls } from '#contract/calls.ts'
import { libraryCalls } from '../../../main/library/calls.ts'
import { openEarlier } from '../../../main/library/earlier.ts'
import { layoutOf } from '../../../main/library/layout.ts'
import { ReadOnlyError } from '../../../main/library/library.ts'
import { loadEarlier } from '../../../main/library/earlier.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { writeLibrary } from '../../../main/library/write-library.ts'
import { filesOf } from '../../faults/small-library.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'
import { temporaryFolder } from '../library/folders.ts'
import { everything, label, referencesByHand, tagOf } from '../library/sample-documents.ts'

test('every earlier state opens as it was, with what refers to what, and not a byte of the library changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), fc.nat(), async (steps, snapshotAt) => {
      const coding = await startCoding()
      const { library } = coding
      const states = new Map<number, Record<string, Document>>([[0, {}]])
      library.onApplied(({ seq }) => states.set(seq, everything(library)))
      await codedAtRandom(coding, steps.slice(0, snapshotAt % steps.length))
      await library.snapshot()
      await codedAtRandom(coding, steps.slice(snapshotAt % steps.length))
      await library.undo()
      const before = await filesOf(library.path)
      for (const [seq, state] of states) {
        const earlier = await openEarlier(library.path, seq)
        expect(everything(earlier)).toEqual(state)
        const byHand = referencesByHand(Object.values(state))
        for (const actor of earlier.collection('actor').values())
          expect(earlier.references.passagesLinking(actor.id)).toEqual(
            byHand.get('passagesLinking')?.get(actor.id) ?? new Set(),
          )
        expect([earlier.seq, earlier.undoState(), earlier.earlier?.seq]).toEqual([seq, {}, seq])
        await earlier.close()
      }
      expect(await filesOf(library.path)).toEqual(before)
    }),
    { numRuns: 5 },
  )
})

test('an earlier state says what it is, and refuses to be changed in a sentence', async () => {
  const { library, actor } = await startCoding()
  await actor('Ilham Aliyev')
  await actor('Armenian sources')
  const earlier = await openEarlier(library.path, 1)
  const refused = earlier.commit({ label, puts: [tagOf(earlier, 'no')] })
  await expect(refused).rejects.toThrow(ReadOnlyError)
  await expect(refused).rejects.toThrow(/Nothing was changed: This is the library as it was after change 1, \d{4}-/)
  const info = await answerCall([calls], libraryCalls(earlier), 'libraryInfo', {})
  expect(info).toMatchObject({ ok: true, value: { earlier: { seq: 1 }, counts: { actor: 1 } } })
  expect((await earlier.history({})).map(({ seq }) => seq)).toEqual([1])
  await expect(openEarlier(library.path, 3)).rejects.toThrow('There is no change 3 in this library.')
})

test('an earlier state written beside the library is one of its own, with the history and undo of that time', async () => {
  const coding = await startCoding()
  const { library } = coding
  const article = await coding.addArticle('The ceasefire began at noon.')
  await coding.actor('Ilham Aliyev')
  await library.snapshot()
  await library.undo()
  const seq = library.seq
  const then = everything(library)
  await coding.actor('Somebody later')
  const path = join(await temporaryFolder(), 'then')
  const layout = layoutOf(library.path)
  expect(await writeLibrary(layout, await loadEarlier(layout, seq), path, { history: true })).toEqual({
    documents: 1,
    missing: 1,
  })
  const other = await openLibrary(path, { author: 'Ada' })
  expect(everything(other)).toEqual(then)
  expect(await other.texts.get(article.textSha256)).toEqual(await library.texts.get(article.textSha256))
  expect((await other.history({})).map((entry) => entry.seq)).toEqual([3, 2, 1])
  expect(other.undoState()).toMatchObject({ redo: { key: 'createEntity' } })
  await other.redo()
  expect([...other.collection('actor').values()].map(({ name }) => name)).toEqual(['Ilham Aliyev'])
  await other.close()
  const checked = await openLibrary(path)
  expect((await checked.check()).problems.map(({ kind }) => kind)).toEqual(['original-missing'])
  await checked.close()
  await expect(writeLibrary(layout, await loadEarlier(layout, 1), path, { history: true })).rejects.toThrow('not empty')
  const inside = join(library.path, 'inside')
  await expect(writeLibrary(layout, await loadEarlier(layout, 1), inside, { history: true })).rejects.toThrow(
    'own folder',
  )
})

test('every text an article had goes with a state that is written, not only the one it has', async () => {
  const coding = await startCoding()
  const { library } = coding
  const article = await coding.addArticle('The ceasefire began at noon.')
  const corrected = await library.texts.put({ blocks: [{ kind: 'paragraph', text: 'The ceasefire began at one.' }] })
  const { textSha256, plainSha256, words, createdAt: at } = article
  const was = { textSha256, plainSha256, words, at, by: 'Ada', why: 'imported' as const }
  const is = { ...was, textSha256: corrected, why: 'corrected' as const }
  await library.commit({ label, puts: [{ ...library.need(article.id), textSha256: corrected, versions: [was, is] }] })
  const path = join(await temporaryFolder(), 'then')
  const layout = layoutOf(library.path)
  await writeLibrary(layout, await loadEarlier(layout, library.seq), path, { history: false })
  const other = await openLibrary(path)
  for (const sha256 of [textSha256, corrected]) expect(await other.texts.get(sha256)).not.toBeNull()
  await other.close()
})

test('an earlier state of a protected library stays sealed, in memory and beside it', async () => {
  const folder = await temporaryFolder()
  const unlock = { passphrase: 'a long passphrase' }
  const library = await createLibrary(join(folder, 'library'), { ...unlock, cost: { N: 1024, r: 8, p: 1 } })
  await library.commit({ label, puts: [tagOf(library, 'CANARY')] })
  const then = everything(library)
  await library.commit({ label, puts: [tagOf(library, 'later')] })
  const earlier = await openEarlier(library.path, 1, { unlock: { sealing: library.sealing } })
  expect(everything(earlier)).toEqual(then)
  const layout = layoutOf(library.path, library.sealing)
  await writeLibrary(layout, await loadEarlier(layout, 1), join(folder, 'then'), { history: true })
  await library.close()
  expect([...(await filesOf(folder)).values()].join()).not.toContain('CANARY')
  const other = await openLibrary(join(folder, 'then'), { unlock })
  expect(everything(other)).toEqual(then)
  await other.close()
})
