import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Document } from '#contract/document.ts'
import { kinds } from '#contract/ids.ts'
import type { CheckReport, Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { danglingTargets, withoutReferences } from './dangling.ts'
import { syncFolder } from './durable-files.ts'
import { damagedName, type Layout, layoutOf } from './layout.ts'
import { type Library, MaterialError, type Unlock } from './library.ts'
import { openLibrary } from './open.ts'

/** What was mended, and how the library stands after it. */
export type RepairReport = { ok: boolean; mended: Problem[]; check: CheckReport }

/**
 * Mends what can be mended and keeps every damaged file under a name of its own. Opening for writing already puts the
 * library together from what is whole; beyond that, damaged generations are put aside and references to what is not
 * there are taken out, as one change that can be undone. Throws MaterialError when the library is open elsewhere.
 */
export async function repairFolder(path: string, unlock?: Unlock): Promise<RepairReport> {
  const layout = layoutOf(path)
  const library = await openLibrary(path, { ...(unlock && { unlock }) })
  try {
    if (library.readOnly) throw new MaterialError(say('library.repairLocked', { reason: library.readOnly.reason }))
    const mended = [...library.problems]
    const found = await library.check()
    mended.push(...(await putGenerationsAside(layout, found.problems)))
    mended.push(...(await takeOutReferences(library)))
    if (mended.length > 0) await library.snapshot()
    const check = await library.check()
    return { ok: check.ok, mended, check }
  } finally {
    await library.close()
  }
}

async function putGenerationsAside(layout: Layout, problems: readonly Problem[]): Promise<Problem[]> {
  const mended: Problem[] = []
  for (const { kind, file } of problems) {
    if (kind !== 'generation-damaged' || file === undefined) continue
    const kept = damagedName(join(layout.path, file))
    await rename(join(layout.path, file), kept)
    await syncFolder(layout.generations)
    const message = say('library.repairedGeneration', { file, kept: basename(kept) })
    mended.push({ kind: 'generation-put-aside', message, file: `generations/${basename(kept)}` })
  }
  return mended
}

async function takeOutReferences(library: Library): Promise<Problem[]> {
  const puts: Document[] = []
  const isThere = (id: string) => library.get(id as Document['id']) !== undefined
  for (const kind of kinds)
    for (const document of library.collection(kind).values()) {
      const missing = danglingTargets(document, isThere)
      const mended = missing.size > 0 ? withoutReferences(document, missing) : document
      if (mended !== document) puts.push(mended)
    }
  if (puts.length === 0) return []
  await library.commit({ label: { key: 'repair', args: { count: puts.length } }, puts })
  return [{ kind: 'references-taken-out', message: say('library.repairedReferences', { count: puts.length }) }]
}
