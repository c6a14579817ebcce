import { homedir } from 'node:os'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { kindOf } from '#contract/ids.ts'

/** A document without who wrote it, and without where anything lay on this computer. */
export function unsigned(document: Document, home = homedir()): Document {
  const told = { ...document, createdBy: '' }
  if (kindOf(told.id) === 'article') {
    const article = told as Article
    if (article.versions) article.versions = article.versions.map((version) => ({ ...version, by: '' }))
  }
  const places = mayHoldPlaces(told) ? placesOf(home) : null
  return places ? withoutHome(told, places) : told
}

/** Claims, links and figures hold no places; what was imported or written by hand may. */
const mayHoldPlaces = ({ id, imported }: Document) =>
  imported !== undefined || ['article', 'note', 'actor', 'event', 'passage'].includes(kindOf(id))

const patterns = new Map<string, RegExp | null>()

/** The home folder as a path and as an address, where it is no part of a longer one; a home at the root is everywhere. */
function placesOf(home: string): RegExp | null {
  let pattern = patterns.get(home)
  if (pattern === undefined) {
    const slashes = home.replaceAll('\\', '/')
    const written = [...new Set([home, slashes, encodeURI(slashes)])].map((place) =>
      place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    pattern =
      home.length < 3 ? null : new RegExp(`(?<![\\p{L}\\p{N}._~-])(?:${written.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu')
    patterns.set(home, pattern)
  }
  return pattern
}

function withoutHome<Value>(value: Value, places: RegExp): Value {
  if (typeof value === 'string') return value.replace(places, '~') as Value
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutHome(inner, places)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutHome(inner as unknown, places)])
  return Object.fromEntries(entries) as Value
}
