import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodebookRow } from '#contract/codebook.ts'
import {
  type Code,
  codesOf,
  dropped,
  isWithin,
  type Move,
  shownCodes,
  stepped,
} from '../../../renderer/codebook/code-tree.ts'

const idOf = (name: string) => `tag:${name}` as const
const row = (name: string, parent?: string) =>
  ({
    tag: { id: idOf(name), name, ...(parent && { parentId: idOf(parent) }) },
    passages: 1,
    articles: 0,
    allPassages: 1,
    allArticles: 0,
  }) as unknown as CodebookRow

//  Aid
//  Casualties
//    Civilians
//      Children
//    Soldiers
//  Talks
const rows = [
  row('Aid'),
  row('Casualties'),
  row('Civilians', 'Casualties'),
  row('Children', 'Civilians'),
  row('Soldiers', 'Casualties'),
  row('Talks'),
]
const codes = codesOf(rows)
const code = (name: string): Code => codes.find(({ tag }) => tag.name === name)!
const names = (shown: readonly Code[]) => shown.map(({ tag }) => tag.name)

describe('codes', () => {
  test('know their level, their place and what they stand under', () => {
    expect(code('Children')).toMatchObject({ level: 3, above: 'tag:Civilians', path: ['Casualties', 'Civilians'] })
    expect(code('Casualties')).toMatchObject({ level: 1, under: 2, place: 1, siblings: 3 })
  })
  test('under a closed one do not show', () => {
    expect(names(shownCodes(codes, new Set([idOf('Casualties')]), ''))).toEqual(['Aid', 'Casualties', 'Talks'])
    expect(names(shownCodes(codes, new Set([idOf('Civilians')]), ''))).not.toContain('Children')
  })
  test('that match a filter show with those they stand under, closed or not', () => {
    expect(names(shownCodes(codes, new Set([idOf('Casualties')]), 'CHILD'))).toEqual([
      'Casualties',
      'Civilians',
      'Children',
    ])
    expect(shownCodes(codes, new Set(), 'x')).toEqual([])
  })
})

describe('a step of the keyboard', () => {
  test.each([
    ['Talks', 'up', { id: 'tag:Talks', parentId: null, beforeId: 'tag:Casualties' }],
    ['Aid', 'up', null],
    ['Aid', 'down', { id: 'tag:Aid', parentId: null, beforeId: 'tag:Talks' }],
    ['Casualties', 'down', { id: 'tag:Casualties', parentId: null, beforeId: null }],
    ['Soldiers', 'in', { id: 'tag:Soldiers', parentId: 'tag:Civilians' }],
    ['Civilians', 'in', null],
    ['Children', 'out', { id: 'tag:Children', parentId: 'tag:Casualties', beforeId: 'tag:Soldiers' }],
    ['Soldiers', 'out', { id: 'tag:Soldiers', parentId: null, beforeId: 'tag:Talks' }],
    ['Talks', 'out', null],
  ] as const)('takes %s %s', (name, step, move) => {
    expect(stepped(codes, code(name), step)).toEqual(move)
  })
})

describe('a drop', () => {
  test.each([
    ['Talks', 'Casualties', 'into', { id: 'tag:Talks', parentId: 'tag:Casualties' }],
    ['Talks', 'Soldiers', 'before', { id: 'tag:Talks', parentId: 'tag:Casualties', beforeId: 'tag:Soldiers' }],
    ['Aid', 'Talks', 'after', { id: 'tag:Aid', parentId: null, beforeId: null }],
    ['Casualties', 'Children', 'into', null],
    ['Aid', 'Aid', 'before', null],
  ] as const)('of %s on %s, %s it', (name, on, where, move) => {
    expect(dropped(codes, idOf(name), code(on), where)).toEqual(move)
  })

  test('never puts a code under itself, nor before itself', () => {
    const any = fc.constantFrom(...codes)
    fc.assert(
      fc.property(any, any, fc.constantFrom('before', 'into', 'after'), (one, on, where) => {
        const move: Move | null = dropped(codes, one.id, on, where)
        if (move?.parentId) expect(isWithin(codes, move.parentId, one.id)).toBe(false)
        if (move) expect(move.beforeId).not.toBe(one.id)
      }),
    )
  })
})
