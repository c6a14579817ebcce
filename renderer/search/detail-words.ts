import { dateWords } from '../entities/date-words.ts'
import { readEdtf } from '../entities/edtf-parts.ts'

/** The line beside a result as main answers it, `2023-09-20 · Reuters`, with its dates in words. */
export function detailWords(detail: string): string {
  return detail
    .split(' · ')
    .map((part) => (readEdtf(part) ? dateWords(part, 'short') : part))
    .join(' · ')
}
