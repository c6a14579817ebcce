import { isDeepStrictEqual } from 'node:util'
import type { Document } from '#contract/document.ts'
import { kindOf } from '#contract/ids.ts'

type Fields = Record<string, unknown>
export type Side = 'mine' | 'theirs'

/** What stands and falls together: a text with its measures, a place with its state, a note's words. */
const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  article: { text: ['textSha256', 'plainSha256', 'words', 'original', 'versions'] },
  passage: { place: ['target', 'state', 'before'] },
  note: { words: ['state', 'text', 'mentions'] },
  claim: { value: ['value', 'comparator'] },
}

/** Lists whose entries are told apart by what they hold, in no order that matters. */
const sets = new Set(['tags', 'links', 'aliases', 'participants', 'passageIds', 'claimIds', 'subjectIds', 'terms'])
/** What an entry of a list is about: two of the same cannot both stay. */
const keys: Readonly<Record<string, (entry: Fields) => unknown>> = {
  links: ({ entityId }) => entityId,
  participants: ({ actorId, role }) => JSON.stringify([actorId, role]),
  terms: ({ term }) => term,
}

export type Merged = {
  /** With this copy's side of every conflict. */
  document: Document
  /** Fields, or groups of fields, that both sides changed in ways that do not go together. */
  conflicts: string[]
}

/** Two versions of a document that began as one: what each side changed, where that goes together. */
export function mergeFields(base: Document | undefined, mine: Document, theirs: Document): Merged {
  const merged: Fields = { ...mine }
  const conflicts: string[] = []
  const kind = kindOf(mine.id)
  const [b, m, t] = [(base ?? {}) as Fields, mine, theirs]
  for (const { name, fields } of unitsOf(kind, b, m, t)) {
    const [was, here, there] = [b, m, t].map((side) => fields.map((field) => side[field]))
    if (isDeepStrictEqual(here, there) || (base && isDeepStrictEqual(there, was))) continue
    if (base && isDeepStrictEqual(here, was)) {
      give(merged, theirs, fields)
      continue
    }
    const set = fields.length === 1 && sets.has(name) ? mergeSets(name, b[name], m[name], t[name]) : null
    if (set) merged[name] = set
    else conflicts.push(name)
  }
  merged['updatedAt'] = mine.updatedAt > theirs.updatedAt ? mine.updatedAt : theirs.updatedAt
  return { document: merged as unknown as Document, conflicts }
}

/** Gives a document one side's fields, or groups of them; a text that goes stays among the earlier ones. */
export function withSide(document: Document, other: Document, conflicts: readonly string[]): Document {
  const merged: Fields = { ...document }
  for (const name of conflicts) give(merged, other, groups[kindOf(document.id)]?.[name] ?? [name])
  return merged as unknown as Document
}

function give(merged: Fields, from: Document, fields: readonly string[]): void {
  const source = from as unknown as Fields
  for (const field of fields)
    if (source[field] === undefined) Reflect.deleteProperty(merged, field)
    else merged[field] = source[field]
}

function unitsOf(kind: string, ...sides: Fields[]): { name: string; fields: readonly string[] }[] {
  const grouped = groups[kind] ?? {}
  const inGroups = new Set(Object.values(grouped).flat())
  const names = new Set(sides.flatMap((side) => Object.keys(side)))
  const alone = [...names].filter((name) => name !== 'updatedAt' && !inGroups.has(name))
  return [
    ...alone.map((name) => ({ name, fields: [name] })),
    ...Object.entries(grouped).map(([name, fields]) => ({ name, fields })),
  ]
}

/** The entries of this side without those that the other took away, and with those that it added. */
function mergeSets(name: string, base: unknown, mine: unknown, theirs: unknown): unknown[] | null {
  const [was, here, there] = [base, mine, theirs].map((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  if (!was || !here || !there) return null
  const has = (list: readonly unknown[], entry: unknown) => list.some((one) => isDeepStrictEqual(one, entry))
  const kept = here.filter((entry) => has(there, entry) || !has(was, entry))
  const added = there.filter((entry) => !has(was, entry) && !has(here, entry))
  const merged = [...kept, ...added]
  const key = keys[name]
  if (!key) return merged
  return new Set(merged.map((entry) => key(entry as Fields))).size === merged.length ? merged : null
}
