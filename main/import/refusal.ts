import { say } from '../words.ts'
import type { Refusal } from './refused.ts'

/** Why a file cannot be an article, in a sentence. */
export function refusal(refused: Refusal): string {
  switch (refused.why) {
    case 'otherFormat':
      return say('imports.otherFormat', { format: refused.format })
    case 'scanned':
      return say('imports.scanned', { count: refused.pages })
    case 'damaged':
      return say('imports.damaged', { detail: refused.detail.slice(0, 300) })
    case 'damagedInside':
      return say('imports.damagedInside', { entry: refused.entry })
    case 'tooLargeInside':
      return say('imports.tooLargeInside', { entry: refused.entry, limit: refused.limit })
    case 'tooManyInside':
      return say('imports.tooManyInside', { count: refused.count, limit: refused.limit })
    default:
      return say(`imports.${refused.why}`)
  }
}
