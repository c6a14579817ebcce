import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAutosave, type SaveStatus } from '../../../renderer/notes/autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A save that ends when the test says so. */
function startSaving() {
  const statuses: SaveStatus['kind'][] = []
  const saves: { end: () => void; fail: (reason: string) => void }[] = []
  const autosave = createAutosave({
    save: () =>
      new Promise<void>((resolve, reject) => {
        saves.push({ end: resolve, fail: (reason) => reject(new Error(reason)) })
      }),
    onStatus: ({ kind }) => statuses.push(kind),
  })
  return { autosave, statuses, saves }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('autosave', () => {
  test('saves within a second of the last key, and not at every key', async () => {
    const { autosave, saves } = startSaving()
    for (let key = 0; key < 5; key++) {
      autosave.changed()
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(saves).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(800)
    expect(saves).toHaveLength(1)
  })

  test('saves every few seconds while typing goes on', async () => {
    const { autosave, saves } = startSaving()
    for (let key = 0; key < 40; key++) {
      autosave.changed()
      await vi.advanceTimersByTimeAsync(200)
      saves.at(-1)?.end()
    }
    expect(saves.length).toBeGreaterThanOrEqual(2)
  })

  test('says when words are safe, and only then', async () => {
    const { autosave, statuses, saves } = startSaving()
    autosave.changed()
    await vi.advanceTimersByTimeAsync(1000)
    expect(statuses).toEqual(['unsaved', 'saving'])
    expect(autosave.isUnsaved()).toBe(true)
    saves[0]?.end()
    await settle()
    expect(statuses).toEqual(['unsaved', 'saving', 'saved'])
    expect(autosave.isUnsaved()).toBe(false)
  })

  test('saves again what was typed during a save', async () => {
    const { autosave, saves } = startSaving()
    autosave.changed()
    await vi.advanceTimersByTimeAsync(1000)
    autosave.changed()
    saves[0]?.end()
    await settle()
    expect(autosave.isUnsaved()).toBe(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(saves).toHaveLength(2)
    saves[1]?.end()
    await settle()
    expect(autosave.isUnsaved()).toBe(false)
  })

  test('never runs two saves at once', async () => {
    const { autosave, saves } = startSaving()
    autosave.changed()
    const first = autosave.flush()
    autosave.changed()
    const second = autosave.flush()
    await vi.advanceTimersByTimeAsync(5000)
    expect(saves).toHaveLength(1)
    saves[0]?.end()
    await settle()
    expect(saves).toHaveLength(2)
    saves[1]?.end()
    await Promise.all([first, second])
    expect(autosave.isUnsaved()).toBe(false)
  })

  test('keeps the words when a save fails, says why, and tries again when asked', async () => {
    const { autosave, statuses, saves } = startSaving()
    autosave.changed()
    const flushed = autosave.flush()
    saves[0]?.fail('The disk is full')
    await expect(flushed).rejects.toThrow('The disk is full')
    expect(statuses.at(-1)).toBe('failed')
    expect(autosave.isUnsaved()).toBe(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(1)
    const again = autosave.flush()
    saves[1]?.end()
    await again
    expect(statuses.at(-1)).toBe('saved')
  })

  test('saves nothing where nothing changed', async () => {
    const { autosave, saves } = startSaving()
    await autosave.flush()
    autosave.changed()
    autosave.settled()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saves).toHaveLength(0)
  })
})
