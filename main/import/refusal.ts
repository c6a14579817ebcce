import { say } from '../words.ts'
import type { ParsedFile } from './parse-file.ts'

/** Why a file cannot be an article, in a sentence. */
export function refusal(parsed: Extract<ParsedFile, { kind: 'refused' }>): string {
  return parsed.why === 'otherFormat'
    ? say('imports.otherFormat', { format: parsed.format })
    : say(`imports.${parsed.why}`)
}
