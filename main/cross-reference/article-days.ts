import type { Change } from '#contract/change.ts'
import type { ArticleDays } from '#contract/overview.ts'
import type { Library } from '../library/library.ts'
import { daysOf } from './event-rows.ts'
import { articlesReady } from './read-ahead.ts'

const kept = new WeakMap<Library, { days: ArticleDays | undefined }>()

/** On how many articles each date of publication stands; counted anew when an article has changed. */
export async function articleDays(library: Library): Promise<ArticleDays> {
  await articlesReady(library)
  let known = kept.get(library)
  if (!known) {
    const follow: { days: ArticleDays | undefined } = { days: undefined }
    library.onApplied((change) => {
      if (touchesArticles(change)) follow.days = undefined
    })
    kept.set(library, (known = follow))
  }
  return (known.days ??= count(library))
}

function touchesArticles({ puts, deletes }: Change): boolean {
  return [...puts.map(({ id }) => id), ...deletes].some((id) => id.startsWith('article:'))
}

function count(library: Library): ArticleDays {
  const counts = new Map<string, number>()
  let undated = 0
  for (const { publishedAt } of library.collection('article').values()) {
    if (publishedAt === undefined || daysOf(publishedAt) === null) undated += 1
    else counts.set(publishedAt, (counts.get(publishedAt) ?? 0) + 1)
  }
  const dates = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { dates: dates.flatMap(([date, articles]) => ({ span: daysOf(date) ?? [null, null], articles })), undated }
}
