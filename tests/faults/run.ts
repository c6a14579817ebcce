import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The tests of faults. With `--long` the full figures: 10,000 kills, 500 cuts of each file system, 10,000 runs against
 * the model (`SOURCEBOOK_KILLS`, `SOURCEBOOK_CUTS`, `SOURCEBOOK_RUNS` for others), written to docs/safety.md.
 */
const root = resolve(import.meta.dirname, '../..')
const report = join(root, 'tests/.output/faults-long.json')
const page = join(root, 'docs/safety.md')
const marks = ['<!-- long run -->', '<!-- end of long run -->'] as const

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
  mkdirSync(join(root, 'tests/.output'), { recursive: true })
  const env = { ...figures, ...process.env }
  const projects = ['--project', 'faults', '--project', 'unit', 'tests/faults', 'tests/main/library/against-a-model']
  const aDay = '--testTimeout=86400000'
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`]
  const code = vitest([...projects, aDay, ...reporters, ...rest], env)
  const text = readFileSync(page, 'utf8')
  const [before, after] = [text.indexOf(marks[0]), text.indexOf(marks[1])]
  if (before < 0 || after < 0) throw new Error(`${page} has no place for the results`)
  const table = tableOf(env)
  writeFileSync(page, `${text.slice(0, before)}${marks[0]}\n\n${table}\n\n${text.slice(after)}`)
  process.stdout.write(`\n${table}\n`)
  return code
}

type Report = {
  testResults: { assertionResults: { fullName: string; status: string; duration?: number | null }[] }[]
}

function tableOf(env: Record<string, string | undefined>): string {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const rows = testResults.flatMap(({ assertionResults }) => assertionResults)
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
