import type { Article } from '#contract/article.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { checkedDate } from '../entities/dates.ts'
import { needOne, withFields } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'

/** The article with the given fields changed: `null` takes one away, one left out stays; a title must remain. */
export function articleToSave(
  library: Library,
  { id, reference, ...fields }: ParsedArgsOf<Calls['saveArticle']>,
): Article {
  const article = needOne(library, id)
  const checked: Record<string, unknown> = { ...fields }
  if (fields.title !== undefined) checked['title'] = checkedTitle(fields.title)
  if (fields.publishedAt) checked['publishedAt'] = checkedDate(fields.publishedAt)
  if (fields.authors !== undefined) checked['authors'] = checkedNames(fields.authors ?? [])
  if (fields.tags !== undefined) checked['tags'] = checkedTags(library, fields.tags ?? [])
  if (fields.status === null) checked['status'] = 'unread'
  if (fields.private === false) checked['private'] = null
  for (const name of ['outlet', 'url', 'language', 'rights'] as const) {
    const text = fields[name]?.trim().normalize('NFC')
    if (text !== undefined) checked[name] = text === '' ? null : text
  }
  if (reference) checked['bibliography'] = withReference(article, reference)
  return withFields(article, checked)
}

/** The record of an article with some of its fields changed; an article without one begins one. */
function withReference(
  { bibliography }: Article,
  changes: NonNullable<ParsedArgsOf<Calls['saveArticle']>['reference']>,
): Article['bibliography'] | null {
  const record: Record<string, unknown> = { ...bibliography }
  for (const [field, words] of Object.entries(changes)) {
    const line = words?.replace(/\s+/g, ' ').trim().normalize('NFC') ?? ''
    if (line === '') delete record[field]
    else record[field] = line
  }
  return Object.keys(record).length > 0 ? record : null
}

function checkedTitle(title: string | null): string {
  const line = (title ?? '').replace(/\s+/g, ' ').trim().normalize('NFC')
  if (line === '') throw new CallerError(`An article needs a title: "${title ?? ''}"`)
  return line
}

function checkedNames(names: string[]): string[] {
  const trimmed = names.map((name) => name.replace(/\s+/g, ' ').trim().normalize('NFC'))
  return [...new Set(trimmed.filter((name) => name !== ''))]
}

function checkedTags(library: Library, tags: Article['tags']): Article['tags'] {
  for (const id of tags) needOne(library, id)
  return [...new Set(tags)]
}
