import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Redirect, Tag, Vocabulary } from '#contract/small-documents.ts'
import { danglingTargets, withoutReferences } from '../library/dangling.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'

type Readable = Pick<Library, 'collection' | 'get'>

/** What a merge does, before it is done: documents by id, null where one is taken away. */
export type Outcome = Map<Id, Document | null>

/**
 * Makes the outcome of a merge stand on its own feet: whatever is referred to is there, or its references lead to
 * what took its place. Answers what a person should know.
 */
export function makeWhole(mine: Readable, theirs: Readable, outcome: Outcome): string[] {
  const told: string[] = []
  joinSameNames(mine, outcome)
  followRedirects(mine, outcome)
  const now = (id: string) => (outcome.has(id as Id) ? (outcome.get(id as Id) ?? undefined) : mine.get(id as Id))
  for (let changed = true; changed;) {
    changed = false
    for (const document of [...documentsOf(mine, outcome)]) {
      for (const id of danglingTargets(document, (one) => now(one) !== undefined)) {
        const lost = mine.get(id as Id) ?? theirs.get(id as Id)
        if (!lost) {
          const mended = withoutReferences(document, new Set([id]))
          if (danglingTargets(mended, (one) => now(one) !== undefined).has(id)) outcome.set(document.id, null)
          else outcome.set(document.id, mended)
        } else outcome.set(lost.id, lost)
        if (lost) told.push(say('merging.keptInUse', { kind: kindOf(lost.id), title: nameOf(lost) }))
        changed = true
      }
    }
  }
  return [...new Set(told)]
}

const nameOf = (document: Document) =>
  ('title' in document ? document.title : 'name' in document ? document.name : document.id) as string

/** What the merge puts, and what is there and refers to something it takes away. */
function* documentsOf(mine: Readable, outcome: Outcome): Generator<Document> {
  for (const document of outcome.values()) if (document) yield document
  const gone = [...outcome].filter(([, document]) => document === null)
  if (gone.length === 0) return
  for (const kind of [
    'passage',
    'claim',
    'relation',
    'event',
    'actor',
    'assessment',
    'note',
    'article',
    'tag',
  ] as const)
    for (const document of mine.collection(kind).values()) if (!outcome.has(document.id)) yield document
}

/** A tag or vocabulary that both copies made under one name is one. */
function joinSameNames(mine: Readable, outcome: Outcome): void {
  const instead = new Map<string, string>()
  const tags = new Map([...mine.collection('tag').values()].map((tag) => [keyOf(tag), tag]))
  const lists = new Map([...mine.collection('vocabulary').values()].map((list) => [list.name, list]))
  for (const [id, document] of outcome) {
    if (!document || mine.get(id)) continue
    if (kindOf(id) === 'tag') {
      const there = tags.get(keyOf(document as Tag))
      if (there && outcome.get(there.id) !== null) instead.set(id, there.id)
    } else if (kindOf(id) === 'vocabulary') {
      const list = document as Vocabulary
      const there = lists.get(list.name)
      if (there) joinTerms(outcome, there, list)
    }
  }
  for (const id of instead.keys()) outcome.delete(id as Id)
  rename(outcome, instead)
}

const keyOf = ({ name, parentId }: Tag) => `${parentId ?? ''} ${foldName(name)}`

function joinTerms(outcome: Outcome, there: Vocabulary, list: Vocabulary): void {
  const known = new Set(there.terms.map(({ term }) => term))
  const added = list.terms.filter(({ term }) => !known.has(term))
  outcome.delete(list.id)
  if (added.length > 0) outcome.set(there.id, { ...there, terms: [...there.terms, ...added] })
}

/** What was merged into another on one side leads there on the other side too. */
function followRedirects(mine: Readable, outcome: Outcome): void {
  const put = [...outcome.values()].filter((document) => document !== null).filter(isRedirect)
  const instead = new Map<string, string>()
  for (const { fromId, toId } of [...mine.collection('redirect').values(), ...put]) {
    instead.set(fromId, toId)
    if (outcome.get(fromId)) outcome.set(fromId, null)
  }
  rename(outcome, instead)
}

const isRedirect = (document: Document): document is Redirect & Document => kindOf(document.id) === 'redirect'
const anId = /(?:actor|event|tag):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Puts ids in the place of others, wherever they are referred to. */
function rename(outcome: Outcome, instead: ReadonlyMap<string, string>): void {
  if (instead.size === 0) return
  const lastOf = (id: string): string => {
    let last = id
    for (let hops = 0; hops < 1000; hops += 1) {
      const next = instead.get(last)
      if (next === undefined) break
      last = next
    }
    return last
  }
  for (const [id, document] of outcome) {
    if (!document || instead.has(id) || isRedirect(document)) continue
    const json = JSON.stringify(document)
    const renamed = json.replace(anId, lastOf)
    if (renamed !== json) outcome.set(id, withoutTwins(JSON.parse(renamed) as Document))
  }
}

/** Two references that became one. */
function withoutTwins(document: Document): Document {
  const fields = document as unknown as Record<string, unknown>
  const links = fields['links'] as { entityId: string }[] | undefined
  const tags = fields['tags'] as string[] | undefined
  return {
    ...document,
    ...(tags && { tags: [...new Set(tags)] }),
    ...(links && {
      links: links.filter(({ entityId }, at) => links.findIndex((one) => one.entityId === entityId) === at),
    }),
  } as Document
}
