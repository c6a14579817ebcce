import { Refused } from './refused.ts'
import { elementsIn, parseXml, type XmlElement } from './xml.ts'
import type { ZipParts } from './zip-parts.ts'

/** What a book says of itself, and the files of its text in reading order. */
export type EpubPackage = {
  titles: string[]
  creators: string[]
  languages: string[]
  dates: string[]
  spine: string[]
  /** Parts that the reading order names and the book does not hold, or that are no text. */
  missing: string[]
}

/** Reads the package file that the container names. Throws `Refused` when there is none, or it is not well-formed. */
export async function epubPackage(parts: ZipParts): Promise<EpubPackage> {
  const container = await xmlIn(parts, 'META-INF/container.xml')
  const named = elementsIn(container, 'rootfile').find(({ attributes }) => attributes['full-path'])
  const path = inside('', named?.attributes['full-path'] ?? '')
  if (path === null || !parts.has(path)) throw new Refused({ why: 'damagedInside', entry: 'META-INF/container.xml' })
  const root = await xmlIn(parts, path)
  const said = (name: string) =>
    elementsIn(elementsIn(root, 'metadata')[0] ?? null, name)
      .map(({ text }) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
  return {
    titles: said('title'),
    creators: said('creator'),
    languages: said('language'),
    dates: said('date'),
    ...spineOf(root, path, parts),
  }
}

type Item = { href: string; mediaType: string; fallback: string | undefined }

/** Only what is linear or not left out of the reading order; a part named twice is read once. */
function spineOf(
  root: XmlElement | null,
  packagePath: string,
  parts: ZipParts,
): Pick<EpubPackage, 'spine' | 'missing'> {
  const items = new Map<string, Item>()
  for (const { attributes } of elementsIn(root, 'item')) {
    const { id, href } = attributes
    if (id !== undefined && href !== undefined)
      items.set(id, { href, mediaType: attributes['media-type'] ?? '', fallback: attributes['fallback'] })
  }
  const spine = new Set<string>()
  const missing: string[] = []
  for (const { attributes } of elementsIn(elementsIn(root, 'spine')[0] ?? null, 'itemref')) {
    const item = readable(items, attributes['idref'] ?? '')
    const path = item && inside(packagePath, item.href)
    if (path !== null && path !== undefined && parts.has(path)) spine.add(path)
    else missing.push(items.get(attributes['idref'] ?? '')?.href ?? attributes['idref'] ?? '?')
  }
  return { spine: [...spine], missing }
}

/** The item, or what the book offers in its place to a reader that knows text alone. */
function readable(items: ReadonlyMap<string, Item>, id: string): Item | null {
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at)
    const item = items.get(at)
    if (!item) return null
    if (/html|^text\/|\+xml$|\/xml$/.test(item.mediaType) && (item.mediaType.includes('html') || !item.fallback))
      return item
    at = item.fallback
  }
  return null
}

/** The path of a part that another names, inside the book; null for one that leads out of it. */
export function inside(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null
  const [named = ''] = href.split(/[?#]/, 1)
  const steps = href.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of decoded(named).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

async function xmlIn(parts: ZipParts, name: string): Promise<XmlElement | null> {
  const xml = await parts.text(name)
  try {
    return parseXml(xml)
  } catch (error) {
    throw new Refused({ why: 'damagedInside', entry: name }, { cause: error })
  }
}
