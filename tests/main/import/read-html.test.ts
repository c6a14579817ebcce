import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleText, plainTextOf } from '#contract/article-text.ts'
import { parsePage } from '../../../main/import/dom.ts'
import { readHtml } from '../../../main/import/read-html.ts'
import { hasSharedData, shared } from './shared-data.ts'

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The harmonic mean of precision and recall over the words of two texts, order aside. */
function wordF1(read: string[], expected: string[]): number {
  const left = new Map<string, number>()
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of read) {
    const count = left.get(word) ?? 0
    if (count > 0) shared += 1
    left.set(word, count - 1)
  }
  return (2 * shared) / (read.length + expected.length)
}

describe.skipIf(!hasSharedData)('real saved pages', () => {
  const pages = (hasSharedData ? readdirSync(shared('a_readability')) : []).map((name) => {
    const page = (file: string) => readFileSync(shared('a_readability', name, file), 'utf8')
    const metadata = JSON.parse(page('expected-metadata.json')) as {
      title: string
      lang?: string
      publishedTime: string | null
    }
    const expected = parsePage(page('expected.html').replaceAll('><', '> <')).body?.textContent ?? ''
    const read = readHtml(page('source.html'))
    return { name, metadata, read, f1: wordF1(words(plainTextOf(read.blocks)), words(expected)) }
  })

  it('the words of the article are found: median 1.0, worst 0.97', () => {
    const sorted = pages.map(({ f1 }) => f1).sort((a, b) => a - b)
    expect(pages).toHaveLength(27)
    expect(sorted[13]).toBe(1)
    expect(sorted[0]).toBeGreaterThan(0.97)
  })

  it('every title is exact', () => {
    for (const { name, read, metadata } of pages)
      expect([name, read.title ?? '']).toEqual([name, metadata.title.replace(/\s+/g, ' ').trim()])
  })

  it('the language and the day are those of the page', () => {
    for (const { name, read, metadata } of pages) {
      if (metadata.lang) expect([name, read.language?.toLowerCase()]).toEqual([name, metadata.lang.toLowerCase()])
      if (metadata.publishedTime) expect([name, read.publishedAt]).toEqual([name, metadata.publishedTime.slice(0, 10)])
    }
  })

  it('a page full of beacons leaves its sentence, and no address but a link a person may follow', () => {
    const read = readHtml(readFileSync(shared('g_html/beacon-a.html'), 'utf8'))
    const text = plainTextOf(read.blocks)
    expect(text).toContain('Seven people were killed in Aleppo on 3 May 2024')
    expect(text).not.toMatch(/fetch|onerror|sendBeacon/)
    expect(JSON.stringify(read)).not.toMatch(
      /javascript:|file:|smb:|\\\\\\\\127|srcdoc|127\.0\.0\.1:48999\/a\/(?!href|link)/,
    )
  })

  it('payloads of cross-site scripting become words, and links lead only to the Web or to mail', () => {
    const fixtures = JSON.parse(readFileSync(shared('g_xss/dompurify-fixtures.json'), 'utf8')) as { payload: string }[]
    // The vectors are a program with comments: what they try stands in strings called "data".
    const vectors = readFileSync(shared('g_xss/html5sec-vectors.json'), 'utf8').matchAll(
      /"data"\s*:\s*("(?:[^"\\]|\\.)*")/g,
    )
    const payloads = [
      ...readFileSync(shared('g_xss/payloadbox-xss.txt'), 'utf8').split('\n'),
      ...fixtures.map(({ payload }) => payload),
      ...[...vectors].map(([, data]) => JSON.parse(data ?? '""') as string),
    ]
    expect(fixtures.length).toBeGreaterThan(100)
    expect(payloads.length).toBeGreaterThan(fixtures.length + 1100)
    for (let from = 0; from < payloads.length; from += 50) {
      const read = readHtml(`<article><p>Before</p>${payloads.slice(from, from + 50).join('\n')}</article>`)
      // The schema knows blocks of text alone: nothing that it does not name is left.
      expect(articleText.parse({ blocks: read.blocks })).toEqual({ blocks: read.blocks })
      for (const { href } of read.blocks.flatMap((block) => ('marks' in block ? (block.marks ?? []) : [])))
        expect(href ?? 'https:').toMatch(/^(?:https?|mailto):/i)
    }
  })
})

describe('pictures of a page', () => {
  it('in the file and outside of it are told apart, and their words are kept', () => {
    const { blocks, left } = readHtml(
      '<article><p>Before the pictures.</p><img alt="A bridge" src="a.files/b.png"><figure><img src="https://a.example/c.png"><figcaption>The river</figcaption></figure><img alt="" src="data:image/png;base64,AA"></article>',
    )
    expect(blocks).toMatchObject([
      { text: 'Before the pictures.' },
      { kind: 'image', alt: 'A bridge' },
      { text: 'The river' },
    ])
    expect(left).toEqual([
      { what: 'images', count: 1 },
      { what: 'linkedImages', count: 2 },
    ])
  })
})

describe('pages', () => {
  it('old pages with two line breaks for a paragraph, and tables for layout, are read as paragraphs', () => {
    const read = readHtml('<table><tr><td><div><p>One</p><p>Two</p></div></td></tr></table>First<br><br>second<br>line')
    expect(read.blocks).toEqual([
      { kind: 'paragraph', text: 'One' },
      { kind: 'paragraph', text: 'Two' },
      { kind: 'paragraph', text: 'First' },
      { kind: 'paragraph', text: 'second\nline' },
    ])
  })

  it('hidden words and programs are left out', () => {
    const read = readHtml(
      '<p>Seen</p><p hidden>no</p><p style="display: none">no</p><script>no</script><style>no</style><template>no</template>',
    )
    expect(plainTextOf(read.blocks)).toBe('Seen')
  })

  it('law: any markup is read, and leaves no empty block and no blank line', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'a href="https://x.example/"',
      'ul',
      'li',
      'table',
      'tr',
      'td',
      'pre',
      'br',
      'h2',
      'blockquote',
      'script',
      'svg',
      'template',
      'img alt="x"',
    )
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0] ?? ''}>`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const block of readHtml(pieces.join('')).blocks) {
          const leaves = block.kind === 'tableRow' ? block.cells : block.kind === 'image' ? [] : [block]
          for (const { text, ...rest } of leaves) {
            expect(text).not.toContain('\n\n')
            if (block.kind !== 'tableRow') expect(text.trim()).not.toBe('')
            for (const mark of 'marks' in rest ? (rest.marks ?? []) : [])
              expect(text.slice(mark.start, mark.end).trim()).not.toBe('')
          }
        }
      }),
    )
  })
})
