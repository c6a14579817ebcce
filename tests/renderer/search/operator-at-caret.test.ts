import { describe, expect, it } from 'vitest'
import { operatorAt, withValue } from '../../../renderer/search/operator-at-caret.ts'

/** The caret stands at `|`. */
function at(marked: string) {
  const caret = marked.indexOf('|')
  const typed = marked.replace('|', '')
  return { typed, caret, operator: operatorAt(typed, caret) }
}

describe('the operator that is being typed', () => {
  it.each([
    ['actor:|', { name: 'actor', value: '', start: 6 }],
    ['war actor:gut|', { name: 'actor', value: 'gut', start: 10 }],
    ['-Tag:x|', { name: 'tag', value: 'x', start: 5 }],
    ['actor:"António G|', { name: 'actor', value: 'António G', start: 6 }],
    ['actor:gu|t war', { name: 'actor', value: 'gu', start: 6 }],
    ['actor:gut |', null],
    ['factor:gut|', null],
    ['http://a|', null],
    ['war|', null],
  ])('%s', (marked, expected) => expect(at(marked).operator).toEqual(expected))

  it.each([
    ['war actor:gut|', 'Guterres', 'war actor:Guterres |'],
    ['actor:"Ant|', 'António Guterres', 'actor:"António Guterres" |'],
    ['actor:g| war', 'The "Group"', 'actor:"The Group" |war'],
    ['actor:"g|" war', 'A B', 'actor:"A B" |war'],
  ])('%s becomes whole with %s', (marked, value, expected) => {
    const { typed, caret, operator } = at(marked)
    const next = withValue(typed, caret, operator!, value)
    expect(next.typed.slice(0, next.caret) + '|' + next.typed.slice(next.caret)).toBe(expected)
  })
})
