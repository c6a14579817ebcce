import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { renamedIn } from '../../../main/codebook/rename-in-searches.ts'
import { tagTree } from '../../../main/codebook/tag-tree.ts'
import { type Coding, everything, startCoding } from '../entities/coding.ts'

type TagId = Id<'tag'>
const words = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five']

/** Words marked and tagged by number, under tags whose parents are picked by number: each from those made before it. */
const codebook = fc.record({
  parents: fc.array(fc.nat(8), { minLength: 3, maxLength: 8 }),
  marks: fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 12 }),
})

async function codedWith(coding: Coding, { parents, marks }: { parents: number[]; marks: [number, number][] }) {
  const ids: TagId[] = []
  for (const [index, pick] of parents.entries()) {
    const parentId = ids[pick % (index + 1)]
    ids.push((await coding.saveTag({ name: `Code ${index % 4} ${index}`, ...(parentId && { parentId }) })).id)
  }
  const article = await coding.addArticle(`${words.join('. ')}.`, { tags: [ids[0]!] })
  for (const [word, pick] of marks) {
    const start = article.text.indexOf(words[word]!)
    const tagId = ids[pick % ids.length]!
    await coding.markPassage({ articleId: article.id, start, end: start + words[word]!.length, tagId })
  }
  return { ids, article }
}

const few = { numRuns: 12, endOnFailure: true }

