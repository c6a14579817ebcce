import { describe, expect, test } from 'vitest'
import type { Block } from '#contract/article-text.ts'
import { everything, startCoding } from '../entities/coding.ts'

const older = `Fighting stopped at one in the afternoon, both sides said.

At least seven civilians were killed.

The talks begin in Yevlakh.`
const newer = `A ceasefire holds in the mountains.

Fighting stopped at one in the afternoon, both sides said.

At least twenty-seven civilians were killed.`

const noteOn = (articleId: string) => ({
  v: 1 as const,
  lexical: '0.52.0',
  state: {
    root: {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'article-link', ref: articleId, label: 'the edition' }] }],
    },
  },
})

async function startWithEdition() {
  const coding = await startCoding()
  const original = (sha: string) => ({ mediaType: 'text/plain', sha256: sha.repeat(64), bytes: 1 })
  const article = await coding.addArticle(older, { title: 'Ceasefire', outlet: 'TASS', original: original('1') })
  const edition = await coding.addArticle(newer, {
    title: 'Ceasefire holds',
    outlet: 'Another',
    url: 'https://example.org/a',
    original: original('2'),
  })
  const take = () => coding.takeEdition({ articleId: article.id, fromArticleId: edition.id })
  return { ...coding, article, edition, take }
}

describe('a newer edition', () => {
  test('becomes the text of the article, passages travel and the extra article goes', async () => {
    const { article, edition, passage, take, library, getText, textVersions } = await startWithEdition()
    const same = await passage(article, 'Fighting stopped at one')
    const changed = await passage(article, 'At least seven civilians were killed')
    const lost = await passage(article, 'talks begin in Yevlakh')
    const own = await passage(edition, 'holds in the mountains')
    const { article: taken, passages } = await take()
    expect((await getText({ id: article.id })).text).toBe(newer)
    expect(passages).toEqual([
      { passageId: lost.id, outcome: 'orphaned', exactBefore: 'talks begin in Yevlakh', exactAfter: null },
      {
        passageId: own.id,
        outcome: 'intact',
        exactBefore: 'holds in the mountains',
        exactAfter: 'holds in the mountains',
      },
      {
        passageId: same.id,
        outcome: 'intact',
        exactBefore: 'Fighting stopped at one',
        exactAfter: 'Fighting stopped at one',
      },
      {
        passageId: changed.id,
        outcome: 'changed',
        exactBefore: 'At least seven civilians were killed',
        exactAfter: 'At least twenty-seven civilians were killed',
      },
    ])
    expect(library.get(edition.id)).toBeUndefined()
    expect(library.get(own.id)?.articleId).toBe(article.id)
    expect(taken).toMatchObject({
      title: 'Ceasefire',
      outlet: 'TASS',
      url: 'https://example.org/a',
      textSha256: edition.textSha256,
      original: edition.original,
    })
    expect(await textVersions({ articleId: article.id })).toMatchObject([
      { textSha256: edition.textSha256, why: 'newer edition', original: edition.original, current: true },
      { textSha256: article.textSha256, why: 'imported', original: article.original, current: false },
    ])
  })

  test('is one change, undone and done again exactly', async () => {
    const { article, edition, passage, take, library, saveNote } = await startWithEdition()
    await passage(article, 'At least seven civilians')
    await passage(edition, 'A ceasefire holds')
    await saveNote({ title: 'On it', aboutId: edition.id, state: noteOn(edition.id) })
    const before = everything(library)
    const { seq } = library
    await take()
    expect(library.seq).toBe(seq + 1)
    const after = everything(library)
    await library.undo()
    expect(everything(library)).toEqual(before)
    await library.redo()
    expect(everything(library)).toEqual(after)
  })

  test('brings its notes, its tags and what links to it', async () => {
    const { article, edition, take, library, saveNote, saveTag, saveArticle } = await startWithEdition()
    const tag = await saveTag({ name: 'Ceasefires' })
    await saveArticle({ id: edition.id, tags: [tag.id] })
    const note = await saveNote({ title: 'On it', aboutId: edition.id, state: noteOn(edition.id) })
    const { article: taken } = await take()
    expect(taken.tags).toEqual([tag.id])
    expect(library.get(note.id)).toMatchObject({ aboutId: article.id, mentions: [article.id] })
    expect(JSON.stringify(library.get(note.id))).not.toContain(edition.id)
    expect([...library.references.notesMentioning(article.id)]).toEqual([note.id])
  })

  test('that was corrected brings the texts it had, in which its lost passages are found again', async () => {
    const { article, edition, passage, correctText, take, library, textVersions } = await startWithEdition()
    const lost = await passage(edition, 'A ceasefire holds in the mountains')
    const blocks: Block[] = newer
      .split('\n\n')
      .slice(1)
      .map((text) => ({ kind: 'paragraph', text }))
    await correctText({ articleId: edition.id, basedOn: edition.textSha256, blocks })
    await take()
    expect((await textVersions({ articleId: article.id })).map(({ why }) => why)).toEqual([
      'newer edition',
      'imported',
      'imported',
    ])
    expect(library.get(lost.id)).toMatchObject({ state: 'orphaned', articleId: article.id })
    const now = library.need(article.id)
    const whole: Block[] = newer.split('\n\n').map((text) => ({ kind: 'paragraph', text }))
    await correctText({ articleId: article.id, basedOn: now.textSha256, blocks: whole })
    expect(library.get(lost.id)).toMatchObject({ state: 'anchored', target: { start: 0 } })
  })

  test('is not taken from itself, nor from what is not there', async () => {
    const { article, edition, takeEdition, deleteArticle } = await startWithEdition()
    await expect(takeEdition({ articleId: article.id, fromArticleId: article.id })).rejects.toThrow('of itself')
    await deleteArticle({ id: edition.id })
    await expect(takeEdition({ articleId: article.id, fromArticleId: edition.id })).rejects.toThrow('Unknown article')
  })

  test('and the file it came from are known when they are imported again', async () => {
    const { article, edition, take, library } = await startWithEdition()
    await take()
    for (const { original, plainSha256 } of [article, edition]) {
      expect([...library.references.articlesOfOriginal(original.sha256)]).toEqual([article.id])
      expect([...library.references.articlesOfPlainText(plainSha256)]).toEqual([article.id])
    }
  })
})
