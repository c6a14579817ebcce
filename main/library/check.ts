import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Document } from '#contract/document.ts'
import type { CheckReport, Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { danglingIn } from './dangling.ts'
import { generationsOf } from './find-base.ts'
import { sha256Of } from './hashes.ts'
import { checkHistory } from './check-history.ts'
import { kinds } from '#contract/ids.ts'
import { type Layout, layoutOf } from './layout.ts'
import { loadLibrary, type Loaded } from './load.ts'
import { readSnapshot } from './snapshot-read.ts'

/** Verifies a library on disk from its files alone, and changes nothing. Throws MaterialError when there is none. */
export function checkFolder(path: string): Promise<CheckReport> {
  return checkLibrary(layoutOf(path))
}

export async function checkLibrary(layout: Layout): Promise<CheckReport> {
  const loaded = await loadLibrary(layout, false)
  const { documents } = loaded
  const contents = await checkContents(layout, loaded)
  let count = 0
  const dangling: Problem[] = []
  for (const kind of kinds)
    for (const document of documents.collection(kind).values()) {
      count++
      dangling.push(...danglingIn(document, (id) => documents.get(id) !== undefined))
    }
  const history = await checkHistory(layout, loaded)
  const problems = [
    // Reading every document added those that do not fit their schema.
    ...loaded.problems,
    ...contents.problems,
    ...dangling,
    ...(await checkGenerations(layout)),
    ...history.problems,
  ]
  return {
    ok: problems.length === 0,
    documents: count,
    texts: contents.texts,
    originals: contents.originals,
    changes: history.changes,
    problems,
  }
}

/** Every text and original that an article names is there and is what its name says. */
async function checkContents(layout: Layout, { documents }: Loaded) {
  const problems: Problem[] = []
  const seen = { texts: new Set<string>(), originals: new Set<string>() }
  for (const article of documents.collection('article').values()) {
    const wanted = [
      { what: 'texts' as const, sha256: article.textSha256, extension: '.json' },
      { what: 'originals' as const, sha256: article.original.sha256, extension: '' },
    ]
    for (const { what, sha256, extension } of wanted) {
      if (seen[what].has(sha256)) continue
      seen[what].add(sha256)
      const path = join(layout[what], sha256.slice(0, 2), sha256 + extension)
      const state = await stateOf(path, sha256)
      if (state !== 'whole') problems.push(contentProblem(what, state, relative(layout.path, path), article))
    }
  }
  return { problems, texts: seen.texts.size, originals: seen.originals.size }
}

async function stateOf(path: string, sha256: string): Promise<'whole' | 'missing' | 'damaged'> {
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return 'missing'
  return sha256Of(bytes) === sha256 ? 'whole' : 'damaged'
}

function contentProblem(
  what: 'texts' | 'originals',
  state: 'missing' | 'damaged',
  file: string,
  { title }: Extract<Document, { textSha256: string }>,
): Problem {
  const thing = what === 'texts' ? 'text' : 'original'
  const keys = {
    'text missing': 'library.textMissing',
    'text damaged': 'library.textDamaged',
    'original missing': 'library.originalMissing',
    'original damaged': 'library.originalDamaged',
  } as const
  return { kind: `${thing}-${state}`, message: say(keys[`${thing} ${state}`], { file, title }), file }
}

async function checkGenerations(layout: Layout): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const name of await generationsOf(layout)) {
    const snapshot = await readSnapshot(join(layout.generations, name)).catch((error: unknown) => ({
      damaged: String(error),
    }))
    if (!('damaged' in snapshot)) continue
    const file = `generations/${name}`
    const message = say('library.generationDamaged', { file, why: snapshot.damaged })
    problems.push({ kind: 'generation-damaged', message, file })
  }
  return problems
}
