import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Change } from '#contract/change.ts'
import type { Kind } from '#contract/ids.ts'
import { say } from '../words.ts'
import { writeSnapshot } from './build-snapshot.ts'
import { chainAfter, firstChain, sha256Of } from './hashes.ts'
import { journalBytes } from './journal-bytes.ts'
import { bodyOf, changeLine, headerLine, parseHeader } from './journal-format.ts'
import { readJournal } from './journal-read.ts'
import { generationSeqOf, historySeqOf, journalSeqOf, reserveName } from './layout.ts'
import { MaterialError } from './library.ts'
import { type Sealing, Unopened } from './sealing.ts'
import type { RawRecord } from './snapshot-format.ts'
import { readSnapshot, recordJson, type Snapshot } from './snapshot-read.ts'
import { nullUnlessRefused } from './names-in.ts'

const deflated = promisify(deflate)

/** How files go from one sealing to another. A change's place in the chain changes with the bytes of its body. */
export type FileConverter = {
  path: string
  libraryId: string
  from: Sealing
  to: Sealing
  /** The new chain at each sequence number that was met. */
  chains: Map<number, string>
}

export type FileKind = 'snapshot' | 'journal' | 'content' | 'view' | 'kept' | 'derived' | 'not ours'
type Converted = { name: string; bytes: Uint8Array | ((path: string) => Promise<unknown>) }

/** What a file of a library's folder is, by its path in it. Derived ones are not carried over. */
export function kindOfFile(inner: string): FileKind {
  const parts = inner.split('/')
  const [folder = ''] = parts
  const name = basename(inner)
  if (/^(lock|converting)/.test(folder)) return 'not ours'
  // Both are written anew, or not at all.
  if (inner === 'protection.json' || inner === 'generations/protection.json') return 'derived'
  if (/\.[0-9a-f-]{36}\.tmp$/.test(name) || inner === reserveName) return 'derived'
  if (folder === 'index' || folder === 'backups') return 'derived'
  if (folder === 'texts' || folder === 'originals' || folder === 'attachments') return contentKind(name)
  if (parts.length === 1 && name === 'view.json') return 'view'
  const ours = parts.length === 1 || ((folder === 'generations' || folder === 'history') && parts.length === 2)
  if (!ours) return 'not ours'
  if (name === 'library.json' || generationSeqOf(name) !== null) return 'snapshot'
  if (journalSeqOf(name) !== null || historySeqOf(name) !== null) return 'journal'
  return /^(library|journal)[-.]/.test(name) ? 'kept' : 'not ours'
}

function contentKind(name: string): FileKind {
  return /^[0-9a-f]{64}(\.json)?$/.test(name) ? 'content' : 'kept'
}

