import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Version } from '#contract/views.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'

/** How many changes are read before the program gets its turn. */
const atATime = 256

/** The changes of a library from the newest down to the one after `seq`. Throws when one is missing or damaged. */
export async function* changesDownTo(library: Library, seq: number, from = library.seq): AsyncGenerator<Change> {
  for (let one = from; one > seq; one--) {
    if (one % atATime === 0) await new Promise((resolve) => setImmediate(resolve))
    const change = await library.change(one)
    if (!change) throw new MaterialError(say('history.lost', { seq: one }))
    yield change
  }
}

/** Documents as they were right after a change; null is one that was not there. */
export async function documentsAt(
  library: Library,
  ids: readonly Id[],
  seq: number,
): Promise<Map<Id, Document | null>> {
  const found = new Map<Id, Document | null>(ids.map((id) => [id, library.get(id) ?? null]))
  for await (const { puts, was } of changesDownTo(library, seq)) {
    for (const { id } of puts) if (found.has(id)) found.set(id, null)
    for (const document of was) if (found.has(document.id)) found.set(document.id, document)
  }
  return found
}

/** The versions of one document, newest first: what each change did to it. */
export async function versionsOf(
  library: Library,
  id: Id,
  { before = Infinity, limit = 50 }: { before?: number | undefined; limit?: number | undefined },
): Promise<Version[]> {
  const versions: Version[] = []
  for await (const change of changesDownTo(library, 0, Math.min(before - 1, library.seq))) {
    const now = change.puts.find((document) => document.id === id)
    const was = change.was.find((document) => document.id === id)
    if (!now && !change.deletes.includes(id)) continue
    versions.push(versionOf(change, was, now))
    if (versions.length >= limit || (now && !was && isFirst(change))) break
  }
  return versions
}

/** Undo, redo and bringing back put a document where there was none, and yet there were versions before. */
function isFirst({ undoes, redoes, label }: Change): boolean {
  return undoes === undefined && redoes === undefined && label.key !== 'bringBack'
}

function versionOf(change: Change, was: Document | undefined, now: Document | undefined): Version {
  const { seq, at, by, label, undoes, redoes } = change
  const [lengthBefore, length] = [was && lengthOf(was), now && lengthOf(now)]
  return {
    ...{ seq, at, by, label, there: now !== undefined },
    changed: now && was ? fieldsChanged(was, now) : [],
    ...(undoes !== undefined && { undoes }),
    ...(redoes !== undefined && { redoes }),
    ...(lengthBefore !== undefined && { lengthBefore }),
    ...(length !== undefined && { length }),
  }
}

/** What is derived or changes with every save tells a person nothing. */
const untold = new Set(['updatedAt', 'mentions', 'text', 'plainSha256'])

function fieldsChanged(was: Document, now: Document): string[] {
  const [before, after] = [was, now] as unknown as Record<string, unknown>[]
  const names = new Set([...Object.keys(was), ...Object.keys(now)])
  return [...names].filter((name) => !untold.has(name) && !isDeepStrictEqual(before?.[name], after?.[name])).sort()
}

/** How much a person wrote in a document. */
function lengthOf(document: Document): number | undefined {
  const fields = document as unknown as Record<string, unknown>
  const writing = [fields['text'], fields['comment'], fields['description']].find((one) => typeof one === 'string')
  return typeof writing === 'string' ? writing.length : undefined
}
