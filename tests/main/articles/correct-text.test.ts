import { describe, expect, test } from 'vitest'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
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
