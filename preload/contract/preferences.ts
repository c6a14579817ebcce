import { z } from 'zod'
import { policies } from './aggregate.ts'
import { shortText } from './common.ts'
import { referenceStyles } from './references.ts'
import type { LibraryInfo } from './views.ts'

/** Themes and reading type a person chose; kept beside the program's settings, not in a library. */
export const preferences = z.object({
  name: shortText,
  theme: z.enum(['system', 'light', 'dark']),
  readingFont: z.enum(['serif', 'sans']),
  readingSize: z.number().min(12).max(32),
  /** A protected library is locked after this time without a key or a click; 0 is never. */
  lockAfterMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  /** How one figure is chosen where sources give several. */
  policy: z.enum(policies),
  /** How references are written; `own` is a style from a person's own file. */
  referenceStyle: z.enum([...referenceStyles, 'own']),
})
export type Preferences = z.infer<typeof preferences>

export type RecentLibrary = { key: string; name: string; folder: string; openedAt: string; missing: boolean }

/** Where the window stands: a library is open, or the start screen shows. */
export type WindowState = {
  library: LibraryInfo | null
  /** Why the last library could not be opened, in a sentence. */
  problem?: string
  /** A protected library that waits for its passphrase; none is open then. */
  locked?: { name: string; folder: string }
  /** Why no library can be protected on this computer, in a sentence. */
  noProtection?: string
  recent: RecentLibrary[]
  preferences: Preferences
  /** What the own style of references is called, where there is one. */
  ownStyle?: string
  platform: 'mac' | 'windows' | 'linux'
}
