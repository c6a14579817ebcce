import type { EventEntity } from '#contract/entity.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { escapeHtml, linesHtml } from './html-text.ts'
import { sourceLine } from './source-line.ts'
import { daysOf } from './tables/days.ts'
import { eventsOf, sourcesOf } from './tables/event-facts.ts'

/** Events as Knight Lab's TimelineJS reads them. Its texts are HTML: everything in them is escaped. */
export const timelinejs: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: timelineOf(gathered) }],
  notCarried: (gathered) => {
    const undated = eventsOf(gathered).filter(({ date }) => !daysOf(date)?.first).length
    return [
      say('exports.notCarried.onlyDated'),
      ...(undated > 0 ? [say('exports.notCarried.undated', { count: undated })] : []),
      say('exports.notCarried.originals'),
      say('exports.notCarried.history'),
      say('exports.notCarried.codebook'),
    ]
  },
}

function* timelineOf(gathered: Gathered): Generator<string> {
  const title = { text: { headline: escapeHtml(gathered.title) } }
  yield `{"title":${JSON.stringify(title)},"events":[`
  let separator = ''
  for (const event of eventsOf(gathered)) {
    const slide = slideOf(gathered, event)
    if (!slide) continue
    yield `${separator}\n${JSON.stringify(slide)}`
    separator = ','
  }
  yield '\n]}\n'
}

function slideOf(gathered: Gathered, event: EventEntity): object | null {
  const days = daysOf(event.date)
  if (!days?.first) return null
  const exact = days.count === 1 && !days.unsure
  return {
    unique_id: event.id,
    start_date: dateOf(days.first),
    ...(days.last !== undefined && days.last !== days.first && { end_date: dateOf(days.last) }),
    ...(!exact && { display_date: escapeHtml(event.dateAsWritten ?? event.date ?? '') }),
    ...(event.type && { group: escapeHtml(event.type) }),
    text: { headline: escapeHtml(event.name), text: textOf(gathered, event) },
  }
}

function dateOf(day: string): { year: number; month: number; day: number } {
  const [, year = '0', month = '1', date = '1'] = /^([+-]?\d+)-(\d\d)-(\d\d)/.exec(day) ?? []
  return { year: Number(year), month: Number(month), day: Number(date) }
}

/** The description, where and who, and every source. */
function textOf(gathered: Gathered, event: EventEntity): string {
  const who = event.participants.map(({ actorId, role }) => {
    const name = gathered.library.get(actorId)?.name ?? ''
    return escapeHtml(role ? `${name} (${role})` : name)
  })
  const { articles } = sourcesOf(gathered, event)
  return [
    event.description ? linesHtml(event.description) : '',
    escapeHtml(event.place?.name ?? ''),
    who.join(', '),
    ...articles.map((article) => `<cite>${escapeHtml(sourceLine(article))}</cite>`),
  ]
    .filter((part) => part !== '')
    .map((part) => `<p>${part}</p>`)
    .join('')
}
