import type { CslItem } from '../../references/csl-item.ts'
import { foldName } from '../../text/fold.ts'

type Said = { item: CslItem; attachments: readonly string[] }

/** The files beside a bibliography, by their paths from its folder with `/` between, ready to be asked for by name. */
export class NamesBeside {
  readonly #paths: ReadonlySet<string>
  readonly #byName = new Map<string, string[]>()
  /** Those in the folder itself, by what they are called without their ending. */
  readonly #byStem = new Map<string, string[]>()

  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths)
    for (const path of this.#paths) {
      add(this.#byName, lastPart(path), path)
      if (!path.includes('/')) add(this.#byStem, nameKey(stemOf(path)), path)
    }
  }

  /**
   * The files a record belongs to: those it names; else one that is called like its key or its title, or, where the
   * bibliography holds one record, like the bibliography.
   */
  of({ item, attachments }: Said, stemOfFile: string | null): string[] {
    const named = attachments.map((said) => this.#named(pathOf(said))).filter((path) => path !== undefined)
    if (named.length > 0) return [...new Set(named)]
    for (const name of [item.id, item.title, stemOfFile]) {
      const found = typeof name === 'string' && name !== '' ? this.#byStem.get(nameKey(name)) : undefined
      if (found?.length === 1) return found
    }
    return []
  }

  /** The path as written, else the one that ends alike, else the only file of that name. */
  #named(path: string): string | undefined {
    if (this.#paths.has(path)) return path
    const called = this.#byName.get(lastPart(path)) ?? []
    const alike = called.filter((file) => path.endsWith(`/${file}`) || file.endsWith(`/${path}`))
    return alike.length === 1 ? alike[0] : called.length === 1 ? called[0] : undefined
  }
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const paths = map.get(key)
  if (paths) paths.push(path)
  else if (key !== '') map.set(key, [path])
}

/** An address of a file as a path with `/`; climbing out of the folder is left out. */
function pathOf(said: string): string {
  const bare = said.replace(/^(?:file:\/\/|internal-pdf:\/\/)/i, '').replace(/^[A-Za-z]:(?=[\\/])/, '')
  const parts = decoded(bare).replaceAll('\\', '/').split('/')
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)
export const stemOf = (path: string) => lastPart(path).replace(/\.[^.]+$/, '')

/** Names of files are titles without the signs that file systems refuse. */
const nameKey = (name: string) =>
  foldName(
    name
      .slice(0, 500)
      .replace(/[\p{P}\p{S}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
