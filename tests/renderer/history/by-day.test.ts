import { describe, expect, it } from 'vitest'
import { byDay } from '../../../renderer/history/by-day.ts'

const change = (seq: number, at: Date) => ({
  seq,
  at: at.toISOString(),
  by: '',
  label: { key: 'link', args: {} },
  ids: [],
})

describe('history by day', () => {
  it('puts changes under the day they were made on, in their order', () => {
    const now = new Date(2023, 8, 22, 10)
    const days = byDay(
      [
        change(4, new Date(2023, 8, 22, 0, 5)),
        change(3, new Date(2023, 8, 21, 23, 55)),
        change(2, new Date(2023, 8, 21, 9)),
        change(1, new Date(2023, 8, 20, 9)),
      ],
      now,
    )
    expect(days.map(({ day, changes }) => [day, ...changes.map(({ seq }) => seq)])).toEqual([
      ['Today', 4],
      ['Yesterday', 3, 2],
      ['20 September 2023', 1],
    ])
  })
})
