import type { Change } from '#contract/change.ts'
import { type EntityId, type Kind, kindOf } from '#contract/ids.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { entitiesInOrder, entitiesReady } from '../entities/entity-orders.ts'
import { currentId, entityNow } from '../entities/resolve.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { keptGroupsAbout } from './kept-groups.ts'

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** What claims are about, by name. */
export function byName(library: Library, ids: Iterable<EntityId>): EntityId[] {
  const nameOf = (id: EntityId) => entityNow(library, id)?.name ?? ''
  return [...ids].toSorted((a, b) => names.compare(nameOf(a), nameOf(b)) || (a < b ? -1 : 1))
}

/** Groups are read from these, and told in an order of names. */
const readFrom: readonly Kind[] = [
  'claim',
  'assessment',
  'passage',
  'article',
  'actor',
  'event',
  'redirect',
  'vocabulary',
]

const kept = new WeakMap<Library, { groups: readonly ClaimGroup[] | undefined }>()

/** The groups of all claims, by the name of what they are about; gathered anew when anything they show has changed. */
export function allGroups(library: Library): readonly ClaimGroup[] {
  let known = kept.get(library)
  if (!known) {
    const follow: { groups: readonly ClaimGroup[] | undefined } = { groups: undefined }
    library.onApplied((change) => {
      if (touches(change)) follow.groups = undefined
    })
    kept.set(library, (known = follow))
  }
  return (known.groups ??= gather(library))
}

/** Reads what they are read from, a little at a time. */
export async function groupsReady(library: Library): Promise<void> {
  if (kept.get(library)?.groups) return
  await entitiesReady(library, 'name')
  await inTurns(reading(library))
}

function* reading(library: Library): Generator<undefined, void> {
  for (const kind of ['claim', 'assessment'] as const)
    for (const { aboutId } of library.collection(kind).values()) {
      keptGroupsAbout(library, aboutId)
      yield
    }
}

function touches({ puts, was, deletes }: Change): boolean {
  const ids = [...puts.map(({ id }) => id), ...was.map(({ id }) => id), ...deletes]
  return ids.some((id) => readFrom.includes(kindOf(id)))
}

/** The names are in order already: sorting thousands of them at every change takes longer than finding them there. */
function gather(library: Library): ClaimGroup[] {
  const found = new Set<EntityId>()
  for (const claim of library.collection('claim').values()) found.add(currentId(library, claim.aboutId))
  for (const assessment of library.collection('assessment').values()) found.add(currentId(library, assessment.aboutId))
  const named = entitiesInOrder(library, 'name').flatMap(({ id }) => (found.delete(id) ? [id] : []))
  return [...byName(library, found), ...named].flatMap((id) => keptGroupsAbout(library, id))
}
