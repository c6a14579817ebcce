import { call } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { type CodeId, codesOf, type Step, stepped } from './code-tree.ts'

let stepping: Promise<unknown> = Promise.resolve()

/**
 * Moves a code by one step of the keyboard, one step after the other, each from where the last one left it: a key that
 * is held down is faster than the screen. `onMoved` hears what the code stands under then.
 */
export function stepCode(id: CodeId, step: Step, onMoved: (parentId: CodeId | null) => void): void {
  stepping = stepping.then(() => take(id, step, onMoved)).catch(tellProblem)
}

async function take(id: CodeId, step: Step, onMoved: (parentId: CodeId | null) => void): Promise<void> {
  const codes = codesOf(await call('codebook', {}))
  const code = codes.find((one) => one.id === id)
  const move = code && stepped(codes, code, step)
  if (!move) return
  await call('moveTag', move)
  onMoved(move.parentId)
}
