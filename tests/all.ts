import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Runs everything that shows whether the project is sound, one after the other, and ends with one line that counts:
 * `N passed, N failed, N skipped`.
 */
const root = resolve(import.meta.dirname, '..')
const reports = join(root, 'tests/.output')

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numFailedTestSuites: number
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[]
}

const counted = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []

function run(command: string, args: string[]): Promise<number> {
  const start = performance.now()
  return new Promise<number>((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    child.once('error', () => done(1))
    child.once('close', (code) => done(code ?? 1))
  }).finally(() => process.stdout.write(`took ${Math.round((performance.now() - start) / 1000)} s\n`))
}

/** A step without tests of its own counts as one. */
async function step(name: string, command: string, args: string[]): Promise<void> {
  process.stdout.write(`\n— ${name}\n`)
  const failed = (await run(command, args)) !== 0
  counted[failed ? 'failed' : 'passed'] += 1
  if (failed) failures.push(name)
}

async function suite(project: string): Promise<void> {
  process.stdout.write(`\n— tests: ${project}\n`)
  const file = join(reports, `${project}.json`)
  const code = await run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (!existsSync(file)) {
    counted.failed += 1
    failures.push(`${project}: no report was written`)
    return
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  counted.passed += report.numPassedTests
  counted.failed += report.numFailedTests
  counted.skipped += report.numPendingTests + report.numTodoTests
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  failures.push(...results.filter(({ status }) => status === 'failed').map(({ fullName }) => `${project}: ${fullName}`))
  for (const { fullName, status } of results)
    if (status === 'pending' || status === 'skipped') process.stdout.write(`skipped: ${fullName}\n`)
  // A file that could not be loaded has no test to count.
  const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  counted.failed += broken.length
  failures.push(...broken.map(({ name }) => `${project}: ${name} could not be loaded`))
  if (code !== 0 && report.numFailedTests + broken.length === 0) {
    counted.failed += 1
    failures.push(`${project}: the run itself failed (exit code ${code})`)
  }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
await step('types', 'tsc', ['-b'])
await step('lint', 'eslint', ['.'])
await step('format', 'prettier', ['--check', '.', '--log-level', 'warn'])
await step('build', 'electron-vite', ['build'])
process.env['E2E_NO_BUILD'] = '1'
await suite('unit')
await suite('renderer')
await suite('faults')
await suite('e2e')

if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((one) => `  ${one}\n`).join('')}`)
process.stdout.write(`\n${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped\n`)
process.exitCode = counted.failed > 0 ? 1 : 0
