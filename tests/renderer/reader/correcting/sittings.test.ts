import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { beginCorrection } from '../../../../renderer/reader/correcting/correction.ts'
import {
  beginSitting,
  bringBack,
  finish,
  giveUp,
  isPutAside,
  sittingAt,
  startCorrecting,
  walkAway,
} from '../../../../renderer/reader/correcting/sittings.ts'
import { call } from '../../../../renderer/notebook.ts'
import { addArticle, openRealNotebook } from '../../real-notebook.ts'
import { apply, textOf } from './edits.ts'

let articleId: Id<'article'>
let made: { name: string; args: unknown }[]

/** A library with one article and one passage of it, and its text open to be corrected. */
beforeEach(async () => {
  const notebook = await openRealNotebook()
  made = notebook.made
  articleId = await addArticle(notebook.library, 'Azerbaijn launched an operation.\n\nIt ended.')
  await call('savePassage', { articleId, start: 0, end: 9 })
  onTestFinished(() => void (sittingAt(articleId) && giveUp(articleId)))
})

async function sit() {
  const { blocks, textSha256 } = await call('getText', { id: articleId })
  const places = (await call('passageCards', { articleId })).map(({ passage: { id, target } }) => ({
    passageId: id,
    start: target.start,
    end: target.end,
  }))
  const onProblem = (problem: Error) => {
    throw problem
  }
  const correction = beginCorrection({ articleId, basedOn: textSha256, blocks, places, onProblem })
  startCorrecting(articleId)
  beginSitting(correction)
  return correction
}

const mend = (correction: Awaited<ReturnType<typeof sit>>) =>
  apply(correction, { kind: 'type', at: 0, length: 0, text: 'a' }, { start: 7, end: 7 })
const textNow = async () => (await call('getText', { id: articleId })).text

describe('a sitting over a text', () => {
  test('is saved in one change, with its passages, and undo brings both back', async () => {
    const before = (await call('passageCards', { articleId }))[0]!.passage
    mend(await sit())
    await finish(articleId)
    expect(sittingAt(articleId)).toBeUndefined()
    expect(await textNow()).toBe('Azerbaiajn launched an operation.\n\nIt ended.')
    const [card] = await call('passageCards', { articleId })
    expect([card!.passage.target.exact, card!.passage.state]).toEqual(['Azerbaiajn', 'changed'])
    await call('undo', {})
    expect(await textNow()).toContain('Azerbaijn')
    expect((await call('passageCards', { articleId }))[0]!.passage).toEqual(before)
  })

  test('without edits is left without a change', async () => {
    await sit()
    await finish(articleId)
    expect(sittingAt(articleId)).toBeUndefined()
    expect(made.map(({ name }) => name)).not.toContain('correctText')
  })

  test('that was overtaken keeps its edits and says so, and saves them over the newer text when told to', async () => {
    const correction = await sit()
    mend(correction)
    const { blocks, textSha256 } = await call('getText', { id: articleId })
    await call('correctText', { articleId, basedOn: textSha256, blocks: blocks.slice(0, 1) })
    await finish(articleId)
    const { problem, saving } = sittingAt(articleId)!
    expect([saving, problem]).toEqual([false, expect.stringMatching(/\S/)])
    expect(textOf(correction)).toContain('Azerbaiajn')
    await finish(articleId, (await call('getText', { id: articleId })).textSha256)
    expect(await textNow()).toBe('Azerbaiajn launched an operation.\n\nIt ended.')
  })

  test('that is given up changes nothing and can be brought back with its edits', async () => {
    const correction = await sit()
    mend(correction)
    giveUp(articleId)
    expect([sittingAt(articleId), isPutAside(articleId)]).toEqual([undefined, true])
    expect(await textNow()).toContain('Azerbaijn')
    bringBack(articleId)
    expect(sittingAt(articleId)!.correction).toBe(correction)
    expect(textOf(correction)).toContain('Azerbaiajn')
    expect(correction.isEdited()).toBe(true)
  })

  test('is saved when the reader goes elsewhere', async () => {
    mend(await sit())
    await walkAway(articleId)
    expect(await textNow()).toContain('Azerbaiajn')
  })

  test('holds the window open while it has edits that are not saved', async () => {
    const unsaved = () => made.filter(({ name }) => name === 'setUnsaved').map(({ args }) => args)
    const correction = await sit()
    mend(correction)
    beginSitting(correction)
    await vi.waitFor(() => expect(unsaved().at(-1)).toEqual({ unsaved: true }))
    await finish(articleId)
    await vi.waitFor(() => expect(unsaved().at(-1)).toEqual({ unsaved: false }))
  })
})
