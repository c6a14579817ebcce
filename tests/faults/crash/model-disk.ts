import { dirname, join, relative } from 'node:path'
import { bytesOf, numberOf, type SystemCall } from './system-calls.ts'

/** What stands under each path of a folder: a file's bytes, or null for a folder. */
export type Tree = Map<string, Buffer | null>

type Names = { folder: number; name: string; inode: number | null }

/** A change that no sync has made safe: names in folders, or bytes or the length of a file. */
export type Pending =
  | { kind: 'names'; names: Names[]; after?: Pending }
  | { kind: 'bytes'; inode: number; at: number; bytes: Buffer; lost?: true }
  | { kind: 'length'; inode: number; length: number; lost?: true }

/** Which pending changes reached the disk, and one whose bytes did so in part only. */
export type Fate = {
  kept: (pending: Pending, index: number) => boolean
  torn?: { index: number; how: 'half' | 'zeros' }
}

type Folders = Map<number, Map<string, number>>

/**
 * A disk that keeps its promises and nothing beyond them, as POSIX words them: bytes are safe when their own file was
 * synced, a name when its own folder was; whatever was not synced may be there or not, each change for itself. Only a
 * rename is whole, as on every file system in use: within a folder both names change or none, and between folders the
 * old name goes no sooner than the new one is there.
 */
export class ModelDisk {
  readonly pending: Pending[] = []
  /** What the traced program has printed. */
  printed = ''
  readonly #root: string
  readonly #live: Folders = new Map([[0, new Map<string, number>()]])
  readonly #safe: Folders
  readonly #bytes = new Map<number, Buffer>()
  readonly #open = new Map<number, { inode: number; at: number }>()
  #next = 1

