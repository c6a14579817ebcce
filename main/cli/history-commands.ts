import { resolve } from 'node:path'
import { kinds } from '#contract/ids.ts'
import type { HistoryEntry } from '#contract/views.ts'
import { shrinkInWords } from '../history/watch-shrinks.ts'
import { loadEarlier } from '../library/earlier.ts'
import { layoutOf } from '../library/layout.ts'
import { writeLibrary } from '../library/write-library.ts'
import { changeInWords } from '../library/history-query.ts'
import { say } from '../words.ts'
import type { LibraryCommand } from './commands.ts'
import type { Parsed } from './parse-arguments.ts'

const json = { json: { type: 'boolean' } } as const
const text = { type: 'string' } as const
const isWholeNumber = (value: string | undefined) => value !== undefined && /^\d{1,15}$/.test(value)
/** The beginning of a time. */
const isMoment = (value: string | undefined) =>
  value === undefined || /^\d{4}(-\d\d(-\d\d(T[\d:.]*Z?)?)?)?$/.test(value)

/** Looking into the history of a library, and writing what it was. */
export const historyCommands = {
  history: {
    takes: ['LIB'],
    options: {
      ...json,
      query: text,
      by: text,
      kind: text,
      about: text,
      from: text,
      to: text,
      limit: text,
      before: text,
    },
    wrong: wrongHistory,
    run: async (session, { args, print }) => {
      const asked = ['query', 'by', 'kind', 'from', 'to'].flatMap((name) => {
        const value = args.text(name)
        return value === undefined ? [] : [[name, value]]
      })
      const about = args.text('about')
      const entries = await session.call('history', {
        ...Object.fromEntries(asked),
        limit: Number(args.text('limit') ?? 100),
        ...(about !== undefined && { aboutId: about as never }),
        ...(args.text('before') !== undefined && { before: Number(args.text('before')) }),
      })
      await print(entries, entries.map(entryLine).join('\n'))
    },
  },
  at: {
    takes: ['LIB'],
    options: { ...json, seq: text, out: text, 'without-history': { type: 'boolean' } },
    wrong: (args) =>
      isWholeNumber(args.text('seq')) && args.text('out') !== undefined
        ? null
        : 'at needs --seq with the number of a change, and --out with a new folder.',
    run: async ({ library }, { args, print }) => {
      const seq = Number(args.text('seq'))
      const path = resolve(args.text('out') ?? '')
      const layout = layoutOf(library.path, library.sealing)
      const history = !args.has('without-history')
      const written = await writeLibrary(layout, await loadEarlier(layout, seq), path, { history })
      const { documents, missing } = written
      const lost = missing > 0 ? [say('history.writtenWithout', { count: missing })] : []
      await print({ path, seq, ...written }, [say('history.written', { seq, path, documents }), ...lost].join('\n'))
    },
  },
} as const satisfies Record<string, LibraryCommand>

function wrongHistory(args: Parsed): string | null {
  const kind = args.text('kind')
  if (kind !== undefined && !kinds.some((one) => one === kind))
    return `--kind is one of ${kinds.join(', ')}, not "${kind}".`
  for (const name of ['from', 'to'])
    if (!isMoment(args.text(name))) return `--${name} is a time such as 2026-11-25, not "${args.text(name) ?? ''}".`
  for (const name of ['limit', 'before'])
    if (args.text(name) !== undefined && !isWholeNumber(args.text(name)))
      return `--${name} is a number, not "${args.text(name) ?? ''}".`
  return null
}

function entryLine(entry: HistoryEntry): string {
  const { seq, at, by, shrank = [] } = entry
  const cells = [seq, at, by, changeInWords(entry), ...shrank.map(shrinkInWords)]
  return cells.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')
}
