import { open, readFile, rename, stat, truncate } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import type { Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { keepUnder, syncFolder, writeSynced } from './durable-files.ts'
import { damagedName, generationSeqOf, type Layout } from './layout.ts'
import type { Base } from './find-base.ts'
import { namesIn } from './names-in.ts'
import type { Replay, ReplayedJournal } from './replay.ts'

/**
 * Tells what was wrong with the files of a library, and, when it may write, puts what cannot be trusted under names
 * of its own, so that nothing overwrites it and nothing reads it again.
 */
export async function setAside(layout: Layout, base: Base, replay: Replay, mayWrite: boolean): Promise<Problem[]> {
  const problems: Problem[] = []
  if (base.instead) problems.push(await keepSnapshot(layout, base.instead, replay.place.seq, mayWrite))
  for (const journal of replay.journals) {
    const problem = await keepJournal(layout, journal, replay.place.seq, mayWrite)
    if (problem) problems.push(problem)
  }
  return problems
}

async function keepSnapshot(
  layout: Layout,
  { why, generation }: NonNullable<Base['instead']>,
  seq: number,
  mayWrite: boolean,
): Promise<Problem> {
  const from =
    generation === null
      ? say('library.fromHistory', { seq })
      : say('library.fromGeneration', { file: String(generationSeqOf(generation)), seq })
  if (why === 'missing')
    return { kind: 'snapshot-missing', message: say('library.snapshotMissing', { from }), file: 'library.json' }
  const kept = mayWrite ? await keepBeside(layout.snapshot) : damagedName(layout.snapshot)
  const message = mayWrite
    ? say('library.snapshotDamaged', { why, from, kept: basename(kept) })
    : say('library.snapshotDamagedReadOnly', { why, from })
  return { kind: 'snapshot-damaged', message, file: mayWrite ? basename(kept) : 'library.json' }
}

/**
 * Gives a damaged file a second name, under which the next snapshot does not replace it; until then it stays in its
 * place, so that there is no moment without a `library.json`. Where it has such a name already, that one; where there
 * are no second names and it cannot be copied either, it is moved.
 */
async function keepBeside(path: string): Promise<string> {
  const { ino } = await stat(path)
  const start = `${basename(path)}.damaged-`
  for (const name of await namesIn(dirname(path))) {
    if (!name.startsWith(start)) continue
    const known = join(dirname(path), name)
    if ((await stat(known)).ino === ino) return known
  }
  const kept = damagedName(path)
  await keepUnder(path, kept).catch(() => rename(path, kept))
  await syncFolder(dirname(path))
  return kept
}

async function keepJournal(
  layout: Layout,
  journal: ReplayedJournal,
  seq: number,
  mayWrite: boolean,
): Promise<Problem | null> {
  const { end, path, validBytes, bytes } = journal
  const file = relative(layout.path, path)
  if (end.kind === 'clean' || end.kind === 'torn') return null
  if (end.kind === 'damaged' && end.reason === 'header' && validBytes === bytes)
    return { kind: 'journal-header-damaged', message: say('library.journalHeaderDamaged', { file }), file }
  const kept = damagedName(path, end.kind === 'damaged' ? 'rest' : 'refused')
  if (mayWrite) await moveRest(path, kept, validBytes)
  const told = mayWrite ? { file, kept: basename(kept) } : { file, kept: '' }
  const keptFile = mayWrite ? relative(layout.path, kept) : file
  switch (end.kind) {
    case 'damaged': {
      const args = { ...told, seq, bytes: bytes - validBytes }
      const message = say(mayWrite ? 'library.journalDamaged' : 'library.journalDamagedReadOnly', args)
      return { kind: 'journal-damaged', message, file: keptFile }
    }
    case 'foreign': {
      const args = { ...told, reason: end.reason }
      const message = say(mayWrite ? 'library.journalForeign' : 'library.journalForeignReadOnly', args)
      return { kind: 'journal-foreign', message, file: keptFile }
    }
    case 'gap': {
      const args = { ...told, seq: journal.baseSeq }
      const message = say(mayWrite ? 'library.journalGap' : 'library.journalGapReadOnly', args)
      return { kind: 'journal-gap', message, file: keptFile }
    }
  }
}

/** Copies what follows the trusted part under its own name, and only then cuts it off. */
async function moveRest(path: string, kept: string, validBytes: number): Promise<void> {
  if (validBytes === 0) await rename(path, kept)
  else {
    await writeSynced(kept, (await readFile(path)).subarray(validBytes))
    await syncFolder(dirname(path))
    await truncate(path, validBytes)
    const file = await open(path, 'r+')
    await file.sync()
    await file.close()
  }
  await syncFolder(dirname(path))
}