/** Journals first and in their order: snapshots carry the chain that they lead to. */
export function orderOf(files: readonly string[]): string[] {
  const rank = (inner: string) => (kindOfFile(inner) === 'journal' ? baseOf(inner) : Infinity)
  return files.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

function baseOf(inner: string): number {
  return journalSeqOf(basename(inner)) ?? historySeqOf(basename(inner)) ?? 0
}

export async function convertedFile(converter: FileConverter, inner: string, kind: FileKind): Promise<Converted[]> {
  const path = join(converter.path, inner)
  switch (kind) {
    case 'snapshot':
      return convertedSnapshot(converter, inner, path)
    case 'journal':
      return convertedJournal(converter, inner, path)
    case 'content':
      return convertedContent(converter, inner, await readFile(path))
    case 'view': {
      const { from, to } = converter
      const bytes = opened(from, 'view', await readFile(path))
      return bytes ? [{ name: inner, bytes: to.seal('view', bytes) }] : []
    }
    default:
      return [keptFile(converter, inner, await readFile(path))]
  }
}

async function convertedSnapshot(converter: FileConverter, inner: string, path: string): Promise<Converted[]> {
  const { from, to, chains } = converter
  const snapshot = await readSnapshot(path, from)
  if ('damaged' in snapshot) {
    if (inner === 'library.json') throw new MaterialError(say('protection.unreadable', { file: inner }))
    return [keptFile(converter, inner, await readFile(path))]
  }
  const header = { ...snapshot.header, chain: chains.get(snapshot.header.seq) ?? snapshot.header.chain }
  const write = async (target: string) => {
    const sha256 = await writeSnapshot(target, header, (kind) => recordsIn(snapshot, kind), undefined, to)
    const read = await readSnapshot(target, to)
    if ('damaged' in read || read.sha256 !== sha256) throw new MaterialError(say('protection.notKept', { file: inner }))
  }
  return [{ name: inner, bytes: write }]
}

export function* recordsIn(snapshot: Snapshot, kind: Kind): Generator<RawRecord> {
  for (const [id, record] of snapshot.records.get(kind) ?? []) yield { id, json: recordJson(snapshot, record) }
}

/** What cannot be trusted in a journal is kept as it is, beside the changes that can. */
async function convertedJournal(converter: FileConverter, inner: string, path: string): Promise<Converted[]> {
  const { libraryId, from, to, chains } = converter
  const bytes = await journalBytes(path).catch(nullUnlessRefused)
  const named = bytes && parseHeader(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(0x0a))))
  const baseSeq = baseOf(inner)
  if (!bytes || named?.libraryId !== libraryId || named.baseSeq !== baseSeq)
    return [keptFile(converter, inner, await readFile(path))]
  if (baseSeq === 0) chains.set(0, firstChain(libraryId))
  const base = chains.get(baseSeq) ?? named.baseSha256
  chains.set(baseSeq, base)
  const lines: Buffer[] = [Buffer.from(headerLine({ libraryId, baseSeq, baseSha256: base }))]
  let chain = base
  const reading = readJournal(bytes, { libraryId, baseSeq, baseSha256: named.baseSha256 }, from)
  let read = reading.next()
  for (let count = 0; !read.done; read = reading.next(), count++) {
    const { change, offset, length } = read.value
    const next = convertedLine(chain, change, bytes.toString('latin1', offset + 65, offset + Math.min(length, 131)), to)
    lines.push(next.line)
    chain = next.chain
    chains.set(change.seq, chain)
    if (count % 256 === 255) await new Promise((resolve) => setImmediate(resolve))
  }
  const whole = read.value.end.kind === 'clean'
  const plainly = Buffer.concat(lines)
  // A journal that holds no change yet is begun anew.
  const made =
    lines.length > 1 ? [{ name: inner, bytes: inner.endsWith('.z') ? await deflated(plainly) : plainly }] : []
  return whole ? made : [...made, keptFile(converter, `${inner}.rest`, await readFile(path))]
}

/** `start` is the old HASH, a space and the first letter of the old body: of an erased change the HASH stays. */
function convertedLine(chain: string, change: Change, start: string, to: Sealing): { line: Buffer; chain: string } {
  const body = bodyOf(change, to)
  if (start.at(-1) !== '~') return changeLine(chain, body)
  const hash = start.slice(0, 64)
  const next = chainAfter(chain, hash)
  return { line: Buffer.from(`${next} ${hash} ~${sha256Of(body)} ${body}\n`), chain: next }
}

/** The stored name tells where the content belongs and binds its bytes; the content tells its name in the other state. */
function convertedContent(converter: FileConverter, inner: string, bytes: Buffer): Converted[] {
  const { from, to } = converter
  const [folder = '', , name = ''] = inner.split('/')
  const extension = name.slice(64)
  const content = opened(from, `${folder}/${name.slice(0, 64)}`, bytes)
  const isItself = content && from.nameOf(sha256Of(content)) === name.slice(0, 64)
  if (!isItself) return [keptFile(converter, inner, bytes)]
  const next = to.nameOf(sha256Of(content))
  const sealed = to.seal(`${folder}/${next}`, content)
  if (!to.open(`${folder}/${next}`, sealed).equals(content))
    throw new MaterialError(say('protection.notKept', { file: inner }))
  return [{ name: `${folder}/${next.slice(0, 2)}/${next}${extension}`, bytes: sealed }]
}

const damagedMark = /\.damaged-whole$/

/** A damaged file, or what was set aside of one: its bytes, whatever they are, sealed as they stand. */
function keptFile({ from, to }: FileConverter, inner: string, bytes: Buffer): Converted {
  const name = kindOfFile(inner) === 'kept' ? inner : `${inner}.damaged-whole`
  const plain = opened(from, keptPurpose(inner), bytes) ?? bytes
  return { name, bytes: to.seal(keptPurpose(name), plain) }
}

function keptPurpose(inner: string): string {
  return `kept/${inner.replace(damagedMark, '')}`
}

function opened(sealing: Sealing, purpose: string, bytes: Buffer): Buffer | null {
  try {
    return sealing.open(purpose, bytes)
  } catch (error) {
    if (error instanceof Unopened) return null
    throw error
  }
}
