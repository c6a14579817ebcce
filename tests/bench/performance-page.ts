import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { reached, type Result, rounded } from './result.ts'

/** What `results/` holds of one benchmark. */
export type Kept = Result & { name: string; date: string; cores: number; load?: number }

const page = resolve(import.meta.dirname, '../../docs/performance.md')
const results = join(import.meta.dirname, 'results')

/** Writes the figures of `results/` into docs/performance.md, each between its own marks there. */
export async function writePage(): Promise<void> {
  let text = await readFile(page, 'utf8')
  for (const file of (await readdir(results)).filter((name) => name.endsWith('.json')).sort()) {
    const kept = JSON.parse(await readFile(join(results, file), 'utf8')) as Kept
    text = withTable(text, file.slice(0, -'.json'.length), kept)
  }
  await writeFile(page, text)
}

function withTable(text: string, file: string, kept: Kept): string {
  const [begin, end] = [`<!-- bench ${file} -->`, '<!-- end of bench -->']
  const from = text.indexOf(begin)
  if (from < 0) return text
  return `${text.slice(0, from)}${begin}\n\n${tableOf(kept)}\n\n${text.slice(text.indexOf(end, from))}`
}

function tableOf({ ratios, date, load }: Kept): string {
  const rows = ratios.map((ratio) => {
    const { goal, what, value } = ratio
    const aim = !goal ? '' : 'atMost' in goal ? `≤ ${rounded(goal.atMost)}` : `≥ ${rounded(goal.atLeast)}`
    const verdict = { true: 'reached', false: '**missed**', null: '' }[
      String(reached(ratio)) as 'true' | 'false' | 'null'
    ]
    return `| ${what} | ${rounded(value)} | ${aim} | ${verdict} |`
  })
  const when = `${date.slice(0, 10)}${load === undefined ? '' : `, load ${rounded(load)} at the start`}`
  return [`| ${when} | value | goal | |`, '|---|---|---|---|', ...rows].join('\n')
}
