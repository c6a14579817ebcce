import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block } from '#contract/article-text.ts'
import { articleBlocksMarkdown } from '../../main/export/article-markdown.ts'
import { readMarkdown } from '../../main/import/read-markdown.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'

type Example = { example: number; markdown: string }

/** Out as Markdown and in again. An article's headings leave one level lower, under its title; block ids go. */
function pass(blocks: readonly Block[]): Block[] {
  const written = articleBlocksMarkdown(blocks)
    .replace(/(?: |\n\n)\^p\d+$/gm, '')
    .replace(/^##(?=#* )/gm, '#')
  return readMarkdown(written).blocks
}

/** A heading can be written five levels under a title, an image as its description. */
function wordsOf(blocks: readonly Block[]): string {
  const told = blocks.map((block) => {
    if (block.kind === 'image') return { kind: 'paragraph', text: block.alt }
    const { marks: _, ...kept } = { marks: undefined, ...block }
    return kept.kind === 'heading' ? { ...kept, level: Math.min(5, kept.level) } : kept
  })
  return JSON.stringify(told).replace(/(?: |\\t)+/g, ' ')
}

const first = ({ markdown }: Example) => pass(readMarkdown(markdown).blocks)

describe.skipIf(!hasSharedData)('every example of the CommonMark specification', () => {
  const examples = hasSharedData
    ? (JSON.parse(readFileSync(shared('e_commonmark/spec-tests.json'), 'utf8')) as Example[])
    : []

  it('is the same after a second way out and in', () => {
    expect(examples.length).toBeGreaterThan(600)
    const changed = examples.filter((one) => {
      const once = first(one)
      return JSON.stringify(pass(once)) !== JSON.stringify(once)
    })
    expect(changed.map(({ example }) => example)).toEqual([])
  })

  it('keeps its blocks and words on the first way, but for images, marks and rows of spaces', () => {
    const changed = examples.filter((one) => wordsOf(first(one)) !== wordsOf(readMarkdown(one.markdown).blocks))
    expect(changed.map(({ example }) => example)).toEqual([])
  })
})
