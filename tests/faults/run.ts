import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { basename, join, resolve } from 'node:path'

/**
 * The tests of faults. With `--long` the full figures: 10,000 kills, 500 cuts of each file system, 10,000 runs against
 * the model (`SOURCEBOOK_KILLS`, `SOURCEBOOK_CUTS`, `SOURCEBOOK_RUNS` for others). They take hours, so that each file
 * is run by itself and its results are written to docs/safety.md as soon as they are there; names of files after
 * `--long` run those alone, and the results of the others stay.
 */
const root = resolve(import.meta.dirname, '../..')
const reports = join(root, 'tests/.output/faults-long')
const page = join(root, 'docs/safety.md')
const marks = ['<!-- long run -->', '<!-- end of long run -->'] as const
const model = 'tests/main/library/against-a-model.test.ts'
/** What takes longest comes last. */
const last = ['power-cut', 'killed']
/** The kills are of the built command line, which starts in less than half the time. */
const built = 'out/main/cli.js'

const long = process.argv.includes('--long')
const rest = process.argv.slice(2).filter((argument) => argument !== '--long')
const figures = {
  SOURCEBOOK_KILLS: '10000',
  SOURCEBOOK_CUTS: '500',
  SOURCEBOOK_RUNS: '10000',
  SOURCEBOOK_EVERY_STEP: '1',
}

process.exitCode = long ? runLong() : vitest(['--project', 'faults', ...rest])

function vitest(args: string[], env: Record<string, string | undefined> = process.env): number {
  return spawnSync('vitest', ['run', ...args], { cwd: root, stdio: 'inherit', env }).status ?? 1
}

function runLong(): number {
  mkdirSync(reports, { recursive: true })
  const env = { ...figures, ...process.env }
  let worst = spawnSync('electron-vite', ['build'], { cwd: root, stdio: 'inherit' }).status ?? 1
  for (const file of filesToRun()) {
    rmSync(reportOf(file), { force: true })
    const isKilling = basename(file) === 'killed.test.ts'
    worst = Math.max(worst, vitest(argumentsFor(file), isKilling ? { ...env, SOURCEBOOK_CLI: built } : env))
    writeResult(nameOf(file), resultOf(file, env))
  }
  return worst
}

function filesToRun(): string[] {
  const rank = (file: string) => last.indexOf(nameOf(file))
  const found = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))
  const files = [model, ...found.map((name) => `tests/faults/${name}`)].sort((a, b) => rank(a) - rank(b))
  return rest.length === 0 ? files : files.filter((file) => rest.some((word) => file.includes(word)))
}

function nameOf(file: string): string {
  return basename(file, '.test.ts')
}

function reportOf(file: string): string {
  return join(reports, `${nameOf(file)}.json`)
}

function argumentsFor(file: string): string[] {
  const aDay = '--testTimeout=86400000'
  const project = file === model ? 'unit' : 'faults'
  return ['--project', project, file, aDay, '--reporter=default', '--reporter=json', `--outputFile=${reportOf(file)}`]
}

type Report = { testResults: { assertionResults: { status: string; duration?: number | null }[] }[] }

/** What a file of tests gave, with the numbers that it reads. */
function resultOf(file: string, env: Record<string, string | undefined>): string[] {
  const report = existsSync(reportOf(file)) ? (JSON.parse(readFileSync(reportOf(file), 'utf8')) as Report) : null
  const tests = report?.testResults.flatMap((result) => result.assertionResults) ?? []
  const count = (status: string) => tests.filter((test) => test.status === status).length
  const counts = ['passed', 'failed', 'skipped'].flatMap((status) =>
    count(status) ? `${count(status)} ${status}` : [],
  )
  const seconds = tests.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000
  const read = Object.keys(figures).filter((name) => readFileSync(join(root, file), 'utf8').includes(name))
  const numbers = read.map((name) => `${name}=${env[name]}`)
  const day = new Date().toISOString().slice(0, 10)
  return [counts.join(', ') || 'did not run', String(Math.round(seconds)), numbers.join(' '), day]
}

/** Puts a line into the table of the page; those of other files stay. */
function writeResult(name: string, result: string[]): void {
  const text = readFileSync(page, 'utf8')
  const [before, after] = [text.indexOf(marks[0]), text.indexOf(marks[1])]
  if (before < 0 || after < 0) throw new Error(`${page} has no place for the results`)
  const lines = text.slice(before, after).split('\n')
  const rows = new Map(lines.flatMap((line) => (/^\| [a-z]/.test(line) ? [[line.split(' ')[1] ?? '', line]] : [])))
  rows.set(name, `| ${[name, ...result].join(' | ')} |`)
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.version}`
  const head = ['| File of tests | Outcome | Seconds | Numbers | Day |', '|---|---|---|---|---|']
  const table = [marks[0], '', machine, '', ...head, ...[...rows.values()].sort(), '', ''].join('\n')
  writeFileSync(page, text.slice(0, before) + table + text.slice(after))
}
