import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { importJson } from '../../../main/export/import-json.ts'
import { createLibrary } from '../../../main/library/open.ts'
import { newPassage } from '../../../main/passages/mark-passage.ts'
import { placePassage } from '../../../main/passages/place-passage.ts'
import { everything, reopened, startCoding } from '../entities/coding.ts'

const text = `Azerbaijan launched the military operation. RT reported it.

At least seven civilians were killed and 35 others injured.

“Stop,” said Zakharova.`

const paragraphs = (...texts: string[]): Block[] => texts.map((one) => ({ kind: 'paragraph', text: one }))
const [first = '', second = '', third = ''] = text.split('\n\n')

async function startCorrecting() {
  const coding = await startCoding()
  const article = await coding.addArticle(text, { title: 'Operation' })
  const correct = (based: Article, ...texts: string[]) =>
    coding.correctText({ articleId: article.id, basedOn: based.textSha256, blocks: paragraphs(...texts) })
  return { ...coding, article, correct }
}

describe('a corrected text', () => {
  test('takes the place of the one before, and its passages travel along', async () => {
    const { article, correct, passage, getText, library } = await startCorrecting()
    const killed = await passage(article, 'seven civilians were killed')
    const { article: corrected, passages } = await correct(article, 'A new lead.', first, second, third)
    expect((await getText({ id: article.id })).text).toBe(`A new lead.\n\n${text}`)
    expect(passages).toEqual([
      {
        passageId: killed.id,
        outcome: 'intact',
        exactBefore: 'seven civilians were killed',
        exactAfter: 'seven civilians were killed',
      },
    ])
    const now = library.get(killed.id)
    expect(now).toMatchObject({ state: 'anchored', target: { textSha256: corrected.textSha256 } })
    expect(now?.target.start).toBe(killed.target.start + 'A new lead.\n\n'.length)
    expect(now).not.toHaveProperty('before')
  })

  test('is undone and done again exactly', async () => {
    const { article, correct, passage, library } = await startCorrecting()
    await passage(article, 'seven civilians were killed')
    await passage(article, 'Zakharova')
    const before = everything(library)
    await correct(article, first, second.replace('seven', 'nine'))
    const after = everything(library)
    expect(library.undoState().undo).toEqual({ key: 'correctText', args: { title: 'Operation' } })
    await library.undo()
    expect(everything(library)).toEqual(before)
    await library.redo()
    expect(everything(library)).toEqual(after)
    expect(everything(await reopened(library))).toEqual(after)
  })

  test('is refused when it was made from another text than the one of now', async () => {
    const { article, correct, library } = await startCorrecting()
    await correct(article, first, second)
    const seq = library.seq
    await expect(correct(article, first, third)).rejects.toThrow('corrected elsewhere meanwhile')
    expect(library.seq).toBe(seq)
  })

  test('leaves the one before to be read and compared', async () => {
    const { article, correct, textVersions, getTextVersion, compareTexts } = await startCorrecting()
    const { article: corrected } = await correct(article, first, second, third.replace('Stop', 'Stop it'))
    expect(await textVersions({ articleId: article.id })).toMatchObject([
      { textSha256: corrected.textSha256, why: 'corrected', by: 'Ada', current: true },
      { textSha256: article.textSha256, why: 'imported', current: false },
    ])
    const old = await getTextVersion({ articleId: article.id, textSha256: article.textSha256 })
    expect(old.text).toBe(text)
    const pieces = await compareTexts({ articleId: article.id, from: article.textSha256, to: corrected.textSha256 })
    const side = (kind: 'removed' | 'added') => pieces.filter((piece) => piece.kind !== kind).map((one) => one.text)
    expect(side('added').join('')).toBe(text)
    expect(side('removed').join('')).toBe(plainTextOf(paragraphs(first, second, third.replace('Stop', 'Stop it'))))
  })
})

describe('the places of an editor', () => {
  const place = (passageId: Id<'passage'>, start: number, end: number) => ({ passageId, start, end })

  test('win over what the words would say, and an empty place leaves it to the words', async () => {
    const { article, passage, correctText, library } = await startCorrecting()
    const [one, other] = [await passage(article, 'seven civilians'), await passage(article, 'RT')]
    const blocks = paragraphs(first, second.replace('seven', 'nine'), third)
    const start = text.indexOf('seven') - 'least '.length
    const { passages } = await correctText({
      articleId: article.id,
      basedOn: article.textSha256,
      blocks,
      places: [place(one.id, start, start + 'least nine civilians'.length), place(other.id, 3, 3)],
    })
    expect(passages.map(({ outcome, exactAfter }) => [outcome, exactAfter])).toEqual([
      ['intact', 'RT'],
      ['changed', 'least nine civilians'],
    ])
    expect(library.get(one.id)).toMatchObject({ state: 'changed', before: one.target })
  })

  test('count in the text as it was sent, whatever is tidied away when it is stored', async () => {
    const { article, passage, correctText, getText } = await startCorrecting()
    const one = await passage(article, 'seven civilians')
    const sent = paragraphs('', '  A cafe\u0301.  ', first, '', second)
    const at = plainTextOf(sent).indexOf('seven')
    await correctText({
      articleId: article.id,
      basedOn: article.textSha256,
      blocks: sent,
      places: [place(one.id, at, at + 'seven civilians'.length)],
    })
    const { text: stored } = await getText({ id: article.id })
    expect(stored).toBe(`A café.\n\n${first}\n\n${second}`)
  })
})

