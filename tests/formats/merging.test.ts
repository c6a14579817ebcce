import fc from 'fast-check'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { mergeLibrary, previewMerge } from '../../main/merging/merge.ts'
import { openCopy } from '../../main/merging/open-other.ts'
import type { Library } from '../../main/library/library.ts'
import { openLibrary } from '../../main/library/open.ts'
import { correctText } from '../../main/articles/correct-text.ts'
import { exportLibrary } from '../../main/export/export-library.ts'
import { everything, startCoding } from '../main/entities/coding.ts'
import { startCoded } from '../main/export/coded-library.ts'
import { emptyLibrary, tempFolder } from './coded-files.ts'
import { build, libraryPlan } from './random-library.ts'

/** The same library on another computer, open for writing there. */
async function copyOf(library: Library): Promise<Library> {
  await library.snapshot()
  const path = join(tempFolder(), 'copy')
  cpSync(library.path, path, { recursive: true, filter: (name) => !/[\\/]lock$/.test(name) })
  const copy = await openLibrary(path, { author: 'Bea' })
  onTestFinished(() => copy.close())
  expect(copy.readOnly).toBe(false)
  return copy
}

const without = (library: Library) =>
  Object.fromEntries(Object.entries(everything(library)).map(([id, document]) => [id, { ...document, updatedAt: '' }]))

/** The fixture's articles have no imported files: only what refers to nothing is looked at. */
const dangling = async (library: Library) =>
  (await library.check()).problems.filter(({ kind }) => kind === 'reference-dangling')

const put = (library: Library, ...puts: Document[]) =>
  library.commit({ label: { key: 'editEntity', args: { name: '' } }, puts })
const remove = (library: Library, ...deletes: Id[]) =>
  library.commit({ label: { key: 'deleteEntity', args: { name: '' } }, deletes })

test('merging a copy with itself changes nothing', async () => {
  const { library } = await startCoded()
  const copy = await copyOf(library)
  const { seq } = library
  expect(await mergeLibrary(library, copy)).toEqual({ changed: 0, told: [] })
  expect(library.seq).toBe(seq)
  const preview = await previewMerge(library, copy)
  expect(preview.entries).toEqual([])
  expect(preview.base?.seq).toBe(seq)
})

test('another library is refused', async () => {
  const { library } = await startCoding()
  await expect(mergeLibrary(library, await emptyLibrary())).rejects.toThrow(/another library.*Nothing was merged/)
})

/** One random change to a library: a new actor, an edit, a tag on a passage, a deletion of a note. */
type Edit = { kind: 'new' | 'edit' | 'tag' | 'delete'; which: number; word: string }
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('new' as const, 'edit' as const, 'tag' as const, 'delete' as const),
  which: fc.nat(1000),
  word: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }).map((text) => `w${text.trim()}`),
})

/** Only documents whose number is of this side's parity are touched, so that two sides' changes are apart. */
async function change(library: Library, { kind, which, word }: Edit, side: 0 | 1 | null): Promise<void> {
  const mine = <One extends Document>(list: Iterable<One>) =>
    [...list].filter((_, at) => side === null || at % 2 === side)
  if (kind === 'new') {
    await put(library, { ...library.stamp('actor'), kind: 'actor', name: word, aliases: [] })
    return
  }
  if (kind === 'edit') {
    const actors = mine(library.collection('actor').values())
    const actor = actors[which % Math.max(1, actors.length)]
    if (actor) await put(library, { ...actor, description: word })
    return
  }
  if (kind === 'tag') {
    const passages = mine(library.collection('passage').values())
    const passage = passages[which % Math.max(1, passages.length)]
    if (passage) await put(library, { ...passage, comment: word })
    return
  }
  const notes = mine(library.collection('note').values())
  const note = notes[which % Math.max(1, notes.length)]
  if (note) await remove(library, note.id)
}

