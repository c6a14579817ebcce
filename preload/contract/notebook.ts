import type { Answer } from './calls.ts'
import type { Notice } from './notices.ts'

/** The whole of what the preload puts into the window: one channel for calls, one for notices. */
export type NotebookBridge = {
  call: (name: string, args: unknown) => Promise<Answer>
  onNotice: (listen: (notice: Notice) => void) => () => void
}