describe('passages to review', () => {
  test('are those that are changed or not found, with the words they had and have', async () => {
    const { article, correct, passage, passagesToReview, passageCards } = await startCorrecting()
    const lost = await passage(article, 'RT reported it')
    const changed = await passage(article, 'At least seven civilians were killed')
    await passage(article, 'Zakharova')
    await correct(article, 'News.', second.replace('seven', 'nine'), third)
    const { total, items } = await passagesToReview({ articleId: article.id })
    expect(total).toBe(2)
    expect(items).toMatchObject([
      { passage: { id: lost.id }, exactBefore: 'RT reported it', exactAfter: null, articleTitle: 'Operation' },
      {
        passage: { id: changed.id },
        exactBefore: 'At least seven civilians were killed',
        exactAfter: 'At least nine civilians were killed',
        sentence: 'At least nine civilians were killed and 35 others injured.',
      },
    ])
    expect(await passagesToReview({})).toEqual({ total, items })
    expect((await passagesToReview({ offset: 1, limit: 1 })).items).toHaveLength(1)
    const states = (await passageCards({ articleId: article.id })).map((card) => card.passage.state)
    expect(states).toEqual(['orphaned', 'changed', 'anchored'])
  })

  test('are sure again once accepted, or given new ends', async () => {
    const { article, correct, passage, passagesToReview, reviewPassage, savePassage, library } = await startCorrecting()
    const [lost, changed] = [
      await passage(article, 'RT reported it'),
      await passage(article, 'At least seven civilians'),
    ]
    await correct(article, second.replace('seven', 'nine'), third)
    const accepted = await reviewPassage({ id: changed.id, verdict: 'accept' })
    expect(accepted).toMatchObject({ state: 'anchored', target: { exact: 'At least nine civilians' } })
    expect(accepted).not.toHaveProperty('before')
    expect(library.undoState().undo).toEqual({ key: 'reviewPassage', args: { words: 'At least nine civilians' } })
    await expect(reviewPassage({ id: lost.id, verdict: 'accept' })).rejects.toThrow('not in the text any more')
    const commented = await savePassage({ id: lost.id, articleId: article.id, start: 0, end: 0, comment: 'Where?' })
    expect(commented).toMatchObject({ state: 'orphaned', comment: 'Where?', target: { exact: 'RT reported it' } })
    const placed = await savePassage({ id: lost.id, articleId: article.id, start: 0, end: 8 })
    expect(placed).toMatchObject({ state: 'anchored', comment: 'Where?', target: { exact: 'At least' } })
    expect(placed).not.toHaveProperty('before')
    expect((await passagesToReview({})).total).toBe(0)
  })

  test('are sure again by themselves when the words come back', async () => {
    const { article, correct, passage, library } = await startCorrecting()
    const [lost, changed] = [
      await passage(article, 'RT reported it'),
      await passage(article, 'At least seven civilians'),
    ]
    const { article: once } = await correct(article, second.replace('seven', 'nine'), third)
    const { article: twice } = await correct(once, second.replace('seven', 'ten'), third)
    expect(library.get(changed.id)).toMatchObject({ state: 'changed', before: changed.target })
    await correct(twice, 'New.', first, second, third)
    for (const { id, target } of [lost, changed]) {
      const now = library.get(id)
      expect(now).toMatchObject({ state: 'anchored', target: { exact: target.exact, start: target.start + 6 } })
      expect(now).not.toHaveProperty('before')
    }
  })
})

describe('a correction of many passages', () => {
  test('is undone exactly and quickly', async () => {
    const { addArticle, correctText, library } = await startCorrecting()
    const words = Array.from({ length: 6000 }, (_, index) => `word${index}${index % 12 === 11 ? '.' : ''}`)
    const long = words
      .map((word, index) => word + (index % 60 === 59 ? '\n\n' : ' '))
      .join('')
      .trim()
    const article = await addArticle(long)
    const passages = Array.from({ length: 500 }, (_, index) => {
      const [from, to] = [words[index * 12], words[index * 12 + 5]]
      const start = long.indexOf(`${from} `)
      const end = long.indexOf(`${to} `) + (to?.length ?? 0)
      const target = placePassage(long, article.textSha256, start, end)
      return newPassage(library, article.id, target)
    })
    await library.commit({ label: { key: 'annotate', args: { count: 500 } }, puts: passages })
    const before = everything(library)
    const edited = long
      .replaceAll(/word\d*7 /g, '')
      .split('\n\n')
      .slice(3)
    const start = performance.now()
    await correctText({ articleId: article.id, basedOn: article.textSha256, blocks: paragraphs(...edited) })
    const corrected = performance.now() - start
    await library.undo()
    const undone = performance.now() - start - corrected
    expect(everything(library)).toEqual(before)
    expect(corrected).toBeLessThan(3000)
    expect(undone).toBeLessThan(1500)
  })
})

