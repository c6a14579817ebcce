import { beforeAll } from 'vitest'

/** jsdom lays nothing out: what draws as much as there is room for needs a room. */
export function drawInARoom(): void {
  beforeAll(() => {
    Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 500 }, clientWidth: { value: 900 } })
  })
}