describe('the codebook', () => {
  test('is read from the top, each code with what it and those under it mark, once', async () => {
    const coding = await startCoding()
    const top = await coding.saveTag({ name: 'Casualties' })
    const low = await coding.saveTag({ name: 'Civilians', parentId: top.id })
    await coding.saveTag({ name: 'Aid' })
    const article = await coding.addArticle('Seven were killed. Ten fled.', { tags: [low.id] })
    for (const [start, end, tagId] of [
      [0, 5, top.id],
      [0, 5, low.id],
      [19, 22, low.id],
    ] as const)
      await coding.markPassage({ articleId: article.id, start, end, tagId })
    expect(await coding.codebook({})).toMatchObject([
      { tag: { name: 'Aid' }, passages: 0, allPassages: 0 },
      { tag: { name: 'Casualties' }, passages: 1, articles: 0, allPassages: 2, allArticles: 1 },
      { tag: { name: 'Civilians' }, passages: 2, articles: 1, allPassages: 2, allArticles: 1 },
    ])
  })

  test('counts what a count by hand finds, whatever was coded', async () => {
    await fc.assert(
      fc.asyncProperty(codebook, async (coded) => {
        const coding = await startCoding()
        await codedWith(coding, coded)
        const tags = [...coding.library.collection('tag').values()]
        const passages = [...coding.library.collection('passage').values()]
        const isIn = (id: TagId, top: TagId): boolean => {
          const parent = tags.find((tag) => tag.id === id)?.parentId
          return id === top || (parent !== undefined && isIn(parent, top))
        }
        const rows = await coding.codebook({})
        expect(rows.map(({ tag }) => tag.id).toSorted()).toEqual(tags.map(({ id }) => id).toSorted())
        for (const { tag, allPassages } of rows)
          expect(allPassages).toBe(passages.filter((one) => one.tags.some((id) => isIn(id, tag.id))).length)
      }),
      few,
    )
  })

  test('shows every tag of a damaged tree, also those under themselves or under one that is gone', () => {
    const tag = (id: string, parentId?: string) => ({
      id: `tag:${id}`,
      name: id,
      parentId: parentId && `tag:${parentId}`,
    })
    const tags = [tag('a', 'b'), tag('b', 'a'), tag('c', 'a'), tag('d', 'gone'), tag('e', 'd')] as Tag[]
    expect(
      tagTree(tags)
        .all()
        .map(({ name }) => name),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('moving a tag', () => {
  test('puts it before the neighbour that is named, wherever the others stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.nat(5)), { minLength: 1, maxLength: 12 }), async (moves) => {
        const coding = await startCoding()
        for (const name of ['A', 'B', 'C', 'D', 'E']) await coding.saveTag({ name })
        const names = async () => (await coding.codebook({})).map(({ tag }) => tag)
        for (const [which, at] of moves) {
          const order = await names()
          const tag = order[which]!
          const rest = order.filter(({ id }) => id !== tag.id)
          const place = Math.min(at, rest.length)
          await coding.moveTag({ id: tag.id, parentId: null, beforeId: rest[place]?.id ?? null })
          const wanted = [...rest.slice(0, place), tag, ...rest.slice(place)].map(({ name }) => name)
          expect((await names()).map(({ name }) => name)).toEqual(wanted)
        }
      }),
      few,
    )
  })

  test('under one of its own, beside one of its name or before a stranger is refused', async () => {
    const { saveTag, moveTag, library } = await startCoding()
    const a = await saveTag({ name: 'A' })
    const b = await saveTag({ name: 'B', parentId: a.id })
    const twin = await saveTag({ name: 'a', parentId: b.id })
    await expect(async () => moveTag({ id: a.id, parentId: b.id })).rejects.toThrow('under itself')
    await expect(async () => moveTag({ id: twin.id, parentId: null })).rejects.toThrow('named “A” already')
    await expect(async () => moveTag({ id: b.id, parentId: null, beforeId: twin.id })).rejects.toThrow('same tag')
    await moveTag({ id: b.id, parentId: null })
    expect(library.undoState().undo).toEqual({ key: 'moveTag', args: { name: 'B' } })
    expect(library.get(b.id)).not.toHaveProperty('parentId')
  })

  test('finds room between two neighbours however often something is put there', async () => {
    const { saveTag, moveTag, codebook: rows } = await startCoding()
    const tags = []
    for (const name of ['A', 'B', 'C']) tags.push(await saveTag({ name }))
    const last = tags[2]!.id
    await moveTag({ id: last, parentId: null, beforeId: null })
    for (let turn = 0; turn < 120; turn++) await moveTag({ id: tags[turn % 2]!.id, parentId: null, beforeId: last })
    expect((await rows({})).map(({ tag }) => tag.name)).toEqual(['A', 'B', 'C'])
  })
})

describe('merging tags', () => {
  test('takes along what they mark, what stands under them, colour and description', async () => {
    const { saveTag, saveSearch, mergeTags, markPassage, addArticle, library } = await startCoding()
    const kept = await saveTag({ name: 'Casualties', description: 'One' })
    const gone = await saveTag({ name: 'Losses of life', colour: '#b4453c', description: 'Two' })
    const child = await saveTag({ name: 'Civilians', parentId: gone.id })
    const twin = await saveTag({ name: 'Soldiers', parentId: gone.id })
    const own = await saveTag({ name: 'soldiers', parentId: kept.id })
    const search = await saveSearch({ name: 'S', query: 'killed tag:"losses of life" -tag:Aid' })
    const article = await addArticle('Words to mark.', { tags: [kept.id, gone.id] })
    const { passage } = await markPassage({ articleId: article.id, start: 0, end: 5, tagId: twin.id })
    const before = everything(library)
    expect(await mergeTags({ keepId: kept.id, mergeIds: [gone.id] })).toMatchObject({
      colour: '#b4453c',
      description: 'One\n\nTwo',
    })
    expect(library.get(child.id)?.parentId).toBe(kept.id)
    expect(library.get(twin.id)).toBeUndefined()
    expect(library.get(passage.id)?.tags).toEqual([own.id])
    expect(library.get(article.id)?.tags).toEqual([kept.id])
    expect(library.get(search.id)?.query).toBe('killed tag:Casualties -tag:Aid')
    expect(library.undoState().undo).toEqual({
      key: 'mergeTags',
      args: { merged: 'Losses of life', name: 'Casualties' },
    })
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('leaves nothing that names those that are gone, and one undo is as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(
        codebook,
        fc.nat(7),
        fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }),
        async (coded, keep, others) => {
          const coding = await startCoding()
          const { library } = coding
          const { ids } = await codedWith(coding, coded)
          const keepId = ids[keep % ids.length]!
          const mergeIds = [...new Set(others.map((index) => ids[index % ids.length]!))].filter((id) => id !== keepId)
          if (mergeIds.length === 0) return
          const before = everything(library)
          const carriers = [...library.collection('passage').values()].filter((one) =>
            one.tags.some((id) => id === keepId || mergeIds.includes(id)),
          )
          const { seq } = library
          await coding.mergeTags({ keepId, mergeIds })
          expect(library.seq).toBe(seq + 1)
          const after = JSON.stringify(everything(library))
          for (const id of mergeIds) expect(after).not.toContain(id)
          for (const { id } of carriers) expect(library.get(id)?.tags).toContain(keepId)
          expect((await coding.codebook({})).length).toBe(library.collection('tag').size)
          await library.undo()
          expect(everything(library)).toEqual(before)
        },
      ),
      few,
    )
  })

  test('into itself is refused', async () => {
    const { saveTag, mergeTags } = await startCoding()
    const { id } = await saveTag({ name: 'A' })
    await expect(async () => mergeTags({ keepId: id, mergeIds: [id] })).rejects.toThrow('into itself')
  })
})

