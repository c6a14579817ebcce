import { z } from 'zod'
import type { LibraryInfo } from '../views.ts'
import { call, nothing, changeNumber } from './parts.ts'

/**
 * Calls that change which state of the library the others are answered from: the window and `batch` make them.
 * While an earlier state is open, everything that would change it is refused.
 */
export const visitCalls = {
  /** The whole library as it was right after a change; 0 is before the first. */
  openEarlier: call(z.strictObject({ seq: changeNumber })).returns<LibraryInfo>(),
  /** Back to the library as it is now. */
  returnToNow: call(nothing).returns<LibraryInfo>(),
} as const
