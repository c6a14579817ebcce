import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { hasSharedData, shared } from '../import/shared-data.ts'
import { noteStateOf, placeToExport, startCoded } from './coded-library.ts'

async function reportOf(
  library: Parameters<typeof exportLibrary>[0],
  scope?: Parameters<typeof exportLibrary>[1]['scope'],
) {
  const path = join(placeToExport(), 'report.html')
  await exportLibrary(library, { format: 'html', path, scope })
  return new JSDOM(readFileSync(path, 'utf8')).window.document
}

test('the report shows texts with passages marked, claims with their reading, notes; every quotation leads to its source', async () => {
  const { library, killed, eventDocument, article } = await startCoded()
  const page = await reportOf(library)
  expect(page.querySelector('title')?.textContent).toBe('Test')
  const marks = [...page.querySelectorAll('mark')].map((mark) => mark.textContent)
  expect(marks).toEqual(['The ceasefire 😀 began', 'At least 27 people were killed'])
  const event = page.getElementById(eventDocument.id.replace(/[^0-9a-z]/g, '-'))
  expect(event?.textContent).toContain('killed: single source')
  expect(event?.querySelector('table')?.textContent).toContain('≥27 people')
  for (const link of page.querySelectorAll('a[href^="#"]'))
    expect(page.getElementById(link.getAttribute('href')?.slice(1) ?? ''), link.outerHTML).not.toBeNull()
  const place = page.getElementById(killed.id.replace(/[^0-9a-z]/g, '-'))
  expect(place?.nextElementSibling?.textContent).toBe('At least 27 people were killed')
  expect(place?.closest('article')?.querySelector('h3')?.textContent).toBe(article.title)
  const quotations = [...page.querySelectorAll('blockquote')]
  expect(quotations.every((one) => one.querySelector('a[href^="#"]') !== null || one.textContent === 'quoted')).toBe(
    true,
  )
})

test('one figure of what several say is told with the policy that chose it, where one is asked for', async () => {
  const { library } = await startCoded()
  const path = join(placeToExport(), 'report.html')
  await exportLibrary(library, { format: 'html', path, policy: 'inclusive' })
  const page = readFileSync(path, 'utf8')
  expect(page).toContain('Figure: 27 people (low 27, high 27). Most inclusive: the only speaker’s figure')
  expect((await reportOf(library)).body.textContent).not.toContain('Figure:')
})

test('nothing can be loaded or run: the policy allows the style alone, and no script, style attribute or handler is there', async () => {
  const { library } = await startCoded()
  const page = await reportOf(library)
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? ''
  const style = createHash('sha256')
    .update(page.querySelector('style')?.textContent ?? '')
    .digest('base64')
  expect(policy).toBe(`default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`)
  expectHarmless(page)
})

test('overlapping passages are both marked and both have their place', async () => {
  const { library, article, savePassage } = await startCoded()
  const one = await savePassage({ articleId: article.id, start: 4, end: 30 })
  const page = await reportOf(library)
  expect(page.getElementById(one.id.replace(/[^0-9a-z]/g, '-'))).not.toBeNull()
  expect(page.querySelectorAll('mark').length).toBeGreaterThan(2)
  const paragraph = [...page.querySelectorAll('p')].find((p) => p.textContent.startsWith('The ceasefire 😀 began at'))
  expect(paragraph?.textContent).toBe('The ceasefire 😀 began at noon.')
})

test('a report on one entity quotes its passages and says that whole texts are left out', async () => {
  const { library, eventDocument } = await startCoded()
  const page = await reportOf(library, eventDocument.id)
  expect(page.body.textContent).toContain('The ceasefire 😀 began')
  expect(page.body.textContent).not.toContain('at noon')
  for (const link of page.querySelectorAll('a[href^="#"]'))
    expect(page.getElementById(link.getAttribute('href')?.slice(1) ?? ''), link.outerHTML).not.toBeNull()
})

