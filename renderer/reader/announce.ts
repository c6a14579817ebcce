import { createStore } from 'zustand/vanilla'

/** What screen readers are told without moving the focus. The same words twice are told twice. */
export const announced = createStore<{ words: string; times: number }>(() => ({ words: '', times: 0 }))

export function announce(words: string): void {
  announced.setState(({ times }) => ({ words, times: times + 1 }))
}
