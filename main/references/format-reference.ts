import type { Article } from '#contract/article.ts'
import type { ReferenceStyle } from '#contract/references.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { articleReference, namesIn } from './article-reference.ts'
import { type CslItem, nameFields } from './csl-item.ts'

/** A reference in words, and the same as HTML: escaped, with italics and the like as the style asks. */
export type FormattedReference = { text: string; html: string }

/** Formats references one by one in one style. Made once for many: reading a style takes longer than formatting. */
export type ReferenceFormatter = {
  format: (article: Article) => FormattedReference
  formatItem: (item: CslItem) => FormattedReference
}

/**
 * A formatter for one of the styles that came with Sourcebook, or for a person's own CSL file. The processor is
 * loaded with the first. Throws a MaterialError for a file that is no style.
 *
 * `locale` is BCP 47; references are worded in it as far as it is among those that came along, else in English.
 */
export function referenceFormatter(
  style: ReferenceStyle | { xml: string } = 'apa',
  locale = 'en-US',
): Promise<ReferenceFormatter> {
  if (typeof style !== 'string') return makeFormatter(style, locale)
  const key = `${style} ${locale}`
  const made = ready.get(key) ?? makeFormatter(style, locale)
  if (ready.size > 20) ready.clear()
  ready.set(key, made)
  return made
}

/** By style and language: making one takes a tenth of a second. */
const ready = new Map<string, Promise<ReferenceFormatter>>()

async function makeFormatter(style: ReferenceStyle | { xml: string }, locale: string): Promise<ReferenceFormatter> {
  const [{ default: CSL }, { localeXml, referenceLanguage, styleXml }] = await Promise.all([
    import('citeproc'),
    import('./csl-styles.ts'),
  ])
  CSL.debug = () => undefined
  let current: CslItem = { id: 'reference', type: 'document' }
  let engine: InstanceType<typeof CSL.Engine>
  try {
    const system = { retrieveLocale: localeXml, retrieveItem: () => current }
    engine = new CSL.Engine(system, styleXml(style), referenceLanguage(locale), true)
  } catch (cause) {
    if (cause instanceof MaterialError) throw cause
    throw new MaterialError(say('references.style.broken', { why: String((cause as Error).message ?? cause) }), {
      cause,
    })
  }

  function entry(format: 'text' | 'html'): string {
    engine.setOutputFormat(format)
    engine.updateItems([])
    engine.updateItems([current.id])
    const made = engine.makeBibliography()
    const words = made === false ? '' : (made[1][0] ?? '')
    return format === 'text' ? withoutNumber(words.trim()) : withoutLayout(words)
  }
  const formatItem = (item: CslItem) => {
    current = printable(item)
    return { text: entry('text'), html: entry('html') }
  }
  return { formatItem, format: (article) => formatItem(articleReference(article)) }
}

/** One article's reference; of many, make a `referenceFormatter` once. */
export async function formatReference(
  article: Article,
  style?: ReferenceStyle | { xml: string },
  locale?: string,
): Promise<FormattedReference> {
  return (await referenceFormatter(style, locale)).format(article)
}

/** Styles with numbers begin with one, which says nothing of a reference that stands alone. */
const withoutNumber = (words: string) => words.replace(/^(?:\[1\]|\(1\)|1[.)])\s*/, '')

/** The line of an entry without the boxes that styles lay lists out with. */
function withoutLayout(html: string): string {
  const line = html
    .replace(/<div class="csl-left-margin">[^]*?<\/div>/, '')
    .replace(/<\/?div[^>]*>/g, '')
    .trim()
  return withoutNumber(line)
}

/** The fields that hold dates. */
const dateFields = ['issued', 'accessed', 'event-date', 'original-date', 'submitted', 'available-date']

/** A reference without what a processor trips over: fields of the wrong shape, our own extras. */
function printable(item: CslItem): CslItem {
  const kept: CslItem = { id: 'reference', type: typeof item.type === 'string' ? item.type : 'document' }
  for (const [field, value] of Object.entries(item)) {
    if (field === 'id' || field === 'type' || field === 'custom' || field === 'abstract') continue
    if ((nameFields as readonly string[]).includes(field)) kept[field] = namesIn(value)
    else if (dateFields.includes(field)) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) kept[field] = { ...value }
    } else if (typeof value === 'string' || typeof value === 'number') kept[field] = value
  }
  return kept
}
