import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/**
 * Runs everything that shows whether the project is sound, one after the other, and ends with one line that counts:
 * `N passed, N failed, N skipped`.
 */
const root = resolve(import.meta.dirname, '..')
const reports = join(root, 'tests/.output')

type Result = { name: string; status: string; assertionResults: { fullName: string; status: string }[] }

/** The others run one file after the other: they want the machine for themselves. */
const sideBySide = new Set(['unit', 'renderer', 'formats'])

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

type Run = { code: number; files: Result[] | null }

async function vitest(project: string, name: string, only: string[] = []): Promise<Run> {
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const workers = sideBySide.has(project) ? ['--maxWorkers=100%'] : []
  const code = await run('vitest', ['run', '--project', project, ...workers, ...reporters, ...only])
  if (!existsSync(report)) return { code, files: null }
  return { code, files: (JSON.parse(readFileSync(report, 'utf8')) as { testResults: Result[] }).testResults }
}

/**
 * Runs the files that failed once more, alone, and answers how all ended then: a browser on a busy machine is not
 * always in time. Which ones needed it is said.
 */
async function failedAgain(project: string, { code, files }: Run): Promise<Run> {
  const failed = (files ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name)
  if (!files || failed.length === 0) return { code, files }
  process.stdout.write(`\nRun once more:\n${failed.map((name) => `  ${relative(root, name)}\n`).join('')}`)
  const second = await vitest(project, `${project}-again`, failed)
  const others = files.filter(({ name }) => !failed.includes(name))
  return { code: second.code, files: second.files && [...others, ...second.files] }
}

async function suite(project: string, { again = false } = {}): Promise<void> {
  process.stdout.write(`\n— tests: ${project}\n`)
  const once = await vitest(project, project)
  const { code, files } = again ? await failedAgain(project, once) : once
  if (!files) {
    counted.failed += 1
    failures.push(`${project}: no report was written`)
    return
  }
  const results = files.flatMap(({ assertionResults }) => assertionResults)
  const passed = results.filter(({ status }) => status === 'passed')
  const failed = results.filter(({ status }) => status === 'failed')
  const skipped = results.filter(({ status }) => status !== 'passed' && status !== 'failed')
  // A file that could not be loaded has no test to count.
  const broken = files.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  counted.passed += passed.length
  counted.failed += failed.length + broken.length
  counted.skipped += skipped.length
  failures.push(...failed.map(({ fullName }) => `${project}: ${fullName}`))
  failures.push(...broken.map(({ name }) => `${project}: ${name} could not be loaded`))
  for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`)
  if (code !== 0 && failed.length + broken.length === 0) {
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
await suite('formats')
await suite('faults')
await suite('e2e', { again: true })

if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((one) => `  ${one}\n`).join('')}`)
process.stdout.write(`\n${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped\n`)
process.exitCode = counted.failed > 0 ? 1 : 0
