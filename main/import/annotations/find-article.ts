import { plainTextOf } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import { addressKey } from '../../articles/address-key.ts'
import type { Library } from '../../library/library.ts'
import { matchQuote } from '../../passages/match-quote.ts'
import type { Pauses } from './pauses.ts'
import type { Annotation } from './read-annotations.ts'

/** A quote shorter than this says too little to name its article. */
const tellingQuote = 3

/**
 * The article that each annotation is about: by id, by address, by the hash of its text, else the only article that
 * holds the quoted words.
 */
export async function findArticles(
  library: Library,
  annotations: readonly Annotation[],
  pauses: Pauses,
): Promise<Map<Annotation, Id<'article'>>> {
  const found = new Map<Annotation, Id<'article'>>()
  const byAddress = addressesOf(library)
  const unknown: Annotation[] = []
  for (const annotation of annotations) {
    const id = bySource(library, annotation, byAddress)
    if (id) found.set(annotation, id)
    else if ((annotation.quote.exact ?? '').trim().length >= tellingQuote) unknown.push(annotation)
  }
  for (const [annotation, ids] of await holding(library, unknown, pauses)) {
    const [only, ...others] = ids
    if (only !== undefined && others.length === 0) found.set(annotation, only)
  }
  return found
}

function addressesOf(library: Library): Map<string, Id<'article'>> {
  const addresses = new Map<string, Id<'article'>>()
  for (const { id, url } of library.collection('article').values()) if (url) addresses.set(addressKey(url), id)
  return addresses
}

function bySource(library: Library, { sources }: Annotation, byAddress: ReadonlyMap<string, Id<'article'>>) {
  for (const source of sources) {
    const id: Id<'article'> = `article:${source.replace(/^urn:uuid:/i, '').toLowerCase()}`
    if (library.collection('article').has(id)) return id
    const addressed = byAddress.get(addressKey(source))
    if (addressed) return addressed
    const hashed = hashIn(source)
    const [same] = hashed === null ? [] : library.references.articlesOfPlainText(hashed)
    if (same) return same
  }
  return null
}

/** The hash that a `ni:` name (RFC 6920) gives a text, in hex. */
function hashIn(source: string): string | null {
  const hash = /^ni:\/\/[^/]*\/sha-256;([\w-]+)/.exec(source)?.[1]
  return hash === undefined ? null : Buffer.from(hash, 'base64url').toString('hex')
}

/** One walk over all texts for all quotes. An article whose surroundings of the quote agree outdoes the others. */
async function holding(library: Library, annotations: readonly Annotation[], pauses: Pauses) {
  const found = new Map<Annotation, Id<'article'>[]>()
  const surely = new Set<Annotation>()
  for (const article of annotations.length > 0 ? library.collection('article').values() : []) {
    const stored = await library.texts.get(article.textSha256)
    const text = stored ? plainTextOf(stored.blocks) : ''
    for (const annotation of annotations) {
      if (pauses.isDue) await pauses.take()
      if (!text.includes((annotation.quote.exact ?? '').normalize('NFC'))) continue
      const sure = hasSurroundings(text, annotation)
      if (sure && !surely.has(annotation)) found.delete(annotation)
      if (!sure && surely.has(annotation)) continue
      if (sure) surely.add(annotation)
      found.set(annotation, [...(found.get(annotation) ?? []), article.id])
    }
  }
  return found
}

function hasSurroundings(text: string, { quote }: Annotation): boolean {
  const [prefix, suffix] = [quote.prefix?.trim() ?? '', quote.suffix?.trim() ?? '']
  if (prefix === '' && suffix === '') return false
  const match = matchQuote(text, quote)
  if (!match) return false
  return text.slice(0, match.start).trimEnd().endsWith(prefix) && text.slice(match.end).trimStart().startsWith(suffix)
}
