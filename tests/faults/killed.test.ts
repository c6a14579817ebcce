import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFolder } from '../../main/library/check.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { articleOf, passageOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'

/** Kills in all; more with `SOURCEBOOK_KILLS=10000`. */
const kills = Number(process.env['SOURCEBOOK_KILLS'] ?? 200)
const lanes = 2
const writers = 8
const perLibrary = 250

/** What one actor must be: its last acknowledged name (null: deleted or never made), or the one under way. */
type Expected = { id: string | null; saved: string | null; underWay?: string | null }

test(`nothing acknowledged is lost or half done over ${kills} kills`, async () => {
  const folder = await temporaryFolder()
  const counts = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => killInParts(join(folder, String(lane)), Math.ceil(kills / lanes))),
  )
  expect(counts.flat().reduce((sum, { killed }) => sum + killed, 0)).toBeGreaterThanOrEqual(kills)
  // A run in which hardly anything was acknowledged would prove nothing.
  expect(counts.flat().reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(kills * 3)
})

/** In a new library now and then: each opening looks at every actor there was. */
async function killInParts(path: string, trials: number) {
  const counts = []
  for (let done = 0; done < trials; done += perLibrary)
    counts.push(await killAgainAndAgain(`${path}-${done}`, Math.min(perLibrary, trials - done)))
  return counts
}

async function killAgainAndAgain(path: string, trials: number) {
  const library = await createLibrary(path)
  await library.close()
  let acknowledged = 0
  const actors: Expected[] = []
  for (let trial = 0; trial < trials; trial++) {
    const batch = new Batch(path)
    await expectAll(batch, actors)
    const mine = Array.from({ length: writers }, (): Expected => ({ id: null, saved: null }))
    actors.push(...mine)
    const running = mine.map((actor, writer) => keepWriting(batch, actor, `${trial}.${writer}`, () => acknowledged++))
    await delay(Math.random() * 80)
    // Every fourth is killed while it closes: while the next snapshot takes its place.
    if (trial % 4 === 3) {
      batch.child.stdin?.end()
      await delay(Math.random() * 60)
    }
    await batch.kill()
    await Promise.all(running)
  }
  const batch = new Batch(path)
  await expectAll(batch, actors)
  await batch.end()
  expect((await checkFolder(path)).problems).toEqual([])
  return { killed: trials, acknowledged }
}

/** Saves, renames and deletes one actor for as long as the process lives, one request at a time. */
async function keepWriting(batch: Batch, actor: Expected, name: string, acknowledge: () => void): Promise<void> {
  for (let round = 0; ; round++) {
    const deletes = actor.id !== null && round % 5 === 4
    actor.underWay = deletes ? null : `${name}.${round}`
    const answer = deletes
      ? await batch.ask('deleteEntity', { id: actor.id })
      : await batch.ask('saveEntity', {
          kind: 'actor',
          name: actor.underWay,
          ...(actor.id !== null && { id: actor.id }),
        })
    if (!answer) return
    expect(answer.ok).toBe(true)
    acknowledge()
    actor.saved = actor.underWay
    delete actor.underWay
    if (deletes) return
    actor.id = (answer.value as { id: string }).id
  }
}

async function expectAll(batch: Batch, actors: Expected[]): Promise<void> {
  const known = actors.filter((actor) => actor.id !== null)
  const answer = await batch.ask('getDocuments', { ids: known.map(({ id }) => id) })
  if (!answer) throw new Error(`The library did not open: ${(await batch.ended).errors}`)
  const documents = answer.value as ({ name: string } | null)[]
  known.forEach((actor, index) => {
    const found = documents[index]?.name ?? null
    const allowed = actor.underWay === undefined ? [actor.saved] : [actor.saved, actor.underWay]
    expect(allowed).toContain(found)
    // What was found after the crash is what must stay from now on.
    actor.saved = found
    delete actor.underWay
  })
}

test('fifty links made at once on one passage all survive a kill', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const article = articleOf(library, 'An example')
  const passage = passageOf(library, article.id)
  await library.commit({ label: { key: 'importArticle', args: {} }, puts: [article, passage] })
  await library.close()

  const batch = new Batch(path)
  const made = Array.from({ length: 50 }, (_, index) =>
    batch.send('saveEntity', { kind: 'actor', name: `Actor ${index}` }),
  )
  const answers = await Promise.all(made.map((id) => batch.answer(id)))
  const actors = answers.map((answer) => (answer?.value as { id: `actor:${string}` }).id)
  const links = actors.map((entityId) => batch.send('linkPassage', { passageId: passage.id, entityId }))
  const linked = await Promise.all(links.map((id) => batch.answer(id)))
  await batch.kill()
  expect(linked.map((answer) => answer?.ok)).toEqual(Array<boolean>(50).fill(true))

  const reopened = await openLibrary(path)
  const found = reopened.need(passage.id).links.map(({ entityId }) => entityId)
  expect(new Set(found)).toEqual(new Set(actors))
  for (const actor of actors) expect(reopened.references.passagesLinking(actor)).toEqual(new Set([passage.id]))
  await reopened.close()
})

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