test('two copies changed apart come to both sides’ changes, whichever takes in the other; undone it is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      libraryPlan,
      fc.array(edit, { maxLength: 5 }),
      fc.array(edit, { maxLength: 5 }),
      async (plan, here, there) => {
        const library = await emptyLibrary()
        await build(library, plan)
        const copy = await copyOf(library)
        // New documents shift the order of later ones: what is there at first is told apart, then what is made.
        const order = (edits: Edit[]) =>
          edits.toSorted(
            (a, b) =>
              Number(a.kind === 'new') - Number(b.kind === 'new') ||
              Number(a.kind === 'delete') - Number(b.kind === 'delete'),
          )
        for (const one of order(here).filter(({ kind }) => kind !== 'delete')) await change(library, one, 0)
        for (const one of order(there).filter(({ kind }) => kind !== 'delete')) await change(copy, one, 1)
        const mine = without(library)
        const theirs = without(copy)
        const preview = await previewMerge(library, copy)
        expect(preview.counts.conflict).toBe(0)
        const before = everything(library)
        const report = await mergeLibrary(library, copy)
        expect(report.told).toEqual([])
        const merged = without(library)
        expect(Object.keys(merged).sort()).toEqual([...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort())
        const again = await mergeLibrary(library, copy)
        expect(again.changed).toBe(0)
        await mergeLibrary(copy, library)
        expect(without(copy)).toEqual(merged)
        if (report.changed > 0) {
          await library.undo()
          expect(everything(library)).toEqual(before)
        }
      },
    ),
    { numRuns: 8 },
  )
})

test('whatever both sides did, a merge leaves nothing that refers to what is not there, and undo takes it back', async () => {
  await fc.assert(
    fc.asyncProperty(
      libraryPlan,
      fc.array(edit, { maxLength: 6 }),
      fc.array(edit, { maxLength: 6 }),
      fc.constantFrom('mine' as const, 'theirs' as const, 'both' as const),
      async (plan, here, there, prefer) => {
        const library = await emptyLibrary()
        await build(library, plan)
        const copy = await copyOf(library)
        for (const one of here) await change(library, one, null)
        for (const one of there) await change(copy, one, null)
        const before = everything(library)
        const { changed } = await mergeLibrary(library, copy, { prefer })
        expect((await library.check()).problems).toEqual([])
        if (changed > 0) await library.undo()
        expect(everything(library)).toEqual(before)
      },
    ),
    { numRuns: 8 },
  )
})

test('fields changed on either side go together; the same field is asked about, and mine, theirs or both are had', async () => {
  const { library, actorDocument } = await startCoded()
  const copy = await copyOf(library)
  const actor = library.need(actorDocument.id as Id<'actor'>)
  await put(library, { ...actor, country: 'AM', description: 'here' })
  await put(copy, { ...actor, type: 'state', description: 'there', aliases: [...actor.aliases, { name: 'Another' }] })
  const preview = await previewMerge(library, copy)
  expect(preview.entries).toMatchObject([
    {
      id: actor.id,
      what: 'conflict',
      conflict: 'both changed',
      fields: ['description'],
      choices: ['mine', 'theirs', 'both'],
    },
  ])
  expect(preview.entries[0]).toMatchObject({ mine: 'here', theirs: 'there' })
  for (const [choice, description] of [
    ['mine', 'here'],
    ['theirs', 'there'],
    ['both', 'here\n\nthere'],
  ] as const) {
    await mergeLibrary(library, copy, { choices: { [actor.id]: choice } })
    const aliases = [...actor.aliases, { name: 'Another' }]
    expect(library.need(actor.id)).toMatchObject({ country: 'AM', type: 'state', description, aliases })
    await library.undo()
  }
})

test('what one side deleted and the other changed is asked about; what the other newly uses is kept', async () => {
  const { library, actorDocument, eventDocument, began, note } = await startCoded()
  const copy = await copyOf(library)
  await remove(copy, note.id)
  await put(library, { ...library.need(note.id), title: 'changed here' })
  const preview = await previewMerge(library, copy)
  expect(preview.entries).toMatchObject([{ id: note.id, conflict: 'deleted there', choices: ['mine', 'theirs'] }])
  await mergeLibrary(library, copy, { prefer: 'theirs' })
  expect(library.get(note.id)).toBeUndefined()
  await library.undo()
  const actor = (
    await library.commit({
      label: { key: 'createEntity', args: { name: '' } },
      puts: [{ ...library.stamp('actor'), kind: 'actor', name: 'New', aliases: [] }],
    })
  )?.puts[0] as { id: EntityId }
  const second = await copyOf(library)
  await remove(second, actor.id)
  await put(library, { ...library.need(began.id), links: [{ entityId: eventDocument.id }, { entityId: actor.id }] })
  const report = await mergeLibrary(library, second)
  expect(report.told.join()).toContain('Kept, because it is in use')
  expect(library.get(actor.id)).toBeDefined()
  expect(library.get(actorDocument.id)).toBeDefined()
})

