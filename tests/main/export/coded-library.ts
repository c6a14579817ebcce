import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { createLibrary } from '../../../main/library/open.ts'
import { type Coding, startCoding } from '../entities/coding.ts'

/** A folder to export to, gone after the test. */
export function placeToExport(): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty library to take an export in. */
export async function emptyLibrary() {
  const library = await createLibrary(join(placeToExport(), 'library'), { name: 'Other' })
  onTestFinished(() => library.close())
  return library
}

/** A small library with one of everything that exports tell of. */
export async function startCoded() {
  const coding = await startCoding()
  const article = await coding.addArticle(
    'The ceasefire 😀 began at noon.\n\nAt least 27 people were killed, Armenian sources said.',
    { title: 'A ceasefire begins', outlet: 'RT', publishedAt: '2023-09-20', url: 'https://example.org/news/1' },
  )
  const actor = await coding.actor('Armenian sources', { aliases: [{ name: 'Հայկական աղբյուրներ' }] })
  const event = await coding.event('Ceasefire', { date: '2023-09-20', type: 'ceasefire' })
  const tag = await coding.saveTag({ name: 'casualties' })
  const began = await coding.passage(article, 'The ceasefire 😀 began')
  const killed = await coding.passage(article, 'At least 27 people were killed')
  await coding.linkPassage({ passageId: began.id, entityId: event.id })
  await coding.linkPassage({ passageId: killed.id, entityId: actor.id, role: 'source' })
  await coding.savePassage({ ...placeOf(killed), id: killed.id, comment: 'a *first* figure', tags: [tag.id] })
  const claim = await coding.saveClaim({
    passageId: killed.id,
    aboutId: event.id,
    property: 'killed',
    value: { kind: 'count', comparator: '≥', number: 27, unit: 'people' },
    stance: 'asserts',
    attribution: [{ actorId: actor.id as Id<'actor'>, as: 'says' }],
  })
  const note = await coding.saveNote({
    title: 'Figures',
    aboutId: event.id,
    state: noteStateOf(event, article, killed),
  })
  return { ...coding, article, actorDocument: actor, eventDocument: event, tag, began, killed, claim, note }
}

export type Coded = Awaited<ReturnType<typeof startCoded>>

function placeOf({ articleId, target }: Awaited<ReturnType<Coding['passage']>>) {
  return { articleId, start: target.start, end: target.end }
}

const text = (words: string, format = 0) => ({ type: 'text', text: words, format, version: 1 })

/** A note as the editor writes it, with a node of every kind. */
export function noteStateOf(
  event: { id: string; name: string },
  article: { id: string; title: string },
  passage: { id: string; articleId: string; target: { exact: string } },
) {
  const children = [
    { type: 'heading', tag: 'h1', children: [text('What is claimed')] },
    {
      type: 'paragraph',
      children: [
        text('On '),
        { type: 'mention', ref: event.id, label: event.name, kind: 'event' },
        text(' see '),
        { type: 'article-link', ref: article.id, label: article.title },
        text(': '),
        text('bold ', 1),
        text('and both', 3),
        text(' <b>plain</b> *stars*'),
        { type: 'link', url: 'https://example.org/a', children: [text('a link')] },
        { type: 'link', url: 'javascript:alert(1)', children: [text('no link')] },
      ],
    },
    {
      type: 'list',
      listType: 'number',
      start: 1,
      children: [
        { type: 'listitem', children: [text('one')] },
        {
          type: 'listitem',
          children: [{ type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('inner')] }] }],
        },
      ],
    },
    { type: 'quote', children: [text('quoted')] },
    { type: 'code', language: 'js', children: [text('a < b'), { type: 'linebreak' }, text('``` fence')] },
    {
      type: 'table',
      children: [
        {
          type: 'tablerow',
          children: [
            { type: 'tablecell', headerState: 1, children: [{ type: 'paragraph', children: [text('head|er')] }] },
          ],
        },
        {
          type: 'tablerow',
          children: [
            { type: 'tablecell', headerState: 0, children: [{ type: 'paragraph', children: [text('cell')] }] },
          ],
        },
      ],
    },
    {
      type: 'passage-quote',
      passageId: passage.id,
      articleId: passage.articleId,
      exact: passage.target.exact,
      source: 'RT, 2023-09-20',
    },
  ]
  return { v: 1 as const, lexical: '0.52.0', state: { root: { type: 'root', children } } }
}
