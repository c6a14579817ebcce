import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../../renderer/search/SnippetText.tsx'
import { pathOfHit } from '../../../renderer/search/path-of-hit.ts'

describe('a snippet', () => {
  it('marks what was found and keeps the rest', () => {
    expect(piecesOf({ text: 'seven civilians', hits: [[6, 15]] })).toEqual([
      { text: 'seven ', hit: false },
      { text: 'civilians', hit: true },
    ])
  })
  it('shows exactly its text, whatever the hits', () => {
    const hits = fc.array(fc.tuple(fc.nat(60), fc.nat(60)))
    fc.assert(
      fc.property(fc.string(), hits, (text, found) => {
        const pieces = piecesOf({ text, hits: found })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})

describe('a result leads', () => {
  const article = 'article:0192aaaa-0000-7000-8000-000000000001' as const
  const passage = 'passage:0192aaaa-0000-7000-8000-000000000002' as const
  const hit = {
    title: '',
    score: 1,
    snippet: { text: 'at least seven civilians', hits: [[9, 14]] as [number, number][] },
  }
  it('to the place in the article with the words found', () => {
    expect(pathOfHit({ ...hit, kind: 'article', id: article, start: 40 })).toBe(`/articles/${article}?at=40&find=seven`)
  })
  it('to the passage in its article', () => {
    expect(pathOfHit({ ...hit, kind: 'passage', id: passage, articleId: article })).toBe(
      `/articles/${article}?passage=${passage}`,
    )
  })
})
