import { join, relative } from 'node:path'
import { contentsOf } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { CheckReport, Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { ContentFiles } from './content-files.ts'
import { danglingIn } from './dangling.ts'
import { generationsOf } from './find-base.ts'
import { checkHistory } from './check-history.ts'
import { kinds } from '#contract/ids.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Unlock } from './library.ts'
import { unlocked } from './protection.ts'
import { loadLibrary, type Loaded } from './load.ts'
import { readSnapshot } from './snapshot-read.ts'
import { UnreadableError } from './unreadable.ts'

/** Verifies a library on disk from its files alone, and changes nothing. Throws MaterialError when there is none. */
export async function checkFolder(path: string, unlock?: Unlock): Promise<CheckReport> {
  const layout = layoutOf(path)
  layout.sealing = (await unlocked(layout, unlock)).sealing
  return checkLibrary(layout)
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

/** Every text and original that an article names, also of the versions it had, is there and is what its name says. */
async function checkContents(layout: Layout, { documents }: Loaded) {
  const problems: Problem[] = []
  const files = { texts: new ContentFiles(layout, 'texts'), originals: new ContentFiles(layout, 'originals') }
  const seen = { texts: new Set<string>(), originals: new Set<string>() }
  for (const article of documents.collection('article').values()) {
    const named = contentsOf(article)
    for (const what of ['texts', 'originals'] as const)
      for (const sha256 of named[what]) {
        if (seen[what].has(sha256)) continue
        seen[what].add(sha256)
        const state = await files[what].look(sha256).catch((error: unknown) => {
          if (error instanceof UnreadableError) return 'unreadable' as const
          throw error
        })
        const path = relative(layout.path, files[what].pathOf(sha256))
        if (typeof state === 'string') problems.push(contentProblem(what, state, path, article))
      }
  }
  return { problems, texts: seen.texts.size, originals: seen.originals.size }
}

type ContentState = 'missing' | 'damaged' | 'cut short' | 'unreadable'

function contentProblem(
  what: 'texts' | 'originals',
  state: ContentState,
  file: string,
  { title }: Extract<Document, { textSha256: string }>,
): Problem {
  const thing = what === 'texts' ? 'text' : 'original'
  const keys = {
    'text missing': 'library.textMissing',
    'text damaged': 'library.textDamaged',
    'text cut short': 'protection.textCutShort',
    'text unreadable': 'library.textUnreadable',
    'original missing': 'library.originalMissing',
    'original damaged': 'library.originalDamaged',
    'original cut short': 'protection.originalCutShort',
    'original unreadable': 'library.originalUnreadable',
  } as const
  return { kind: `${thing}-${state.replace(' ', '-')}`, message: say(keys[`${thing} ${state}`], { file, title }), file }
}

async function checkGenerations(layout: Layout): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const name of await generationsOf(layout)) {
    const snapshot = await readSnapshot(join(layout.generations, name), layout.sealing).catch((error: unknown) => ({
      damaged: String(error),
    }))
    if (!('damaged' in snapshot)) continue
    const file = `generations/${name}`
    const message = say('library.generationDamaged', { file, why: snapshot.damaged })
    problems.push({ kind: 'generation-damaged', message, file })
  }
  return problems
}
