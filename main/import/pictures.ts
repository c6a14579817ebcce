import { type DomNode, isElement } from './dom.ts'
import { type LeftOut, leftOut } from './left-out.ts'

/** Pictures by their addresses: some come in the file itself, others the file only names, and nothing fetches them. */
export function picturesAt(addresses: readonly (string | null)[]): LeftOut[] {
  const inside = addresses.filter((address) => /^\s*data:/i.test(address ?? '')).length
  return leftOut(['images', inside], ['linkedImages', addresses.length - inside])
}

/** The addresses of the pictures under a node of a page. */
export function addressesUnder(root: DomNode): (string | null)[] {
  if (!isElement(root)) return []
  return [...root.querySelectorAll('img')].map((image) => image.getAttribute('src')?.slice(0, 100) ?? null)
}
