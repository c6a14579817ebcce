import type { Library } from '../library/library.ts'
import type { Remembered } from './memory.ts'

const day = 24 * 60 * 60_000

type Answered = Pick<
  { [Name in keyof Remembered]?: Remembered[Name] | undefined },
  'folder' | 'answer' | 'answeredAt' | 'firstOpenedAt'
>

/**
 * Whether a person is to be asked for a second place: after the first import, or from the second day of work on. “Not
 * now” asks again after a week, “never” never.
 */
export function isQuestionDue(
  library: Pick<Library, 'readOnly' | 'seq' | 'collection'>,
  answered: Answered,
  now: Date,
): boolean {
  const { folder, answer, answeredAt, firstOpenedAt } = answered
  if (library.readOnly || folder !== undefined || answer === 'never') return false
  const passed = (since: string | undefined) => now.getTime() - Date.parse(since ?? '')
  if (answer === 'later') return Math.abs(passed(answeredAt)) >= 7 * day
  return library.collection('article').size > 0 || (library.seq > 0 && passed(firstOpenedAt) >= day)
}
