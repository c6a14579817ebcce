import { createHash } from 'node:crypto'

/** A GUID made of words: the same words give the same one, so that a file written twice is the same file. */
export function guidFor(...parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\0')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
