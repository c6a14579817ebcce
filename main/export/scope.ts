import type { EntityId, Id } from '#contract/ids.ts'
import { kindOf } from '#contract/ids.ts'
import type { ExportScope, NamedScope } from '#contract/exports.ts'
import { tagNamed } from '../codebook/tags.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { around, createNeighbourhood, foundAlone, underTag } from './neighbourhood.ts'

/** What a scope holds. */
export type InScope = {
  has: (id: string) => boolean
  /** Whether an article is there for itself, and not only as the source of a passage. */
  isWhole: (articleId: Id<'article'>) => boolean
  /** What an export of it is called, where it has a name of its own. */
  title?: string
}

/** The ids of all that a query finds, as typed in the search field. */
export type Find = (query: string) => Promise<Id[]>

const uuid = /^[a-z]+:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Which documents a scope holds, with all that is needed to understand them. */
export async function inScope(library: Library, scope: ExportScope, find?: Find): Promise<InScope> {
  if (scope === 'all') return { has: () => true, isWhole: () => true }
  if (typeof scope !== 'string') return ofIds(library, scope)
  if (isNamed(scope)) return scope.startsWith('tag:') ? ofTag(library, scope) : ofSearch(library, scope, find)
  return ofIds(library, [scope])
}

const isNamed = (scope: string): scope is NamedScope => /^(?:search|tag):/.test(scope) && !uuid.test(scope)
const nameIn = (scope: NamedScope) => scope.slice(scope.indexOf(':') + 1).trim()

/** What a person chose: each with what stands around it. */
function ofIds(library: Library, ids: readonly Id[]): InScope {
  const known = ids.map((id) => nowKnown(library, id))
  const [only, ...more] = known
  if (only && more.length === 0 && kindOf(only) === 'tag') return ofTagId(library, only as Id<'tag'>)
  const hood = createNeighbourhood(library)
  for (const id of known) around(hood, id)
  const document = more.length === 0 && only ? library.get(only) : undefined
  const title = document && ('title' in document ? document.title : 'name' in document ? document.name : undefined)
  return { ...hood.finish(), ...(typeof title === 'string' && title !== '' && { title }) }
}

function nowKnown(library: Library, id: Id): Id {
  const kind = kindOf(id)
  const now = kind === 'actor' || kind === 'event' ? (library.references.redirectFrom(id) ?? (id as EntityId)) : id
  if (!library.get(now)) throw new CallerError(`Unknown ${kind} "${id}"`)
  return now
}

function ofTag(library: Library, scope: NamedScope): InScope {
  const name = nameIn(scope)
  const tag = tagNamed(library, name)
  if (!tag) throw new MaterialError(say('exports.errors.noTag', { name }))
  return ofTagId(library, tag.id)
}

function ofTagId(library: Library, id: Id<'tag'>): InScope {
  const hood = createNeighbourhood(library)
  underTag(hood, id)
  return { ...hood.finish(), title: library.get(id)?.name ?? '' }
}

async function ofSearch(library: Library, scope: NamedScope, find: Find | undefined): Promise<InScope> {
  if (!find) throw new CallerError(`Nothing searches here: "${scope}"`)
  const query = nameIn(scope)
  const hood = createNeighbourhood(library)
  for (const id of await find(query)) foundAlone(hood, id)
  return { ...hood.finish(), title: say('exports.searchTitle', { query }) }
}
