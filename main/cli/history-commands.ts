import { resolve } from 'node:path'
import { kinds } from '#contract/ids.ts'
import type { HistoryEntry, OutsideVersion } from '#contract/views.ts'
import { shrinkInWords } from '../history/watch-shrinks.ts'
import { loadEarlier } from '../library/earlier.ts'
import { layoutOf } from '../library/layout.ts'
import { writeLibrary } from '../library/write-library.ts'
import { changeInWords } from '../library/history-query.ts'
import { settledEnd } from '../outside/versions.ts'
import { say } from '../words.ts'
import type { LibraryCommand } from './commands.ts'
import type { Parsed } from './parse-arguments.ts'

const json = { json: { type: 'boolean' } } as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
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
      const given = (name: string, option = name) => {
        const value = args.text(option)
        return value === undefined ? {} : { [name]: value }
      }
      const entries = await session.call('history', {
        ...given('query'),
        ...given('by'),
        ...given('kind'),
        ...given('from'),
        ...given('to'),
        ...given('aboutId', 'about'),
        limit: Number(args.text('limit') ?? 100),
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
  outside: {
    takes: ['LIB'],
    options: { ...json, file: text, keep: flag, 'take-over': flag, out: text },
    writes: true,
    wrong: (args) => {
      const chosen = [args.has('keep'), args.has('take-over'), args.text('out') !== undefined].filter(Boolean).length
      if (args.text('file') === undefined) return chosen === 0 ? null : 'Say with --file which version is meant.'
      return chosen === 1 ? null : 'With --file, outside needs one of --keep, --take-over and --out.'
    },
    run: async (session, { args, print }) => {
      const file = args.text('file')
      const out = args.text('out')
      if (file === undefined) {
        const versions = await session.call('outsideChanges', {})
        return print(versions, versions.map(outsideLine).join('\n') || say('outside.none'))
      }
      if (out !== undefined) {
        const path = resolve(out)
        const written = await session.call('writeOutside', { file, path })
        return print({ path, ...written }, say('outside.written', { path, documents: written.documents }))
      }
      const choice = args.has('keep') ? 'keep here' : 'take over'
      const settled = await session.call('settleOutside', { file, choice })
      const { changed } = settled
      await print(settled, choice === 'keep here' ? keptLine(file) : say('outside.takenOver', { count: changed }))
    },
  },
} as const satisfies Record<string, LibraryCommand>

const keptLine = (file: string) => say('outside.kept', { file: `${file}${settledEnd}` })

function outsideLine({ file, at, ...version }: OutsideVersion): string {
  const { kind, bytes: _, ...args } = version
  return [file, at, say(`outside.kinds.${kind}`, args)].join('\t')
}

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
