import type { StateProblem } from '../editor/check-state.ts'
import { t } from '../words.ts'

/** Why a note is not shown, in a sentence. */
export function problemWords(problem: StateProblem): string {
  switch (problem.kind) {
    case 'newer':
      return t('notes.problem.newer', { version: problem.version })
    case 'unknown node':
      return t('notes.problem.unknownNode', { type: problem.type })
    case 'broken':
      return t('notes.problem.broken', { at: problem.at })
    case 'too large':
      return t('notes.problem.tooLarge')
  }
}
