import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Real files from outside, beside the checkout; not published with it. Tests on them are skipped where it is absent. */
const folder = resolve(import.meta.dirname, '../../../../shared/data')

export const hasSharedData = existsSync(folder)
export const shared = (...path: string[]) => join(folder, ...path)
