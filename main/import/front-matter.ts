import { parse } from 'yaml'
import { keptHref, type ParsedText } from './parsed-text.ts'
import { languageTag } from './recognise-language.ts'
import { writtenDay } from './source-dates.ts'
import { splitAuthors } from './text-header.ts'

/** What YAML front matter says of an article; names that mean nothing here stay in the original file alone. */
export function frontMatter(yaml: string): Omit<ParsedText, 'blocks'> {
  const values = parsedYaml(yaml)
  const text = (...names: string[]) =>
    names.map((name) => textOf(values.get(name))).find((value) => value !== undefined)
  return {
    title: text('title', 'headline'),
    authors: ['authors', 'author', 'by'].flatMap((name) => listOf(values.get(name))),
    outlet: text('outlet', 'publisher', 'publication', 'site', 'source_name'),
    url: keptHref(text('url', 'link', 'source', 'canonical')),
    publishedAt: writtenDay(text('date', 'published', 'publishedAt', 'publication_date')),
    language: languageTag(text('language', 'lang')),
  }
}

/** The names of the top level; none when it is no mapping. Few aliases: many make a small file a huge value. */
function parsedYaml(yaml: string): Map<string, unknown> {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 20, schema: 'core', mapAsMap: true })
    const pairs: [unknown, unknown][] = value instanceof Map ? [...(value as Map<unknown, unknown>)] : []
    return new Map(pairs.map(([name, item]) => [String(name), item]))
  } catch {
    return new Map()
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== ''
    ? value.replace(/\s+/g, ' ').trim().slice(0, 10_000)
    : undefined
}

function listOf(value: unknown): string[] {
  return [value]
    .flat()
    .map(textOf)
    .filter((name) => name !== undefined)
    .flatMap(splitAuthors)
}
