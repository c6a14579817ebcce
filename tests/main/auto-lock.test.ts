import { describe, expect, test } from 'vitest'
import { AutoLock } from '../../main/auto-lock.ts'

const minute = 60_000

function withClocks() {
  const clock = { wall: 1_000_000, steady: 0 }
  const state = { minutes: 15, isOpen: true, isBusy: false, locked: 0, refuses: false }
  const refused: string[] = []
  const autoLock = new AutoLock({
    minutes: () => state.minutes,
    isOpen: () => state.isOpen,
    isBusy: () => state.isBusy,
    lock: async () => {
      if (state.refuses) throw new Error('not saved')
      state.locked++
      state.isOpen = false
    },
    onRefused: (reason) => refused.push(reason),
    clocks: { wall: () => clock.wall, steady: () => clock.steady },
  })
  const pass = async (minutes: number, { asleep = false } = {}) => {
    clock.wall += minutes * minute
    if (!asleep) clock.steady += minutes * minute
    await autoLock.look()
  }
  return { autoLock, clock, state, refused, pass }
}

describe('a protected library that nobody uses', () => {
  test('is locked after the time, and every key or click begins it anew', async () => {
    const { autoLock, state, pass } = withClocks()
    await pass(14.9)
    autoLock.active()
    await pass(14.9)
    expect(state.locked).toBe(0)
    await pass(0.2)
    expect(state.locked).toBe(1)
  })

  test('is locked after a sleep, when only the clock on the wall went on, and when that was set back', async () => {
    const slept = withClocks()
    await slept.pass(60, { asleep: true })
    expect(slept.state.locked).toBe(1)
    const setBack = withClocks()
    setBack.clock.wall -= 600 * minute
    await setBack.pass(16)
    expect(setBack.state.locked).toBe(1)
  })

  test('is never locked when that was chosen, while work goes on, or when none is open', async () => {
    for (const change of [{ minutes: 0 }, { isBusy: true }, { isOpen: false }]) {
      const { state, pass } = withClocks()
      Object.assign(state, change)
      await pass(600)
      expect(state.locked).toBe(0)
    }
  })

  test('gets the whole time again after work that went on', async () => {
    const { state, pass } = withClocks()
    state.isBusy = true
    await pass(60)
    state.isBusy = false
    await pass(14)
    expect(state.locked).toBe(0)
    await pass(2)
    expect(state.locked).toBe(1)
  })

  test('that cannot be locked says why once, and is locked as soon as it can be', async () => {
    const { state, refused, pass } = withClocks()
    state.refuses = true
    await pass(16)
    await pass(1)
    expect(refused).toEqual(['not saved'])
    state.refuses = false
    await pass(1)
    expect(state.locked).toBe(1)
  })
})
