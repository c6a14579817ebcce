import { join, resolve } from 'node:path'
import type { AnnotateOutcome, ImportOutcome, ListedPassage } from '#contract/views.ts'
import { restoreBackup, verifyBackup } from '../backups/restore-backup.ts'
import { listBackups, placeFor, takeBackup } from '../backups/take-backup.ts'
import { checkFolder } from '../library/check.ts'
import { layoutOf } from '../library/layout.ts'
import { LockedError, type Library } from '../library/library.ts'
import { restoreLibraryFile } from '../library-file/read.ts'
import { looksLikeZip } from '../library-file/seal.ts'
import { placeInWords } from '../passages/source-places.ts'
import { say } from '../words.ts'
import { answerBatch } from './batch.ts'
import { exportOrPreview, wrongExport } from './export-command.ts'
import { historyCommands } from './history-commands.ts'
import { mergeCommands } from './merge-command.ts'
import type { Parsed, Shape } from './parse-arguments.ts'
import { takeLine, unlockWith } from './passphrase.ts'
import { keyLine, protectionCommands } from './protection-commands.ts'
import { makeLibrary, mendLibrary, type Session } from './session.ts'
import { tableCommands } from './table-command.ts'
import { tabs, type Terminal } from './terminal.ts'
import { textCommands } from './text-commands.ts'

/** Prints a value: as one line of JSON with `--json`, else as the line for people. */
export type Print = (value: unknown, line: string) => Promise<void>
/** `secret` is the passphrase or recovery key from the first line of standard input, where one was asked for. */
type Context = { args: Parsed; print: Print; terminal: Terminal; secret: string | undefined }
/** What a command did: `false` when something failed that its output tells about. */
type Outcome = Promise<boolean | void>

type Command = Shape & { run: (context: Context & { path: string }) => Outcome; alone: true }
export type LibraryCommand = Shape & {
  run: (session: Session, context: Context) => Outcome
  alone?: false
  /** Changes the library. The others open it for reading alone, and work while a window has it open. */
  writes?: true
}

const json = { json: { type: 'boolean' } } as const
const at = (args: Parsed, index: number) => args.positionals[index] ?? ''

