import { z } from 'zod'
import { MaterialError } from '../../library/library.ts'
import type { Quote } from '../../passages/match-quote.ts'
import { say } from '../../words.ts'
import {
  type AnnotationBody,
  type AnnotationTarget,
  hasType,
  type HypothesisRow,
  hypothesisRow,
  type Selector,
  type WebAnnotation,
  webAnnotation,
} from './web-annotation.ts'

/** An annotation as taken in, whatever program wrote it. */
export type Annotation = {
  id?: string
  format: 'w3c' | 'hypothesis'
  /** What names the annotated article: addresses, `urn:uuid:…`, hashes. */
  sources: string[]
  quote: Quote
  targets: number
  bodies: (string | AnnotationBody)[]
  created?: string
  creator?: string
  /** As it came, kept with the passage so that nothing is lost. */
  asWritten: Record<string, unknown>
}

/** An annotation, or why the thing in its place is none. */
export type ReadAnnotation = Annotation | { id?: string; wrong: string }

/**
 * The annotations of a JSON text: one, an array, a page, a collection with its pages inside, or Hypothesis's rows.
 * Throws MaterialError when it is not JSON or holds nothing of the kind.
 */
export function readAnnotations(text: string): ReadAnnotation[] {
  const value = parseJson(text)
  const items = itemsOf(value, 0)
  if (items.length === 0) throw new MaterialError(say('exports.annotations.notAnnotations'))
  return items.map(({ item, isRow, isAlone }) => {
    if (isTooDeep(item))
      return { wrong: say('exports.annotations.wrong', { why: `nested deeper than ${deepestItem}` }) }
    return isRow ? readRow(item) : readWebAnnotation(item, isAlone === true)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new MaterialError(say('exports.annotations.notJson', { why }), { cause })
  }
}

type Item = { item: unknown; isRow: boolean; isAlone?: boolean }

/** Collections nest pages and pages nest items, never deeper than this. */
const deepest = 8

function itemsOf(value: unknown, depth: number): Item[] {
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((item: unknown) => itemsOf(item, depth + 1))
  if (typeof value !== 'object' || value === null) return depth === 0 ? [] : [{ item: value, isRow: false }]
  const fields = value as Record<string, unknown>
  if (Array.isArray(fields['rows'])) return fields['rows'].map((item: unknown) => ({ item, isRow: true }))
  if (hasType(fields['type'], 'AnnotationCollection')) return pagesOf(fields, depth)
  if (hasType(fields['type'], 'AnnotationPage') || (Array.isArray(fields['items']) && !('target' in fields)))
    return itemsOf(fields['items'] ?? [], depth + 1)
  const isRow = !('type' in fields) && !('@context' in fields) && 'uri' in fields
  return [{ item: value, isRow, isAlone: depth === 0 }]
}

/** What is nested deeper is made to break readers. */
const deepestItem = 60

function isTooDeep(item: unknown): boolean {
  let level: unknown[] = [item]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestItem) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []))
  }
  return false
}

function pagesOf(collection: Record<string, unknown>, depth: number): Item[] {
  const pages = [collection['first'], collection['items']].filter((page) => typeof page === 'object' && page !== null)
  return pages.flatMap((page) => itemsOf(page, depth + 1))
}

function readWebAnnotation(item: unknown, isAlone: boolean): ReadAnnotation {
  const parsed = webAnnotation.safeParse(item)
  if (!parsed.success) return wrong(item, parsed.error)
  const annotation = parsed.data
  // Inside a page or list the context is that of the page; alone it must have its own.
  if (isAlone && annotation['@context'] === undefined) return { wrong: say('exports.annotations.noContext') }
  const targets = listOf<AnnotationTarget>(annotation.target)
  const creator = creatorOf(annotation)
  return {
    ...(annotation.id !== undefined && { id: annotation.id }),
    format: 'w3c',
    sources: sourcesOf(targets[0]),
    quote: quoteOf(targets[0]),
    targets: targets.length,
    bodies: bodiesOf(annotation),
    ...(annotation.created !== undefined && { created: annotation.created }),
    ...(creator !== undefined && { creator }),
    asWritten: annotation,
  }
}