describe('every text an article had', () => {
  test('is checked, leaves with the library and comes back with it', async () => {
    const { addArticle, correctText, library } = await startCoding()
    const folder = dirname(library.path)
    const sha256 = await library.originals.put(Buffer.from(text))
    const article = await addArticle(text, { original: { mediaType: 'text/plain', sha256, bytes: text.length } })
    await correctText({ articleId: article.id, basedOn: article.textSha256, blocks: paragraphs(first, second) })
    expect(await library.check()).toMatchObject({ ok: true, texts: 2 })
    const path = join(folder, 'export.json')
    await exportLibrary(library, { format: 'json', path, includeAuthor: true })
    const again = await createLibrary(join(folder, 'again'))
    onTestFinished(() => again.close())
    await importJson(again, path)
    expect(everything(again)).toEqual(everything(library))
    expect(await again.texts.get(article.textSha256)).toEqual(await library.texts.get(article.textSha256))
    const name = join('texts', article.textSha256.slice(0, 2), `${article.textSha256}.json`)
    await rm(join(again.path, name))
    expect((await again.check()).problems).toMatchObject([{ kind: 'text-missing', file: name }])
  })

  test('is erased with the article', async () => {
    const { article, correct, library, deleteArticle } = await startCorrecting()
    const { article: corrected } = await correct(article, first, second)
    await deleteArticle({ id: article.id })
    await library.purge(article.id)
    for (const { textSha256 } of [article, corrected]) expect(await library.texts.get(textSha256)).toBeNull()
  })
})

describe('a correction while others work', () => {
  test('leaves no passage behind, whichever comes first', async () => {
    const { article, addArticle, correctText, savePassage, getText, library } = await startCorrecting()
    const other = await addArticle('Another text, read in between.')
    const mark = async (words: string, pause: number) => {
      for (let turn = 0; turn < pause; turn++) await new Promise((resolve) => setImmediate(resolve))
      const { text: now } = await getText({ id: article.id })
      const start = now.indexOf(words)
      return savePassage({ articleId: article.id, start, end: start + words.length })
    }
    const marking = Array.from({ length: 40 }, (_, index) => mark(index % 2 ? 'civilians' : 'Zakharova', index))
    const blocks = paragraphs('A new lead.', first, second, third)
    const corrected = correctText({ articleId: article.id, basedOn: article.textSha256, blocks })
    const reading = savePassage({ articleId: other.id, start: 0, end: 7 })
    await Promise.all([...marking, corrected, reading])
    const { text: now, textSha256 } = await getText({ id: article.id })
    const targets = [...library.references.passagesOfArticle(article.id)].map((id) => library.need(id).target)
    expect(targets).toHaveLength(40)
    for (const target of targets) {
      expect(target.textSha256).toBe(textSha256)
      expect(now.slice(target.start, target.end)).toBe(target.exact)
    }
  })

  test('refuses the places of words that were counted in the text before', async () => {
    const { article, correct, savePassage, markPassage, library } = await startCorrecting()
    const place = { articleId: article.id, start: 0, end: 10, basedOn: article.textSha256 }
    await savePassage(place)
    await correct(article, 'A new lead.', first)
    const { seq } = library
    await expect(savePassage(place)).rejects.toThrow('corrected elsewhere meanwhile')
    await expect(markPassage({ ...place, createTag: 'Lead' })).rejects.toThrow('corrected elsewhere meanwhile')
    expect(library.seq).toBe(seq)
  })

  test('is the only one of two made from the same text', async () => {
    const { article, correct, textVersions } = await startCorrecting()
    const both = await Promise.allSettled([correct(article, first), correct(article, second)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await textVersions({ articleId: article.id })).toHaveLength(2)
  })
})

describe('what cannot be a corrected text', () => {
  test.each<[string, Block[]]>([
    ['no words', paragraphs(' ', '\n')],
    ['only images', [{ kind: 'image', alt: 'A map' }]],
  ])('%s', async (_, blocks) => {
    const { article, correctText, library } = await startCorrecting()
    const seq = library.seq
    await expect(correctText({ articleId: article.id, basedOn: article.textSha256, blocks })).rejects.toThrow(
      'A text without words',
    )
    expect(library.seq).toBe(seq)
  })

  test('the same text again changes nothing', async () => {
    const { article, correct, library, passage } = await startCorrecting()
    const { id } = await passage(article, 'RT')
    const seq = library.seq
    const { passages } = await correct(article, first, second, third)
    expect(passages).toMatchObject([{ passageId: id, outcome: 'intact' }])
    expect(library.seq).toBe(seq)
  })

  test('a version of another article is not read as one of its own', async () => {
    const { article, addArticle, getTextVersion } = await startCorrecting()
    const other = await addArticle('Quite another text.')
    const asked = getTextVersion({ articleId: article.id, textSha256: other.textSha256 })
    await expect(asked).rejects.toThrow('is not a text that “Operation” has or had')
  })
})