/** Every command of the command line; `alone` are those that work on a folder instead of an open library. */
export const commands: Readonly<Record<string, Command | LibraryCommand>> = {
  new: {
    takes: ['LIB'],
    options: json,
    alone: true,
    run: async ({ path, print, secret }) => {
      const { id, name, recoveryKey } = await makeLibrary(path, secret)
      const told = recoveryKey === undefined ? [] : [keyLine(recoveryKey)]
      await print(
        { path, id, name, ...(recoveryKey !== undefined && { recoveryKey }) },
        [`Made an empty library at ${path}`, ...told].join('\n'),
      )
    },
  },
  repair: {
    takes: ['LIB'],
    options: json,
    alone: true,
    run: async ({ path, print, secret }) => {
      const report = await mendLibrary(path, secret === undefined ? undefined : unlockWith(secret))
      const found = [...report.mended, ...report.check.problems].map((problem) => problem.message)
      await print(report, [...found, report.ok ? 'All is well now.' : 'Not everything could be mended.'].join('\n'))
      return report.ok
    },
  },
  ...protectionCommands,
  ...historyCommands,
  ...mergeCommands,
  import: {
    takes: ['LIB', 'FILE…'],
    options: { ...json, 'password-stdin': { type: 'boolean' } },
    writes: true,
    run: async (session, { args, print, terminal }) => {
      const paths = args.positionals.slice(1).map((path) => resolve(path))
      const password = args.has('password-stdin') ? await takeLine(terminal.input) : null
      const outcomes = await session.call('importFiles', { paths, ...(password && { passwords: [password] }) })
      for (const outcome of outcomes) await print(outcome, importLine(outcome))
      if (outcomes.some(({ locked }) => locked))
        terminal.errors.write('--password-stdin takes the password of locked files from a line of standard input.\n')
      return outcomes.every((outcome) => outcome.status !== 'failed')
    },
  },
  ...tableCommands,
  articles: {
    takes: ['LIB'],
    options: json,
    run: async (session, { print }) => {
      const { items } = await session.call('listArticles', { limit: 100_000 })
      await print(
        items,
        items
          .map((item) => tabs(item.id, item.publishedAt, item.outlet, item.words, item.passages, item.title))
          .join('\n'),
      )
    },
  },
  text: {
    takes: ['LIB', 'ARTICLE'],
    options: {},
    run: async (session, { args, terminal }) => {
      const { text } = await session.call('getText', { id: at(args, 1) as never })
      await terminal.output.write(text)
    },
  },
  ...textCommands,
  suggest: {
    takes: ['LIB', 'ARTICLE'],
    options: json,
    run: async (session, { args, print }) => {
      const found = await session.call('suggest', { articleId: at(args, 1) as never })
      await print(found, found.map((one) => tabs(one.kind, one.start, one.end, one.type, one.text)).join('\n'))
    },
  },
  annotate: {
    takes: ['LIB', 'FILE'],
    options: { ...json, article: { type: 'string' }, actors: { type: 'string' }, events: { type: 'string' } },
    writes: true,
    run: async (session, { args, print, terminal }) => {
      const articleId = args.text('article')
      const report = await session.call('annotateFile', {
        path: at(args, 1),
        ...(articleId !== undefined && { articleId: articleId as never }),
        as: { actors: namesIn(args.text('actors')), events: namesIn(args.text('events')) },
      })
      for (const outcome of report.outcomes) await print(outcome, annotateLine(outcome))
      for (const sentence of report.told) terminal.errors.write(`${sentence}\n`)
      for (const what of report.notKept) await print({ notKept: what }, `Not kept: ${what}`)
      return report.outcomes.every((outcome) => outcome.status !== 'failed')
    },
  },
  passages: {
    takes: ['LIB'],
    options: { ...json, article: { type: 'string' } },
    run: async (session, { args, print }) => {
      const articleId = args.text('article')
      const { items } = await session.call('listPassages', {
        limit: 100_000,
        places: true,
        ...(articleId !== undefined && { articleId: articleId as never }),
      })
      await print(items, items.map(passageLine).join('\n'))
    },
  },
  entities: {
    takes: ['LIB'],
    options: { ...json, kind: { type: 'string' } },
    wrong: (args) => {
      const kind = args.text('kind')
      return kind === undefined || kind === 'actor' || kind === 'event'
        ? null
        : `--kind is actor or event, not "${kind}".`
    },
    run: async (session, { args, print }) => {
      const kind = args.text('kind')
      const { items } = await session.call('listEntities', { limit: 100_000, ...(kind && { kind: kind as 'actor' }) })
      await print(
        items,
        items.map((item) => tabs(item.id, item.kind, item.passages, item.name, item.aliases.join(', '))).join('\n'),
      )
    },
  },
  claims: {
    takes: ['LIB'],
    options: { ...json, about: { type: 'string' } },
    run: async (session, { args, print }) => {
      const aboutId = args.text('about')
      const groups = await session.call('listClaims', { ...(aboutId !== undefined && { aboutId: aboutId as never }) })
      await print(
        groups,
        groups.map((group) => tabs(group.aboutId, group.property, group.reading, group.summary)).join('\n'),
      )
    },
  },
  search: {
    takes: ['LIB', 'QUERY'],
    options: { ...json, limit: { type: 'string' } },
    wrong: (args) => {
      const limit = args.text('limit')
      return limit === undefined || /^[1-9]\d{0,2}$|^1000$/.test(limit) ? null : `--limit is 1 to 1000, not "${limit}".`
    },
    run: async (session, { args, print, terminal }) => {
      const limit = args.text('limit')
      const found = await session.call('search', { query: at(args, 1), ...(limit && { limit: Number(limit) }) })
      const { hits, problems } = found
      for (const problem of problems) terminal.errors.write(`${problem}\n`)
      await print(hits, hits.map((hit) => tabs(hit.kind, hit.id, hit.title, hit.snippet.text)).join('\n'))
    },
  },
  export: {
    takes: ['LIB'],
    options: {
      ...json,
      format: { type: 'string' },
      out: { type: 'string' },
      scope: { type: 'string' },
      'include-private': { type: 'boolean' },
      'include-author': { type: 'boolean' },
      redact: { type: 'string' },
      preview: { type: 'boolean' },
      'without-history': { type: 'boolean' },
      style: { type: 'string' },
      policy: { type: 'string' },
      language: { type: 'string' },
    },
    wrong: wrongExport,
    run: (session, { args, print }) => exportOrPreview(session, args, print),
  },
  check: {
    takes: ['LIB'],
    options: json,
    run: async (session, { print }) => {
      const report = await session.call('check', {})
      const found = report.problems.map((problem) => problem.message)
      const counted = `${report.documents} documents, ${report.texts} texts, ${report.originals} originals, ${report.changes} changes`
      await print(report, [...found, `${report.ok ? 'All is well' : 'Something is wrong'}: ${counted}.`].join('\n'))
      return report.ok
    },
  },
  backup: {
    takes: ['LIB'],
    options: { ...json, to: { type: 'string' } },
    writes: true,
    run: async ({ library }, { args, print }) => {
      const place = backupPlace(library, args.text('to'))
      const backup = await takeBackup(library, place, 'asked')
      await print({ ...backup, path: join(place, backup.key) }, `Backed up and read back: ${join(place, backup.key)}`)
    },
  },
  backups: {
    takes: ['LIB'],
    options: { ...json, from: { type: 'string' }, verify: { type: 'boolean' } },
    run: async ({ library }, { args, print }) => {
      const place = backupPlace(library, args.text('from'))
      const { backups, damaged } = await listBackups(place)
      if (args.has('verify')) for (const { key } of backups) await verifyBackup(join(place, key), library.id)
      const rows = backups.map((backup) => ({ ...backup, path: join(place, backup.key) }))
      const lost = damaged.map((key) => say('backups.notABackup', { key }))
      const lines = rows.map(({ at, kind, files, bytes, path }) => tabs(at, kind, files, bytes, path))
      await print({ backups: rows, damaged }, [...lines, ...lost].join('\n'))
      return damaged.length === 0
    },
  },
  restore: {
    takes: ['FILE', 'NEWLIB'],
    options: json,
    alone: true,
    run: async (context) => {
      const isLibraryFile = await looksLikeZip(context.path)
      return isLibraryFile ? restoreFile(context) : restoreFromBackup(context)
    },
  },
  batch: {
    takes: ['LIB'],
    options: json,
    writes: true,
    run: (session, { terminal }) => answerBatch(terminal, session.answer),
  },
}