describe('recoding', () => {
  async function withThree() {
    const coding = await startCoding()
    const from = await coding.saveTag({ name: 'Violence' })
    const sub = await coding.saveTag({ name: 'Shelling', parentId: from.id })
    const article = await coding.addArticle('One. Two. Three.', { tags: [from.id] })
    const mark = async (word: string, tagId: TagId) => {
      const start = article.text.indexOf(word)
      return (await coding.markPassage({ articleId: article.id, start, end: start + word.length, tagId })).passage.id
    }
    const ids = [await mark('One', from.id), await mark('Two', from.id), await mark('Three', sub.id)] as const
    return { ...coding, from, sub, article, ids }
  }
  const tagsOf = ({ library, ids }: Awaited<ReturnType<typeof withThree>>) =>
    ids.map((id) => (library.get(id)?.tags ?? []).map((tag) => library.get(tag)?.name))

  test('takes some passages to a new code, as one change', async () => {
    const coding = await withThree()
    const before = everything(coding.library)
    const answer = await coding.recode({
      fromId: coding.from.id,
      to: { create: 'Air strikes', parentId: coding.from.id },
      passageIds: [coding.ids[1], coding.ids[2]],
    })
    expect(answer).toMatchObject({ tag: { name: 'Air strikes', parentId: coding.from.id }, passages: 1, articles: 0 })
    expect(tagsOf(coding)).toEqual([['Violence'], ['Air strikes'], ['Shelling']])
    await coding.library.undo()
    expect(everything(coding.library)).toEqual(before)
  })

  test('takes all but some, with those under it and the articles', async () => {
    const coding = await withThree()
    const to = await coding.saveTag({ name: 'Attacks' })
    await coding.recode({
      fromId: coding.from.id,
      to: { id: to.id },
      exceptIds: [coding.ids[0]],
      withSubcodes: true,
      articles: true,
    })
    expect(tagsOf(coding)).toEqual([['Violence'], ['Attacks'], ['Attacks']])
    expect(coding.library.get(coding.article.id)?.tags).toEqual([to.id])
  })

  test('can leave the old code beside the new one, and refuses to go nowhere', async () => {
    const coding = await withThree()
    await coding.recode({ fromId: coding.from.id, to: { id: coding.sub.id }, keep: true })
    expect(tagsOf(coding)).toEqual([['Violence', 'Shelling'], ['Violence', 'Shelling'], ['Shelling']])
    await expect(async () => coding.recode({ fromId: coding.from.id, to: { id: coding.from.id } })).rejects.toThrow(
      'carry “Violence” already',
    )
  })

  test('passages of a code are listed with their sentences and sources, page by page', async () => {
    const coding = await withThree()
    const first = await coding.codePassages({ tagId: coding.from.id, limit: 1 })
    expect(first).toMatchObject({
      total: 2,
      items: [{ sentence: 'One.', article: { id: coding.article.id }, codes: [coding.from.id] }],
    })
    const all = await coding.codePassages({ tagId: coding.from.id, withSubcodes: true })
    expect(all.items.map(({ sentence, codes }) => [sentence, codes.length])).toEqual([
      ['One.', 1],
      ['Two.', 1],
      ['Three.', 1],
    ])
  })
})

describe('deleting a tag', () => {
  test('can take along all under it', async () => {
    const { saveTag, deleteTag, library, markPassage, addArticle } = await startCoding()
    const top = await saveTag({ name: 'Top' })
    const low = await saveTag({ name: 'Low', parentId: top.id })
    const article = await addArticle('Words to mark.')
    const { passage } = await markPassage({ articleId: article.id, start: 0, end: 5, tagId: low.id })
    await deleteTag({ id: top.id, under: 'too' })
    expect(library.collection('tag').size).toBe(0)
    expect(library.get(passage.id)?.tags).toEqual([])
    expect(library.undoState().undo?.key).toBe('deleteTags')
  })

  test('says in the name of what moves up where it came from, when its name is taken there', async () => {
    const { saveTag, deleteTag, library } = await startCoding()
    await saveTag({ name: 'Civilians' })
    const top = await saveTag({ name: 'Killed' })
    const low = await saveTag({ name: 'civilians', parentId: top.id })
    await deleteTag({ id: top.id })
    expect(library.get(low.id)?.name).toBe('Killed: civilians')
  })
})

test.each([
  ['tag:aid', 'Relief', 'tag:Relief'],
  ['x tag:"Aid" -tag:AID y', 'Relief work', 'x tag:"Relief work" -tag:"Relief work" y'],
  ['tag:aids "tag:aid"', 'Relief', 'tag:aids "tag:aid"'],
])('in a saved search, %s follows a tag to its new name', (query, name, wanted) => {
  expect(renamedIn(query, 'aid', name)).toBe(wanted)
})
