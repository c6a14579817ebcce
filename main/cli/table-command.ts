import { resolve } from 'node:path'
import {
  type TableColumns,
  type TableField,
  tableFields,
  type TableMapping,
  type TablePreview,
  tableSeparators,
} from '#contract/tables.ts'
import { say } from '../words.ts'
import { importLine, type LibraryCommand } from './commands.ts'
import type { Parsed } from './parse-arguments.ts'
import { tabs } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Takes in a table of articles, or with `--preview` says what its rows would become. */
export const tableCommands: Readonly<Record<string, LibraryCommand>> = {
  'import-table': {
    takes: ['LIB', 'FILE'],
    options: {
      json: { type: 'boolean' },
      map: { type: 'string' },
      separator: { type: 'string' },
      encoding: { type: 'string' },
      header: { type: 'string' },
      dates: { type: 'string' },
      preview: { type: 'boolean' },
    },
    writes: true,
    wrong: (args) => {
      const [header, dates] = [args.text('header') ?? 'yes', args.text('dates') ?? 'day-first']
      if (header !== 'yes' && header !== 'no') return '--header is yes or no.'
      return /^(?:day|month)-first$/.test(dates) ? null : '--dates is day-first or month-first.'
    },
    run: async (session, { args, print }) => {
      const path = resolve(args.positionals[1] ?? '')
      const first = await session.call('previewTableFile', { path, mapping: readingIn(args) })
      const columns = columnsIn(args.text('map'), first)
      const mapping = { ...readingIn(args), ...(columns && { columns }) }
      if (args.has('preview')) {
        const preview = await session.call('previewTableFile', { path, mapping })
        return print(preview, previewLines(preview).join('\n'))
      }
      const outcomes = await session.call('importTableFile', { path, mapping })
      for (const outcome of outcomes) await print(outcome, importLine(outcome))
      return outcomes.every(({ status }) => status !== 'failed')
    },
  },
}

function readingIn(args: Parsed): TableMapping {
  const [separator, encoding, header, dates] = ['separator', 'encoding', 'header', 'dates'].map(args.text)
  const sign = separator === 'tab' ? '\t' : separator
  const known = tableSeparators.find((one) => one === sign)
  if (separator !== undefined && known === undefined) throw new UsageError('--separator is one of , ; | tab.')
  return {
    ...(known !== undefined && { separator: known }),
    ...(encoding !== undefined && { encoding }),
    ...(header !== undefined && { header: header === 'yes' }),
    ...(dates !== undefined && { dayOrder: dates === 'day-first' ? 'day first' : 'month first' }),
  }
}

/** `title=Headline,text=3`: a column by its name or by its number from 1; `date` is short for `publishedAt`. */
function columnsIn(map: string | undefined, { names }: TablePreview): TableColumns | undefined {
  if (map === undefined) return undefined
  const columns: TableColumns = {}
  for (const part of map.split(/,(?=\s*\w+=)/)) {
    const [, said = '', column = ''] = /^\s*(\w+)=(.*)$/s.exec(part) ?? []
    columns[fieldIn(said || part)] = columnIn(column.trim(), names)
  }
  return columns
}

function fieldIn(said: string): TableField {
  const field = tableFields.find((one) => one === (said === 'date' ? 'publishedAt' : said))
  if (!field) throw new UsageError(say('tables.notAField', { name: said, fields: tableFields.join(', ') }))
  return field
}

function columnIn(column: string, names: readonly string[]): number {
  const at = names.indexOf(column)
  const number = at >= 0 ? at : Number(column) - 1
  if (!Number.isInteger(number) || number < 0 || number >= names.length)
    throw new UsageError(say('tables.noColumn', { name: column }))
  return number
}

function previewLines({ names, columns, rows, total, kept, separator, encoding }: TablePreview): string[] {
  const held = Object.entries(columns).map(([field, at]) => `${field}=${names[at] ?? ''}`)
  return [
    tabs(JSON.stringify(separator), encoding, held.join(', ')),
    ...rows.map(({ row, title, publishedAt, problems }) => tabs(row, publishedAt, title, problems.join(' '))),
    say('tables.kept', { count: kept, shown: kept, total }),
  ]
}