async function restoreFile({ path, args, print, secret }: Context & { path: string }): Promise<boolean> {
  const to = resolve(at(args, 1))
  const { report, ...about } = await restoreLibraryFile(path, to, secret === undefined ? undefined : unlockWith(secret))
  const told = { ...about, path: to, ...(report && { ok: report.ok }) }
  const found = report?.problems.map((problem) => problem.message) ?? []
  const done = say(report ? 'libraryFile.restored' : 'libraryFile.restoredSealed', { path: to })
  await print(told, [done, ...found].join('\n'))
  return report?.ok ?? true
}

async function restoreFromBackup({ path, args, print, secret }: Context & { path: string }): Promise<boolean> {
  const to = resolve(at(args, 1))
  const backup = await restoreBackup(path, to)
  const report = await checkFolder(to, secret === undefined ? undefined : unlockWith(secret)).catch(unlessLocked)
  const found = report?.problems.map((problem) => problem.message) ?? []
  const done = say(report ? 'libraryFile.restored' : 'libraryFile.restoredSealed', { path: to })
  await print({ ...backup, path: to, ...(report && { ok: report.ok }) }, [done, ...found].join('\n'))
  return report?.ok ?? true
}

/** A sealed backup is restored byte for byte, and cannot be looked into without its passphrase. */
function unlessLocked(error: unknown): null {
  if (error instanceof LockedError && error.reason === 'passphrase needed') return null
  throw error
}

/** The backups of a library in another place than its own folder, or in its own. */
function backupPlace(library: Library, elsewhere: string | undefined): string {
  return elsewhere === undefined ? layoutOf(library.path).backups : placeFor(resolve(elsewhere), library.id)
}

export function importLine(outcome: ImportOutcome): string {
  const lost = outcome.notKept && `Not in the text: ${outcome.notKept.join(', ')}`
  return tabs(outcome.status, outcome.file, outcome.articleId, outcome.title, outcome.reason ?? lost)
}

/** Names as one option gives them: with commas between. */
function namesIn(option: string | undefined): string[] {
  return (option ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function annotateLine(outcome: AnnotateOutcome): string {
  return tabs(outcome.status, outcome.id, outcome.articleId, outcome.passageId ?? outcome.noteId, outcome.reason)
}

function passageLine(passage: ListedPassage): string {
  const links = passage.links.map((link) => (link.role ? `${link.name} (${link.role})` : link.name))
  const place = placeInWords(passage.place ?? {})
  return tabs(passage.id, passage.articleId, passage.start, passage.end, place, links.join(', '), passage.exact)
}
