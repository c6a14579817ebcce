import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { sentencesNaming } from '../../../main/notes/sentences-naming.ts'
import { startCoding } from '../entities/coding.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })

async function noteOf(...blocks: ((id: Id) => object)[]) {
  const coding = await startCoding()
  const { id } = await coding.actor('Azerbaijan')
  const root = { type: 'root', children: blocks.map((block) => block(id)) }
  const note = await coding.saveNote({ title: 'N', state: { v: 1, lexical: '0.52.0', state: { root } } })
  return { ...coding, id, note }
}

const mention = (id: Id) => ({ type: 'mention', ref: id, label: 'Azerbaijan', kind: 'actor' })

test('the sentence of each mention is told, and no other of its paragraph', async () => {
  const { note, id, backlinks } = await noteOf(
    (id) => paragraph(text('First came peace. Then '), mention(id), text(' spoke.  It was late.')),
    (id) => ({
      type: 'list',
      children: [{ type: 'listitem', children: [{ type: 'link', children: [text('See '), mention(id)] }] }],
    }),
    () => paragraph(text('Azerbaijan, written without a link.')),
  )
  const told = {
    mentions: 2,
    sentences: [
      { sentence: 'Then Azerbaijan spoke.', words: 'Azerbaijan' },
      { sentence: 'See Azerbaijan', words: 'Azerbaijan' },
    ],
  }
  expect(sentencesNaming(note, id)).toEqual(told)
  expect(await backlinks({ id })).toMatchObject([{ id: note.id, ...told }])
})

test('of many the first few are told, and all are counted', async () => {
  const { note, id } = await noteOf((id) =>
    paragraph(...Array.from({ length: 9 }, () => [mention(id), text('. ')]).flat()),
  )
  const { sentences, mentions } = sentencesNaming(note, id)
  expect([sentences.length, mentions]).toEqual([3, 9])
})

test('a quotation of a passage is its words', async () => {
  const { note } = await noteOf(() => ({
    type: 'passage-quote',
    passageId: 'passage:00000000-0000-7000-8000-000000000001',
    articleId: 'article:00000000-0000-7000-8000-000000000001',
    exact: 'seven\ncivilians',
  }))
  expect(sentencesNaming(note, 'passage:00000000-0000-7000-8000-000000000001').sentences).toEqual([
    { sentence: 'seven civilians', words: 'seven civilians' },
  ])
})
