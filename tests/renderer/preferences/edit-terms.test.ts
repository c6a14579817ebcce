import { describe, expect, it } from 'vitest'
import { addTerm, moveTerm, removeTerm, renameTerm } from '../../../renderer/preferences/edit-terms.ts'

const terms = [{ term: 'people' }, { term: 'civilians', parent: 'people' }, { term: 'soldiers', parent: 'people' }]

describe('the terms of a vocabulary', () => {
  it('take a new one at the end, but none twice', () => {
    expect(addTerm(terms, 'animals')).toEqual([...terms, { term: 'animals' }])
    expect(addTerm(terms, 'PEOPLE')).toMatch(/“PEOPLE” is already in the list/)
  })
  it('keep what stands under a renamed one', () => {
    expect(renameTerm(terms, 'people', 'persons')).toEqual([
      { term: 'persons' },
      { term: 'civilians', parent: 'persons' },
      { term: 'soldiers', parent: 'persons' },
    ])
    expect(renameTerm(terms, 'people', 'Soldiers')).toMatch(/already/)
    expect(renameTerm(terms, 'people', 'People')).toEqual([
      { term: 'People' },
      { term: 'civilians', parent: 'People' },
      { term: 'soldiers', parent: 'People' },
    ])
  })
  it('free what stood under a removed one', () => {
    expect(removeTerm(terms, 'people')).toEqual([{ term: 'civilians' }, { term: 'soldiers' }])
  })
  it('move under another and back', () => {
    expect(moveTerm([{ term: 'a' }, { term: 'b' }], 'a', 'b')).toEqual([{ term: 'a', parent: 'b' }, { term: 'b' }])
    expect(moveTerm([{ term: 'a', parent: 'b' }, { term: 'b' }], 'a', '')).toEqual([{ term: 'a' }, { term: 'b' }])
  })
})
