import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { writePage } from './performance-page.ts'
import { type Bench, reached, type Result, rounded } from './result.ts'

/**
 * Runs every `*.bench.ts` of this folder, or those whose name holds one of the arguments; prints a table, keeps the
 * figures in `results/` and writes them into docs/performance.md. Each runs alone, one after the other.
 */
const here = import.meta.dirname
const wanted = process.argv.slice(2)
const files = (await readdir(here)).filter((file) => file.endsWith('.bench.ts')).sort()

for (const file of files) {
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue
  const bench = (await import(join(here, file))) as Bench
  print(`\n${bench.name}\n`)
  const load = loadavg()[0] ?? 0
  const result = await bench.run()
  print(tableOf(result))
  await keep(file.slice(0, -'.bench.ts'.length), bench.name, load, result)
}
await writePage()

async function keep(file: string, name: string, load: number, result: Result): Promise<void> {
  const results = join(here, 'results')
  await mkdir(results, { recursive: true })
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) }
  const kept = {
    name,
    date: new Date().toISOString(),
    node: process.version,
    platform: process.platform,
    ...machine,
    load,
  }
  await writeFile(join(results, `${file}.json`), JSON.stringify({ ...kept, ...result }, null, 2) + '\n')
}

function tableOf({ ratios, details }: Result): string {
  const rows = ratios.map((ratio) => {
    const { goal } = ratio
    const aim = !goal ? '' : 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`
    const verdict = { true: 'reached', false: 'missed', null: '' }[String(reached(ratio)) as 'true' | 'false' | 'null']
    return [ratio.what, String(rounded(ratio.value)), aim, verdict]
  })
  const table = [['ratio', 'value', 'goal', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const lines = table.map((row) => '  ' + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  const notes = Object.entries(details).map(([what, value]) => `    ${what}: ${String(value)}`)
  return [...lines, ...notes].join('\n') + '\n'
}

function print(text: string): void {
  process.stdout.write(text)
}
