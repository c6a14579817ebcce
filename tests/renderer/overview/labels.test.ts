import { expect, test } from 'vitest'
import { labelsOf } from '../../../renderer/overview/labels.ts'

const mark = { key: 'one', name: 'Orinakavan', x: 190, y: 50, radius: 4 }

test('a name that would be cut at the edge stands on the other side of its mark', () => {
  const [after] = labelsOf([mark])
  expect(after?.x).toBeGreaterThan(mark.x)
  const [inside] = labelsOf([mark], { within: { width: 200, height: 100 } })
  expect(inside?.x).toBeLessThan(mark.x - 50)
})

test('a name that fits nowhere inside is left out rather than cut', () => {
  expect(labelsOf([{ ...mark, x: 30, y: 10 }], { within: { width: 60, height: 20 } })).toEqual([])
})
