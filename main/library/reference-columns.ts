import { mkdir, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '#contract/document.ts'
import { writeDurably } from './durable-files.ts'
import { sha256Of } from './hashes.ts'
import type { Layout } from './layout.ts'
import { migrateDocument } from './migrations.ts'
import { eachReference, type RelationName, relationNames } from './references-of.ts'
import { recordId, recordJson, type Snapshot } from './snapshot-read.ts'
import type { StoredReferences } from './stored-references.ts'

/** One relation of a snapshot: the record numbers that refer to target `n` are `members[starts[n]…starts[n + 1]]`. */
type Column = { targets: string; starts: Uint32Array; members: Uint32Array }
type Columns = Map<RelationName, Column>

/** The references of a snapshot: from the index when it belongs to these very bytes, else counted anew and stored. */
export async function loadReferences(layout: Layout, snapshot: Snapshot, mayWrite: boolean): Promise<StoredReferences> {
  const path = columnsPath(layout, snapshot.sha256)
  const stored = await readFile(path)
    .then((bytes) => decode(layout.sealing.open(purpose, bytes)))
    .catch(() => null)
  if (stored) return referencesOf(stored, snapshot)
  const columns = await countReferences(snapshot)
  // The index is derived: where it cannot be written, opening takes longer and nothing else is lost.
  if (mayWrite) await writeColumns(layout, snapshot.sha256, columns).catch(() => undefined)
  return referencesOf(columns, snapshot)
}

export async function writeColumns(layout: Layout, snapshotSha256: string, columns: Columns): Promise<void> {
  await mkdir(layout.index, { recursive: true })
  const path = columnsPath(layout, snapshotSha256)
  await writeDurably(path, layout.sealing.seal(purpose, encode(columns)))
  for (const name of await readdir(layout.index))
    if (name.startsWith('references-') && join(layout.index, name) !== path) await unlink(join(layout.index, name))
}

const purpose = 'index/references'

function columnsPath(layout: Layout, snapshotSha256: string): string {
  return join(layout.index, `references-${layout.sealing.nameOf(snapshotSha256).slice(0, 16)}.bin`)
}

/** Collects references record by record. */
export class ColumnBuilder {
  readonly #edges = new Map<RelationName, Map<string, number[]>>(relationNames.map((name) => [name, new Map()]))

  add(record: number, document: Document): void {
    eachReference(document, (relation, target) => {
      const targets = this.#edges.get(relation) as Map<string, number[]>
      const members = targets.get(target)
      if (!members) targets.set(target, [record])
      else if (members.at(-1) !== record) members.push(record)
    })
  }

  finish(): Columns {
    return new Map([...this.#edges].map(([name, targets]) => [name, columnOf(targets)]))
  }
}

function columnOf(targets: Map<string, number[]>): Column {
  const starts = new Uint32Array(targets.size + 1)
  let total = 0
  let index = 0
  for (const members of targets.values()) starts[++index] = total += members.length
  const all = new Uint32Array(total)
  index = 0
  for (const members of targets.values()) all.set(members, starts[index++])
  return { targets: [...targets.keys()].join('\n'), starts, members: all }
}

/** Parses every document, a few milliseconds at a time. */
async function countReferences(snapshot: Snapshot): Promise<Columns> {
  const builder = new ColumnBuilder()
  let pause = performance.now() + 8
  for (let record = 0; record < snapshot.places.length / 2; record++) {
    builder.add(record, migrateDocument(JSON.parse(recordJson(snapshot, record)), snapshot.header.version) as Document)
    if (performance.now() < pause) continue
    await new Promise((resolve) => setImmediate(resolve))
    pause = performance.now() + 8
  }
  return builder.finish()
}

function referencesOf(columns: Columns, snapshot: Snapshot): StoredReferences {
  const numbers = new Map<RelationName, Map<string, number>>()
  const numberOf = (relation: RelationName, target: string) => {
    let found = numbers.get(relation)
    if (!found) {
      const targets = columns.get(relation)?.targets ?? ''
      found = new Map(targets === '' ? [] : targets.split('\n').map((name, index) => [name, index]))
      numbers.set(relation, found)
    }
    return found.get(target)
  }
  return {
    has: (relation, target) => numberOf(relation, target) !== undefined,
    count: (relation, target) => {
      const number = numberOf(relation, target)
      const starts = columns.get(relation)?.starts
      if (number === undefined || !starts) return 0
      return (starts[number + 1] ?? 0) - (starts[number] ?? 0)
    },
    targets: (relation) => {
      const targets = columns.get(relation)?.targets ?? ''
      return targets === '' ? [] : targets.split('\n')
    },
    *members(relation, target) {
      const number = numberOf(relation, target)
      const column = columns.get(relation)
      if (number === undefined || !column) return
      for (const record of column.members.subarray(column.starts[number], column.starts[number + 1]))
        yield recordId(snapshot, record)
    },
  }
}

/** A line of JSON with the lengths and the hash of what follows: for each relation starts, members, targets. */
function encode(columns: Columns): Buffer {
  const parts = [...columns.values()].flatMap(({ starts, members, targets }) => [
    Buffer.from(starts.buffer, starts.byteOffset, starts.byteLength),
    Buffer.from(members.buffer, members.byteOffset, members.byteLength),
    Buffer.from(targets),
  ])
  const payload = Buffer.concat(parts)
  const lengths = parts.map((part) => part.length)
  const header = JSON.stringify({ relations: [...columns.keys()], lengths, sha256: sha256Of(payload) })
  return Buffer.concat([Buffer.from(header + '\n'), payload])
}

/** Null for anything but what `encode` wrote. */
function decode(bytes: Buffer): Columns | null {
  const headerEnd = bytes.indexOf(0x0a)
  const payload = bytes.subarray(headerEnd + 1)
  try {
    const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as {
      relations: RelationName[]
      lengths: number[]
      sha256: string
    }
    if (header.sha256 !== sha256Of(payload) || header.relations.join() !== relationNames.join()) return null
    const parts: Buffer[] = []
    let offset = 0
    for (const length of header.lengths) parts.push(payload.subarray(offset, (offset += length)))
    return new Map(header.relations.map((name, index) => [name, decodeColumn(parts.slice(index * 3, index * 3 + 3))]))
  } catch {
    return null
  }
}

function decodeColumn([starts, members, targets]: Buffer[]): Column {
  return { starts: numbersIn(starts), members: numbersIn(members), targets: targets?.toString('utf8') ?? '' }
}

/** Copied, because numbers must stand at a multiple of four. */
function numbersIn(bytes: Buffer = Buffer.alloc(0)): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer)
}
