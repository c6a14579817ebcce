/** Run by `npm run make-library`. */
import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { makeLibrary, type Sizes, sizesFor } from './make-library.ts'

const usage = `npm run make-library -- --articles N --passages N --entities N [--claims N] [--notes N] [--seed N]
                       [--text-kb N] OUT

Makes a library of made-up articles, passages, actors, events, claims and notes in the new or empty folder OUT.
The same numbers give the same bytes. The largest that is measured:
  --articles 10000 --passages 100000 --entities 20000 --claims 10000 --notes 5000
`

const names = ['articles', 'passages', 'entities', 'claims', 'notes', 'seed', 'text-kb'] as const
const asked = parse()
if (!asked) {
  process.stderr.write(usage)
  process.exitCode = 2
} else await make(asked)

function parse(): { out: string; sizes: Sizes } | null {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const number = (name: (typeof names)[number], otherwise: number) => {
      const given = values[name] === undefined ? otherwise : Number(values[name])
      if (!Number.isFinite(given) || given < 0) throw new Error(name)
      return given
    }
    const usual = sizesFor(number('passages', 1000), number('seed', 1))
    const sizes: Sizes = {
      ...usual,
      articles: number('articles', usual.articles),
      entities: number('entities', usual.entities),
      claims: number('claims', usual.claims),
      notes: number('notes', usual.notes),
      textKb: number('text-kb', usual.textKb),
    }
    const [out] = positionals
    return out === undefined || positionals.length > 1 ? null : { out, sizes }
  } catch {
    return null
  }
}

async function make({ out, sizes }: { out: string; sizes: Sizes }): Promise<void> {
  if ((await readdir(out).catch(() => [])).length > 0) {
    process.stderr.write(`${out} holds something already: nothing was written\n`)
    process.exitCode = 1
    return
  }
  const started = performance.now()
  await makeLibrary(out, sizes)
  process.stdout.write(`${out}: ${sizes.passages} passages in ${Math.round(performance.now() - started)} ms\n`)
}
