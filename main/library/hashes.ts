import { hash } from 'node:crypto'

/** SHA-256 in lower-case hex; a string counts as its UTF-8 bytes. */
export function sha256Of(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex')
}

/** Every change's place in the history: the hash of all before it and of itself. */
export function chainAfter(chain: string, bodyHash: string): string {
  return hash('sha256', chain + bodyHash, 'hex')
}

/** What the first change of a library is chained to. */
export function firstChain(libraryId: string): string {
  return sha256Of(libraryId)
}
