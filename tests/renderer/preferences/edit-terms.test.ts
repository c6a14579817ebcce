import { describe, expect, it } from 'vitest'
import {
  addTerm,
  inTreeOrder,
  moveTerm,
  parentsFor,
  placedTerms,
  removeTerm,
  stepTerm,
  termsMatching,
} from '../../../renderer/preferences/edit-terms.ts'

const terms = [{ term: 'people' }, { term: 'civilians', parent: 'people' }, { term: 'soldiers', parent: 'people' }]

describe('the terms of a vocabulary', () => {
  it('take a new one at the end, but none twice', () => {
    expect(addTerm(terms, 'animals')).toEqual([...terms, { term: 'animals' }])
    expect(addTerm(terms, 'PEOPLE')).toMatch(/“PEOPLE” is already in the list/)
  })
  it('let what stood under a removed one up to where it stood', () => {
    expect(removeTerm(terms, 'people')).toEqual([{ term: 'civilians' }, { term: 'soldiers' }])
    const deep = [...terms, { term: 'children', parent: 'civilians' }]
    expect(removeTerm(deep, 'civilians')).toContainEqual({ term: 'children', parent: 'people' })
  })
  it('are read from the top, whatever their order; a missing parent hides nothing', () => {
    const mixed = [{ term: 'b', parent: 'a' }, { term: 'c', parent: 'gone' }, { term: 'a' }]
    expect(placedTerms(mixed).map(({ entry, level }) => [entry.term, level])).toEqual([
      ['c', 0],
      ['a', 0],
      ['b', 1],
    ])
    expect(termsMatching(terms, 'CIV').map(({ entry }) => entry.term)).toEqual(['civilians'])
  })
  it('step up and down among those under the same parent, and no further', () => {
    expect(inTreeOrder(stepTerm(terms, 'soldiers', -1)).map(({ term }) => term)).toEqual([
      'people',
      'soldiers',
      'civilians',
    ])
    expect(stepTerm(terms, 'soldiers', 1)).toEqual(terms)
  })
  it('can stand under any but themselves and those under them', () => {
    const deep = [...terms, { term: 'children', parent: 'civilians' }]
    expect(parentsFor(deep, 'civilians')).toEqual(['people', 'soldiers'])
  })
  it('move under another and back', () => {
    expect(moveTerm([{ term: 'a' }, { term: 'b' }], 'a', 'b')).toEqual([{ term: 'a', parent: 'b' }, { term: 'b' }])
    expect(moveTerm([{ term: 'a', parent: 'b' }, { term: 'b' }], 'a', '')).toEqual([{ term: 'a' }, { term: 'b' }])
  })
})
