import { call } from '../notebook.ts'

const between = 10_000

/** Tells main, now and then, that keys are pressed or the mouse is used here. Answers its own undo. */
export function followActivity(): () => void {
  let told = -Infinity
  const active = () => {
    if (performance.now() - told < between) return
    told = performance.now()
    // A lost word locks a little earlier, and nothing else.
    void call('wasActive', {}).catch(() => undefined)
  }
  const heard = ['keydown', 'pointerdown', 'wheel'] as const
  for (const name of heard) window.addEventListener(name, active, { capture: true, passive: true })
  return () => {
    for (const name of heard) window.removeEventListener(name, active, { capture: true })
  }
}