const allowed: Record<string, string[]> = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  title: [],
  style: [],
  body: [],
  h1: ['dir'],
  h2: [],
  h3: ['dir'],
  h4: [],
  h5: ['dir'],
  nav: [],
  section: ['id'],
  article: ['id'],
  ul: ['class'],
  ol: ['start'],
  li: ['dir'],
  a: ['id', 'href', 'rel'],
  p: ['dir', 'class'],
  blockquote: ['dir', 'id'],
  cite: [],
  dl: [],
  dt: [],
  dd: ['dir'],
  div: ['lang'],
  mark: [],
  table: [],
  tbody: [],
  tr: ['class'],
  th: ['dir'],
  td: ['dir'],
  pre: [],
  code: [],
  strong: [],
  em: [],
  s: [],
  u: [],
  b: [],
  sub: [],
  sup: [],
  br: [],
  hr: [],
  footer: [],
}

/** Every element and attribute is one that we write; every address is a place of the page, the web or mail. */
function expectHarmless(page: globalThis.Document): void {
  const strange: string[] = []
  for (const element of page.querySelectorAll('*')) {
    const attributes = allowed[element.localName]
    if (!attributes) strange.push(element.outerHTML.slice(0, 200))
    for (const { name, value } of element.attributes) {
      if (!attributes?.includes(name)) strange.push(`${element.localName} ${name}`)
      if (name === 'href' && !/^(#|https?:\/\/|mailto:)/i.test(value)) strange.push(value)
    }
  }
  expect(strange).toEqual([])
}

test.skipIf(!hasSharedData)('no payload becomes an element or an attribute, wherever it stands', async () => {
  const vectors = [
    ...(JSON.parse(readFileSync(shared('g_xss', 'dompurify-fixtures.json'), 'utf8')) as { payload: string }[]).map(
      ({ payload }) => payload,
    ),
    // Its thousands differ in little: every sixth, so that each group of them is there.
    ...readFileSync(shared('g_xss', 'payloadbox-xss.txt'), 'utf8')
      .split('\n')
      .filter((_, at) => at % 6 === 0),
    ...[
      ...readFileSync(shared('g_xss', 'html5sec-vectors.json'), 'utf8').matchAll(/"data"\s*:\s*"((?:[^"\\]|\\.)*)"/g),
    ].map(([, data]) => JSON.parse(`"${data ?? ''}"`) as string),
  ].filter((payload) => payload.trim() !== '' && payload.length < 9000)
  expect(vectors.length).toBeGreaterThan(500)
  const coded = await startCoded()
  const { library, article } = coded
  // Payloads in the text itself, a paragraph each, and as titles, names, notes, comments, tags and addresses.
  const long = await coded.addArticle(vectors.join('\n\n').replace(/\n{3,}/g, '\n\n'), { title: 'payloads' })
  await coded.savePassage({ articleId: long.id, start: 0, end: 2000 })
  const state = noteStateOf(
    { id: 'actor:x', name: vectors[0] ?? '' },
    { id: 'x', title: vectors[1] ?? '' },
    coded.killed,
  )
  const everyTenth = vectors.filter((_, at) => at % 10 === 0)
  const actor = library.need(coded.actorDocument.id as Id<'actor'>)
  const puts: Document[] = [
    ...vectors.flatMap((payload) => [
      { ...actor, ...library.stamp('actor'), name: payload, description: payload },
      { ...library.need(coded.note.id), ...library.stamp('note'), title: payload, state: linkState(state, payload) },
    ]),
    ...everyTenth.flatMap((payload) => [
      {
        ...library.need(article.id),
        ...library.stamp('article'),
        title: payload,
        outlet: payload,
        url: payload,
        language: payload,
        authors: [payload],
      },
      { ...library.need(coded.killed.id), ...library.stamp('passage'), comment: payload },
      {
        ...library.need(coded.claim.id),
        ...library.stamp('claim'),
        property: 'named',
        value: { kind: 'text' as const, text: payload },
      },
    ]),
  ]
  await library.commit({ label: { key: 'saveTag', args: { name: '' } }, puts })
  const page = await reportOf(library)
  expectHarmless(page)
  expect(page.body.textContent).toContain('<script>alert')
})

function linkState(state: ReturnType<typeof noteStateOf>, payload: string) {
  const link = { type: 'link', url: payload, children: [{ type: 'text', text: payload, format: 16 }] }
  const code = { type: 'code', language: payload, children: [{ type: 'text', text: payload }] }
  const root = { type: 'root', children: [{ type: 'paragraph', children: [link] }, code] }
  return { ...state, state: { root } }
}
