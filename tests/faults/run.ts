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
  if (rest.length === 0) for (const report of readdirSync(reports)) rmSync(join(reports, report))
  const env = { ...figures, ...process.env }
  let worst = spawnSync('electron-vite', ['build'], { cwd: root, stdio: 'inherit' }).status ?? 1
  for (const file of filesToRun()) {
    const isKilling = file.includes('killed')
    worst = Math.max(worst, vitest(argumentsFor(file), isKilling ? { ...env, SOURCEBOOK_CLI: built } : env))
    writeResults(tableOf(env))
  }
  process.stdout.write(`\n${tableOf(env)}\n`)
  return worst
}

function filesToRun(): string[] {
  const rank = (file: string) => last.indexOf(basename(file, '.test.ts'))
  const found = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))
  const files = [model, ...found.map((name) => `tests/faults/${name}`)].sort((a, b) => rank(a) - rank(b))
  return rest.length === 0 ? files : files.filter((file) => rest.some((word) => file.includes(word)))
}

function argumentsFor(file: string): string[] {
  const report = join(reports, `${basename(file, '.test.ts')}.json`)
  const aDay = '--testTimeout=86400000'
  return ['--project', file === model ? 'unit' : 'faults', file, aDay, '--reporter=json', `--outputFile=${report}`]
}

function writeResults(table: string): void {
  const text = readFileSync(page, 'utf8')
  const [before, after] = [text.indexOf(marks[0]), text.indexOf(marks[1])]
  if (before < 0 || after < 0) throw new Error(`${page} has no place for the results`)
  writeFileSync(page, `${text.slice(0, before)}${marks[0]}\n\n${table}\n\n${text.slice(after)}`)
}

type Report = {
  testResults: { assertionResults: { fullName: string; status: string; duration?: number | null }[] }[]
}

function tableOf(env: Record<string, string | undefined>): string {
  const rows = filesWithResults().flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')) as Report).testResults.flatMap((result) => result.assertionResults),
  )
  const numbers = Object.keys(figures).map((name) => `${name}=${env[name]}`)
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.version}`
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}; ${numbers.join(', ')}`,
    '',
    '| Test | Outcome | Seconds |',
    '|---|---|---|',
    ...rows.map(
      ({ fullName, status, duration }) => `| ${fullName} | ${status} | ${Math.round((duration ?? 0) / 1000)} |`,
    ),
  ].join('\n')
}

function filesWithResults(): string[] {
  const names = existsSync(reports) ? readdirSync(reports).sort() : []
  return names.map((name) => join(reports, name))
}