test('articles come with their texts and files; a text corrected on one side carries the other side’s passages along', async () => {
  const coded = await startCoded()
  const { library, article } = coded
  const copy = await copyOf(library)
  const added = 'A new text from there.'
  const textSha256 = await copy.texts.put({ blocks: [{ kind: 'paragraph', text: added }] })
  const original = {
    mediaType: 'text/plain',
    sha256: await copy.originals.put(Buffer.from(added)),
    bytes: added.length,
  }
  const { versions: _, ...like } = copy.need(article.id)
  const made = { ...like, ...copy.stamp('article'), title: 'There', textSha256, plainSha256: 'a'.repeat(64), original }
  await put(copy, made)
  const blocks = (await copy.texts.get(article.textSha256))?.blocks ?? []
  const corrected = blocks.map((block) =>
    'text' in block ? { ...block, text: block.text.replace('began', 'began again') } : block,
  )
  await correctText(copy, { articleId: article.id, basedOn: article.textSha256, blocks: corrected })
  const here = await coded.passage(article, 'people were killed')
  await mergeLibrary(library, copy)
  expect(await library.texts.get(textSha256)).not.toBeNull()
  expect(await library.originals.get(original.sha256)).not.toBeNull()
  const now = library.need(article.id)
  expect(now.textSha256).toBe(copy.need(article.id).textSha256)
  const moved = library.need(here.id)
  expect(moved).toMatchObject({
    state: 'anchored',
    target: { exact: 'people were killed', textSha256: now.textSha256 },
  })
  expect(moved.target.start).toBe(here.target.start + ' again'.length)
  expect(await dangling(library)).toEqual([])
})

test('a text corrected on both sides is one question; every passage follows the answer', async () => {
  const { library, article } = await startCoded()
  const copy = await copyOf(library)
  for (const [one, word] of [
    [library, 'here'],
    [copy, 'there'],
  ] as const) {
    const blocks = (await one.texts.get(article.textSha256))?.blocks ?? []
    const corrected = blocks.map((block) => ('text' in block ? { ...block, text: `${word} ${block.text}` } : block))
    await correctText(one, { articleId: article.id, basedOn: article.textSha256, blocks: corrected })
  }
  const preview = await previewMerge(library, copy)
  expect(preview.entries.filter(({ what }) => what === 'conflict')).toMatchObject([
    { id: article.id, fields: ['text'] },
  ])
  await mergeLibrary(library, copy, { prefer: 'theirs' })
  const now = library.need(article.id)
  expect(now.textSha256).toBe(copy.need(article.id).textSha256)
  expect(now.versions?.length).toBe(3)
  for (const passage of library.collection('passage').values()) expect(passage.target.textSha256).toBe(now.textSha256)
  expect(await dangling(library)).toEqual([])
})

test('tags that both copies made under one name are one; a library file is merged like a folder', async () => {
  const { library, began } = await startCoded()
  const copy = await copyOf(library)
  const [here, there] = [
    { ...library.stamp('tag'), name: 'war' },
    { ...copy.stamp('tag'), name: 'War' },
  ]
  await put(library, here)
  await put(copy, there, { ...copy.need(began.id), tags: [there.id] })
  const path = join(tempFolder(), 'copy.sourcebook')
  await exportLibrary(copy, { format: 'library', path })
  const opened = await openCopy(library, path)
  await mergeLibrary(library, opened.library)
  await opened.close()
  expect(library.need(began.id).tags).toEqual([here.id])
  expect(library.get(there.id)).toBeUndefined()
})

test('an actor merged into another on one side is that other in what the other side linked meanwhile', async () => {
  const { library, actorDocument, began, actor, mergeEntities } = await startCoded()
  const kept = await actor('Armenian media')
  const copy = await copyOf(library)
  const linked = copy.need(began.id)
  await put(copy, { ...linked, links: [...linked.links, { entityId: actorDocument.id }] })
  await mergeEntities({ keepId: kept.id, mergeIds: [actorDocument.id] })
  await mergeLibrary(library, copy)
  expect(library.get(actorDocument.id)).toBeUndefined()
  expect(library.need(began.id).links.map(({ entityId }) => entityId)).toContain(kept.id)
  expect(await dangling(library)).toEqual([])
})
