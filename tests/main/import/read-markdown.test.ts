import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { readMarkdown } from '../../../main/import/read-markdown.ts'
import { hasSharedData, shared } from './shared-data.ts'

describe('pictures of a Markdown text', () => {
  it('keep their words and are told: they lie beside the file', () => {
    const { blocks, left } = readMarkdown(
      'Before.\n\n![A bridge](files/b.png)\n\n![][c]\n\n<img src="d.png">\n\n[c]: c.png',
    )
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'Before.' },
      { kind: 'image', alt: 'A bridge' },
    ])
    expect(left).toEqual([{ what: 'linkedImages', count: 3 }])
    expect(readMarkdown('No picture.').left).toEqual([])
  })
})

describe('Markdown', () => {
  it.skipIf(!hasSharedData)('every example of the CommonMark specification is read', () => {
    const examples = JSON.parse(readFileSync(shared('e_commonmark/spec-tests.json'), 'utf8')) as { markdown: string }[]
    expect(examples.length).toBeGreaterThan(600)
    for (const { markdown } of examples)
      for (const block of readMarkdown(markdown).blocks)
        if ('text' in block) expect(block.text).not.toMatch(/\n\n|^\s*$/)
  })

  it.skipIf(!hasSharedData)('pathological Markdown is read, and keeps text', { timeout: 60_000 }, () => {
    const names = readdirSync(shared('g_redos')).filter((name) => name.endsWith('.md'))
    expect(names.length).toBe(13)
    for (const name of names)
      expect(plainTextOf(readMarkdown(readFileSync(shared('g_redos', name), 'utf8')).blocks), name).not.toBe('')
  })

  it('what nests too deep is plain text, with every character', () => {
    for (const deep of [
      '['.repeat(20_000) + 'x' + ']'.repeat(20_000),
      '[a]('.repeat(20_000),
      '> '.repeat(20_000) + 'x',
    ])
      expect(plainTextOf(readMarkdown(deep).blocks)).toMatch(/[ax]/)
  })

  it('a front matter that is broken or poisoned gives nothing and does no harm', () => {
    for (const matter of ['title: [', '__proto__: {polluted: 1}', 'a: &a [1]\nb: *a', '- x', 'title: {a: 1}'])
      expect(readMarkdown(`---\n${matter}\n---\n\nText`)).toMatchObject({ authors: [], blocks: [{ text: 'Text' }] })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('link definitions alone are text, not nothing', () => {
    expect(plainTextOf(readMarkdown('[a]: https://a.example\n[b]: https://b.example').blocks)).toContain(
      'https://b.example',
    )
  })
})
