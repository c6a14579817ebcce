import { randomBytes } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryName } from '../library/durable-files.ts'
import type { Sealing } from '../library/sealing.ts'
import { type Columns, decodeColumns, encodeColumns } from './columns-file.ts'
import { DocumentTable } from './document-table.ts'
import { Growing } from './growing.ts'
import { InvertedIndex } from './inverted-index.ts'
import type { Segment } from './segment.ts'
import { SegmentList } from './segment-list.ts'

/** The state of the library that a stored index belongs to: the last change in it and when that was made. */
export type Stamp = { libraryId: string; seq: number; at: string }

const format = 'sourcebook search index 1'
const tableName = 'search.bin'
const columnNames = [
  'ids',
  'kinds',
  'titleLengths',
  'lengths',
  'articles',
  'articleIds',
  'daysFrom',
  'daysTo',
  'facetStarts',
  'facetEnds',
  'facets',
] as const satisfies readonly (keyof DocumentTable)[]

/**
 * The search index in the folder `index/` of a library: `search.bin` holds the documents and names the segments,
 * `search-<name>.bin` holds one segment each and never changes.
 *
 * Nothing is synced: a file that a crash left torn fails its check, and the index is built anew.
 */
export class StoredIndex {
  private readonly folder: string
  private readonly sealing: Sealing
  /** The files that segments stand in. */
  private readonly names = new WeakMap<Segment, string>()

  constructor(folder: string, sealing: Sealing) {
    this.folder = folder
    this.sealing = sealing
  }

  /** Null when there is none, or when anything about it is not as it was written. */
  async load(libraryId: string): Promise<{ index: InvertedIndex; stamp: Stamp } | null> {
    const table = await this.read(tableName)
    if (!table || table.about['format'] !== format) return null
    const { stamp, segments, facetNames } = table.about as {
      stamp: Stamp
      segments: StoredSegment[]
      facetNames: string[]
    }
    if (stamp.libraryId !== libraryId) return null
    const loaded: Segment[] = []
    for (const stored of segments) {
      const file = await this.read(stored.name)
      if (file?.about['format'] !== format) return null
      const segment = { ...stored, ...file.columns } as unknown as Segment
      this.names.set(segment, stored.name)
      loaded.push(segment)
    }
    return { index: new InvertedIndex(tableOf(table.columns, facetNames), new SegmentList(loaded)), stamp }
  }

  /** Writes what is not written yet. */
  async save({ documents, segments }: InvertedIndex, stamp: Stamp): Promise<void> {
    segments.seal()
    const { all } = segments
    const facetNames = [...documents.facetNames]
    // Taken before anything is awaited: the index may change while files are being written.
    const columns = Object.fromEntries(columnNames.map((name) => [name, documents[name].finish()]))
    await mkdir(this.folder, { recursive: true })
    for (const segment of all) await this.saveSegment(segment)
    const named = all.map((segment) => {
      const { from, to, weight } = segment
      return { name: this.names.get(segment), from, to, weight }
    })
    await this.write(tableName, await encodeColumns({ format, stamp, segments: named, facetNames }, columns))
    await this.removeOthers(new Set(named.map(({ name }) => name)))
  }

  private async saveSegment(segment: Segment): Promise<void> {
    const known = this.names.get(segment)
    if (
      known !== undefined &&
      (await access(join(this.folder, known)).then(
        () => true,
        () => false,
      ))
    )
      return
    const { from: _from, to: _to, weight: _weight, ...columns } = segment
    const name = `search-${randomBytes(8).toString('hex')}.bin`
    await this.write(name, await encodeColumns({ format }, columns))
    this.names.set(segment, name)
  }

  private async removeOthers(named: ReadonlySet<string | undefined>): Promise<void> {
    for (const name of await readdir(this.folder))
      if (/^search[-.]/.test(name) && name !== tableName && !named.has(name)) await unlink(join(this.folder, name))
  }

  private async read(name: string) {
    try {
      return await decodeColumns(this.sealing.open(purposeOf(name), await readFile(join(this.folder, name))))
    } catch {
      return null
    }
  }

  private async write(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.folder, name)
    const temporary = temporaryName(path)
    try {
      await writeFile(temporary, this.sealing.seal(purposeOf(name), bytes), { flag: 'wx' })
      await rename(temporary, path)
    } catch (error) {
      await unlink(temporary).catch(() => undefined)
      throw error
    }
  }
}

type StoredSegment = { name: string; from: number; to: number; weight: number }

const purposeOf = (name: string) => `index/${name}`

function tableOf(columns: Columns, facetNames: readonly string[]): DocumentTable {
  const table = new DocumentTable()
  for (const name of columnNames) {
    const column = columns[name]
    if (!column) throw new Error(`The search index lacks ${name}`)
    // A copy: it goes on growing and changing.
    Object.assign(table[name], new Growing(column.slice(), column.length))
  }
  table.facetNames.push(...facetNames)
  table.recount()
  return table
}
