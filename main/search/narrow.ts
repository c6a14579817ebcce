import type { Id } from '#contract/ids.ts'
import { articleStatuses } from '#contract/article.ts'
import { passageStates } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { foldName, foldText } from '../text/fold.ts'
import { say } from '../words.ts'
import { daysAsked } from './days.ts'
import type { Places } from './go-to.ts'
import { mostClauses, type Operator, type Parsed } from './parse-query.ts'
import type { Filter, Query } from './query.ts'
import { type SearchKind, searchKinds } from './searchable.ts'
import { rowOf } from './tokens.ts'

/** What `is:` may be followed by: how far an article was read, and how a passage stands in its text. */
const states: readonly string[] = [...articleStatuses, ...passageStates]

/**
 * Gives the operators of a query their meaning in a library. What cannot be understood narrows nothing, and a sentence
 * tells so; a name that nobody bears finds nothing.
 */
export async function narrowed(
  library: Library,
  places: Places,
  parsed: Parsed,
): Promise<{ query: Query; problems: string[] }> {
  const problems: string[] = parsed.unknown.map((name) => say('search.unknownOperator', { name }))
  if (parsed.wanted.length === mostClauses) problems.push(say('search.tooLong', { count: mostClauses }))
  const filters: Filter[] = []
  for (const operator of parsed.operators) {
    const filter = await filterOf(library, places, operator, problems)
    if (filter) filters.push(operator.not ? { ...filter, not: true } : filter)
  }
  return { query: { wanted: parsed.wanted, unwanted: parsed.unwanted, filters }, problems }
}

async function filterOf(
  library: Library,
  places: Places,
  operator: Operator,
  problems: string[],
): Promise<Filter | null> {
  const { name, value } = operator
  switch (name) {
    case 'actor':
    case 'event': {
      const ids = await places.named(name, value)
      if (ids.length === 0) problems.push(say(`search.nobody.${name}`, { value }))
      return { by: 'named', ids }
    }
    case 'tag': {
      const ids = withNarrower(library, await places.named('tag', value))
      if (ids.length === 0) problems.push(say('search.nobody.tag', { value }))
      return { by: 'facet', facets: ids }
    }
    case 'outlet':
      return { by: 'outlet', words: ` ${rowOf(value)} ` }
    case 'date': {
      const days = daysAsked(value)
      if (!days) problems.push(say('search.badDate', { value }))
      return days ? { by: 'days', days } : null
    }
    case 'type':
      return typeFilter(value)
    case 'is': {
      const state = value.toLowerCase()
      if (!states.includes(state)) problems.push(say('search.badState', { value, states: states.join(', ') }))
      return states.includes(state) ? { by: 'facet', facets: [`is:${state}`] } : null
    }
  }
}

/** A kind of document, in the singular or plural, or a type of actor or event. */
function typeFilter(value: string): Filter {
  const wanted = foldText(value)
  const kinds: SearchKind[] = searchKinds.filter((kind) => kind === wanted || `${kind}s` === wanted)
  if (wanted === 'entity' || wanted === 'entities') kinds.push('actor', 'event')
  return { by: 'kind', kinds, types: [`type:${foldName(value)}`] }
}

/** Tags stand under others: what is tagged with a narrower one is tagged with the wider one. */
function withNarrower(library: Library, ids: readonly Id[]): Id[] {
  const all = new Set(ids)
  if (all.size === 0) return []
  for (let grown = true; grown;) {
    const before = all.size
    for (const { id, parentId } of library.collection('tag').values()) if (parentId && all.has(parentId)) all.add(id)
    grown = all.size > before
  }
  return [...all]
}
