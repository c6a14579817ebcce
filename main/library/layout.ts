import { join } from 'node:path'
import { plainly, type Sealing } from './sealing.ts'

/** Where everything of a library stands in its folder, and how its bytes are sealed there. */
export function layoutOf(path: string, sealing: Sealing = plainly) {
  return {
    path,
    /** Replaced when the library is given a passphrase, or loses it, while it is open. */
    sealing,
    snapshot: join(path, 'library.json'),
    journal: (baseSeq: number) => join(path, journalName(baseSeq)),
    generations: join(path, 'generations'),
    history: join(path, 'history'),
    texts: join(path, 'texts'),
    originals: join(path, 'originals'),
    backups: join(path, 'backups'),
    index: join(path, 'index'),
    view: join(path, 'view.json'),
    lock: join(path, 'lock'),
    /** Room held for one more save on a full disk. Named as sync programs know temporary files. */
    reserve: join(path, reserveName),
    protection: join(path, 'protection.json'),
    /** A second copy of the wrapped keys: without them nothing could be opened. */
    protectionCopy: join(path, 'generations', 'protection.json'),
  }
}

export const reserveName = '~reserve.tmp'

export type Layout = ReturnType<typeof layoutOf>

/** A journal is named by the sequence number it continues. */
export function journalName(baseSeq: number): string {
  return `journal-${baseSeq}.ndjson`
}

/** The base sequence number in a journal's name, or null for any other file. */
export function journalSeqOf(fileName: string): number | null {
  const found = /^journal-(\d+)\.ndjson$/.exec(fileName)
  return found ? Number(found[1]) : null
}

export function generationName(seq: number): string {
  return `library-${seq}.json`
}

export function generationSeqOf(fileName: string): number | null {
  const found = /^library-(\d+)\.json$/.exec(fileName)
  return found ? Number(found[1]) : null
}

/** A closed stretch of history: the changes after `baseSeq`, deflated. */
export function historyName(baseSeq: number): string {
  return `journal-${baseSeq}.ndjson.z`
}

export function historySeqOf(fileName: string): number | null {
  const found = /^journal-(\d+)\.ndjson\.z$/.exec(fileName)
  return found ? Number(found[1]) : null
}

/** A name for a damaged file that nothing overwrites: `library.json.damaged-2026-11-22T21-30-05.123Z`. */
export function damagedName(path: string, what: 'damaged' | 'rest' | 'refused' | 'failed' = 'damaged'): string {
  return `${path}.${what}-${new Date().toISOString().replaceAll(':', '-')}`
}

/** A name for what another program put in the place of an open library's file. A person decides what becomes of it. */
export function outsideName(path: string): string {
  return `${path}.outside-${new Date().toISOString().replaceAll(':', '-')}`
}