function bodiesOf({ body, bodyValue }: WebAnnotation): (string | AnnotationBody)[] {
  if (bodyValue !== undefined) return [{ type: 'TextualBody', value: bodyValue }]
  return body === undefined ? [] : listOf<string | AnnotationBody>(body)
}

function readRow(item: unknown): ReadAnnotation {
  const parsed = hypothesisRow.safeParse(item)
  if (!parsed.success) return wrong(item, parsed.error)
  const row = parsed.data
  return {
    ...(row.id !== undefined && { id: row.id }),
    format: 'hypothesis',
    sources: [...(row.uri === undefined ? [] : [row.uri]), ...sourcesOf(row.target[0])],
    // Its positions count UTF-16 code units, whatever the standard says.
    quote: { ...quoteOf(row.target[0]), units: 'UTF-16' },
    targets: row.target.length,
    bodies: bodiesOfRow(row),
    ...(row.created !== undefined && { created: row.created }),
    ...(row.user !== undefined && { creator: row.user.replace(/^acct:|@.*$/g, '') }),
    asWritten: row,
  }
}

function bodiesOfRow({ text, tags = [] }: HypothesisRow): AnnotationBody[] {
  return [
    ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
    ...(text ? [{ type: 'TextualBody', purpose: 'commenting', value: text }] : []),
  ]
}

function wrong(item: unknown, error: z.ZodError): ReadAnnotation {
  const issue = deepestOf(error.issues)
  const where = issue ? issue.path.map(String).join('.') : ''
  const why = `${where} ${issue?.message ?? ''}`.trim()
  const id = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)['id'] : undefined
  return { ...(typeof id === 'string' && { id }), wrong: say('exports.annotations.wrong', { why }) }
}

type Issue = z.core.$ZodIssue

/** The issue that says most: inside a union, that of the branch that came furthest. */
function deepestOf(issues: readonly Issue[]): Issue | undefined {
  const [issue] = issues
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors
    .map(deepestOf)
    .filter((one) => one !== undefined)
    .toSorted((a, b) => a.path.length - b.path.length)
    .at(-1)
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}

function sourcesOf(target: AnnotationTarget | undefined): string[] {
  if (target === undefined) return []
  if (typeof target === 'string') return [target]
  const { source, id, state } = target
  const named = [typeof source === 'object' ? source.id : source, source === undefined ? id : undefined]
  const other = [target['via'], target['canonical'], ...listOf(state).map((one) => fieldOf(one, 'cached'))]
  return [...named, ...other.flatMap((one) => listOf(one))].filter((one): one is string => typeof one === 'string')
}

/** More of what stands around a quote tells nothing more. */
const mostAround = 1000

/** The first quote and the first position among the selectors, and among those that refine them. */
function quoteOf(target: AnnotationTarget | undefined): Quote {
  if (target === undefined || typeof target === 'string') return {}
  const quote: Quote = {}
  const take = (selector: Selector | string, refines: boolean): void => {
    if (typeof selector === 'string') return
    if (hasType(selector.type, 'TextQuoteSelector') && quote.exact === undefined) {
      const { exact, prefix, suffix } = selector
      Object.assign(quote, { exact, prefix: prefix?.slice(-mostAround), suffix: suffix?.slice(0, mostAround) })
    }
    // A position that refines counts from what it refines, not from the text.
    if (hasType(selector.type, 'TextPositionSelector') && quote.start === undefined && !refines)
      Object.assign(quote, { start: selector.start, end: selector.end })
    for (const inner of listOf<Selector | string>(selector.refinedBy)) take(inner, true)
  }
  for (const selector of listOf<Selector | string>(target.selector)) take(selector, false)
  return quote
}

function creatorOf({ creator }: WebAnnotation): string | undefined {
  const [first] = listOf<unknown>(creator)
  return typeof first === 'string' ? first : listOf(fieldOf(first, 'name')).find((name) => typeof name === 'string')
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
}

function listOf<Item>(value: unknown): Item[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]) as Item[]
}
