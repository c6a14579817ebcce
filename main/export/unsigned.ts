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
  return mayHoldPlaces(told) ? withoutHome(told, placesOf(home)) : told
}

/** Claims, links and figures hold no places; what was imported or written by hand may. */
const mayHoldPlaces = ({ id, imported }: Document) =>
  imported !== undefined || ['article', 'note', 'actor', 'event', 'passage'].includes(kindOf(id))

/** The home folder as a path and as an address; a home at the root would be everywhere. */
function placesOf(home: string): string[] {
  if (home.length < 3) return []
  const slashes = home.replaceAll('\\', '/')
  return [...new Set([home, slashes, encodeURI(slashes)])]
}

function withoutHome<Value>(value: Value, places: readonly string[]): Value {
  if (typeof value === 'string')
    return places.reduce(
      (text: string, place) => (text.includes(place) ? text.replaceAll(place, '~') : text),
      value,
    ) as Value
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutHome(inner, places)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutHome(inner as unknown, places)])
  return Object.fromEntries(entries) as Value
}