  constructor(root: string, tree: Tree) {
    this.#root = root
    for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) this.#addLive(path, bytes)
    this.#safe = new Map([...this.#live].map(([inode, names]) => [inode, new Map(names)]))
  }

  #addLive(path: string, bytes: Buffer | null): void {
    const inode = this.#next++
    if (bytes) this.#bytes.set(inode, bytes)
    else this.#live.set(inode, new Map())
    const { folder, name } = this.#placeOf(join(this.#root, path)) as { folder: number; name: string }
    this.#live.get(folder)?.set(name, inode)
  }

  /** Takes one call in; answers whether a crash after it can leave anything new, or find more promised. */
  take({ name, args, result }: SystemCall): boolean {
    const [first = '', second = '', third = '', fourth = ''] = args
    switch (name) {
      case 'openat':
        return this.#opened(pathIn(second), third, result)
      case 'close':
        return this.#closed(numberOf(first))
      case 'write':
        if (numberOf(first) === 1) return this.#printed(bytesOf(second).subarray(0, result))
        return this.#written(numberOf(first), bytesOf(second).subarray(0, result), null)
      case 'pwrite64':
        return this.#written(numberOf(first), bytesOf(second).subarray(0, result), Number(fourth))
      case 'fsync':
      case 'fdatasync':
        return (result < 0 ? this.#lost : this.#synced).call(this, this.#open.get(numberOf(first))?.inode)
      case 'ftruncate':
        return this.#cut(this.#open.get(numberOf(first))?.inode, Number(second))
      case 'truncate':
        return this.#cut(this.#inodeAt(pathIn(first)), Number(second))
      case 'rename':
        return this.#renamed(pathIn(first), pathIn(second))
      case 'link':
        return this.#named(pathIn(second), this.#inodeAt(pathIn(first)) ?? null)
      case 'unlink':
      case 'rmdir':
        return this.#named(pathIn(first), null)
      case 'mkdir':
        return this.#named(pathIn(first), this.#newInode('folder'))
      default:
        if (args.some((arg) => this.#isInside(arg)))
          throw new Error(`A model of ${name}(${args.join(', ')}) is missing`)
        return false
    }
  }

  /** What stands on the disk when some of the pending changes reached it and others did not. */
  after({ kept, torn }: Fate): Tree {
    const folders: Folders = new Map(this.#safe)
    const bytes = new Map(this.#bytes)
    this.pending.forEach((pending, index) => {
      if (!kept(pending, index)) return
      if (pending.kind === 'names') for (const change of pending.names) setName(folders, change)
      else setBytes(bytes, pending, torn?.index === index ? torn.how : 'whole')
    })
    return treeOf(folders, bytes)
  }

  #printed(bytes: Buffer): boolean {
    this.printed += bytes.toString('utf8')
    return true
  }

  #opened(path: string, flags: string, descriptor: number): boolean {
    this.#open.delete(descriptor)
    const place = this.#placeOf(path)
    if (!place) return false
    const known = this.#inodeAt(path)
    const inode = known ?? this.#newInode('file')
    this.#open.set(descriptor, { inode, at: 0 })
    if (flags.includes('O_APPEND')) throw new Error(`A model of O_APPEND is missing: ${path}`)
    if (known === undefined) return this.#named(path, inode)
    return flags.includes('O_TRUNC') && this.#cut(inode, 0)
  }

  #closed(descriptor: number): boolean {
    this.#open.delete(descriptor)
    return false
  }

  #written(descriptor: number, bytes: Buffer, at: number | null): boolean {
    const file = this.#open.get(descriptor)
    if (!file) return false
    this.pending.push({ kind: 'bytes', inode: file.inode, at: at ?? file.at, bytes })
    if (at === null) file.at += bytes.length
    return true
  }

  #cut(inode: number | undefined, length: number): boolean {
    if (inode === undefined) return false
    this.pending.push({ kind: 'length', inode, length })
    return true
  }

  #named(path: string, inode: number | null): boolean {
    const place = this.#placeOf(path)
    if (!place) return false
    this.#changeNames([{ ...place, inode }])
    return true
  }

  #renamed(from: string, to: string): boolean {
    const [old, next, inode] = [this.#placeOf(from), this.#placeOf(to), this.#inodeAt(from)]
    if (!old || !next || inode === undefined) return false
    const gone = { ...old, inode: null }
    const there = { ...next, inode }
    if (old.folder === next.folder) this.#changeNames([gone, there])
    else this.#changeNames([gone], this.#changeNames([there]))
    return true
  }

  #changeNames(names: Names[], after?: Pending): Pending {
    const pending: Pending = { kind: 'names', names, ...(after && { after }) }
    this.pending.push(pending)
    for (const { folder, name, inode } of names)
      if (inode === null) this.#live.get(folder)?.delete(name)
      else this.#live.get(folder)?.set(name, inode)
    return pending
  }

  #synced(inode: number | undefined): boolean {
    if (inode === undefined) return false
    const safe = new Set<Pending>()
    for (const pending of this.pending) {
      if (!concerns(pending, inode) || (pending.kind !== 'names' && pending.lost)) continue
      safe.add(pending)
      if (pending.kind === 'names' && pending.after) safe.add(pending.after)
    }
    const rest = this.pending.splice(0).filter((pending) => {
      if (!safe.has(pending)) return true
      if (pending.kind === 'names') for (const change of pending.names) setName(this.#safe, change)
      else setBytes(this.#bytes, pending, 'whole')
      return false
    })
    this.pending.push(...rest)
    return safe.size > 0
  }

  /** The system may have dropped the bytes of a sync that failed, and says nothing of them at the next one. */
  #lost(inode: number | undefined): boolean {
    for (const pending of this.pending)
      if (pending.kind !== 'names' && inode !== undefined && concerns(pending, inode)) pending.lost = true
    return false
  }

  #newInode(kind: 'file' | 'folder'): number {
    const inode = this.#next++
    if (kind === 'file') this.#bytes.set(inode, Buffer.alloc(0))
    else [this.#live, this.#safe].forEach((folders) => folders.set(inode, new Map()))
    return inode
  }

  #placeOf(path: string): { folder: number; name: string } | null {
    if (path === this.#root) return { folder: -1, name: '' }
    if (!path.startsWith(`${this.#root}/`)) return null
    const folder = this.#inodeAt(dirname(path))
    return folder === undefined ? null : { folder, name: path.slice(path.lastIndexOf('/') + 1) }
  }

  #inodeAt(path: string): number | undefined {
    let inode: number | undefined = 0
    for (const name of relative(this.#root, path).split('/'))
      if (name !== '') inode = inode === undefined ? undefined : this.#live.get(inode)?.get(name)
    return inode
  }

  #isInside(arg: string): boolean {
    const path = arg.startsWith('"') ? pathIn(arg) : ''
    return path.startsWith(`${this.#root}/`) || this.#open.has(numberOf(arg)) || /^1</.test(arg)
  }
}

function concerns(pending: Pending, inode: number): boolean {
  return pending.kind === 'names' ? pending.names.some(({ folder }) => folder === inode) : pending.inode === inode
}

function pathIn(arg: string): string {
  return bytesOf(arg).toString('utf8')
}

/** Folders are copied when they change, so that those of another state stay as they are. */
function setName(folders: Folders, { folder, name, inode }: Names): void {
  const names = new Map(folders.get(folder))
  if (inode === null) names.delete(name)
  else names.set(name, inode)
  folders.set(folder, names)
}

function setBytes(
  all: Map<number, Buffer>,
  change: Exclude<Pending, { kind: 'names' }>,
  how: 'whole' | 'half' | 'zeros',
) {
  const before = all.get(change.inode) ?? Buffer.alloc(0)
  if (change.kind === 'length') {
    const after = Buffer.alloc(change.length)
    before.copy(after)
    all.set(change.inode, after)
    return
  }
  const bytes = how === 'half' ? change.bytes.subarray(0, change.bytes.length >> 1) : change.bytes
  const after = Buffer.alloc(Math.max(before.length, change.at + bytes.length))
  before.copy(after)
  if (how !== 'zeros') bytes.copy(after, change.at)
  all.set(change.inode, after)
}

function treeOf(folders: Folders, bytes: ReadonlyMap<number, Buffer>): Tree {
  const tree: Tree = new Map()
  const walk = (inode: number, path: string) => {
    for (const [name, inner] of folders.get(inode) ?? []) {
      const file = bytes.get(inner)
      tree.set(join(path, name), file ?? null)
      if (!file) walk(inner, join(path, name))
    }
  }
  walk(0, '')
  return tree
}
