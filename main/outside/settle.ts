import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { type Id, kinds } from '#contract/ids.ts'
import { syncFolder } from '../library/durable-files.ts'
import { layoutOf } from '../library/layout.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { writeLibrary, type Written } from '../library/write-library.ts'
import { say } from '../words.ts'
import { isOutsideVersion, readVersion, type ReadVersion, settledEnd } from './versions.ts'

/** Keeps what is open: the other version stays in the folder under a name that is asked about no more. */
export async function keepHere(library: Library, file: string): Promise<void> {
  if (!isOutsideVersion(file)) throw new CallerError(say('outside.unknown', { file }))
  if (library.readOnly) throw new MaterialError(say('library.cannotChange', { reason: library.readOnly.reason }))
  const path = join(library.path, file)
  await rename(path, path + settledEnd)
  await syncFolder(library.path)
}

/**
 * Makes the open library what the other version says, as one change that can be undone; what only stood here is
 * deleted by it, and comes back with undo. Answers how many documents changed.
 */
export async function takeOver(library: Library, file: string): Promise<number> {
  const version = await readVersion(library, file)
  if (version.header.id !== library.id) throw new MaterialError(say('outside.anotherLibrary', { file }))
  const puts = [...documentsIn(version)]
  await expectTexts(library, file, puts)
  const deletes: Id[] = []
  for (const kind of kinds)
    for (const id of library.collection(kind).ids()) if (!version.documents.collection(kind).has(id)) deletes.push(id)
  const changed = puts.filter((document) => JSON.stringify(library.get(document.id)) !== JSON.stringify(document))
  const label = { key: 'takeOver', args: { file, count: changed.length + deletes.length } }
  await library.commit({ label, puts: changed, deletes, keepTimes: true })
  await keepHere(library, file)
  return changed.length + deletes.length
}

/** Writes the other version as a library of its own, beside the open one. */
export async function writeBeside(library: Library, file: string, path: string): Promise<Written> {
  const version = await readVersion(library, file)
  const layout = layoutOf(library.path, library.sealing)
  return writeLibrary(layout, version, path, { history: false })
}

function* documentsIn({ documents }: ReadVersion): Generator<Document> {
  for (const kind of kinds) yield* documents.collection(kind).values()
}

/** A sync program may still be bringing the texts that the other version names. */
async function expectTexts(library: Library, file: string, documents: readonly Document[]): Promise<void> {
  for (const document of documents) {
    if (!('textSha256' in document) || library.get(document.id)) continue
    if ((await library.texts.get(String(document.textSha256))) === null)
      throw new MaterialError(say('outside.textsMissing', { file, title: (document as Article).title }))
  }
}
