import { plainTextOf } from '#contract/article-text.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Target } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { placePassage } from '../passages/place-passage.ts'
import type { Suggester } from './suggester.ts'

/** A place where an entity is named, and who else has that name. */
export type Mention = { target: Target; ambiguous: EntityId[] }

/** The mentions in one article, of the text it had when it was read. */
export type Scanned = { articleId: Id<'article'>; textSha256: string; mentions: Mention[] }

/** Where an entity is named, in these articles or in all. */
export type MentionScan = (entityId: EntityId, ids?: readonly Id<'article'>[]) => Promise<Scanned[]>

/** Texts read at once, and sent to the worker together: while it looks through some, the next are read. */
const loadSize = 64
const readersAtOnce = 4

/**
 * Looks through texts, and remembers the last look: what was just shown for review is accepted without reading ten
 * thousand texts again. Any change of an article or a name forgets it.
 */
export function createMentionScan(library: Library, suggester: Suggester): MentionScan {
  let last: { key: string; found: Promise<Scanned[]> } | undefined
  library.onApplied(({ puts, deletes }) => {
    const touched = [...puts.map(({ id }) => id), ...deletes].some((id) => /^(?:article|actor|event):/.test(id))
    if (touched) last = undefined
  })
  return (entityId, ids) => {
    const key = JSON.stringify([entityId, ids])
    if (last?.key === key) return last.found
    const found = scanArticles(library, suggester, entityId, ids ?? [...library.collection('article').ids()])
    last = { key, found }
    found.catch(() => (last = undefined))
    return found
  }
}

async function scanArticles(
  library: Library,
  suggester: Suggester,
  entityId: EntityId,
  ids: readonly Id<'article'>[],
): Promise<Scanned[]> {
  const found: (Scanned | null)[] = []
  let next = 0
  const lane = async () => {
    while (next < ids.length) {
      const from = next
      const some = ids.slice(from, (next += loadSize))
      const read = await Promise.all(some.map((id) => textOf(library, id)))
      const hits = await suggester.mentions(
        entityId,
        read.map((one) => one?.text ?? ''),
      )
      for (const [index, one] of read.entries()) {
        const places = hits[index] ?? []
        found[from + index] = one && places.length > 0 ? scanned(one, places, entityId) : null
      }
    }
  }
  await Promise.all(Array.from({ length: readersAtOnce }, lane))
  return found.filter((one) => one !== null)
}

type Read = { id: Id<'article'>; textSha256: string; text: string }

/** An article whose text is missing or damaged is passed over: opening and checking tell of it. */
async function textOf(library: Library, id: Id<'article'>): Promise<Read | null> {
  const textSha256 = library.get(id)?.textSha256
  const text = textSha256 !== undefined && (await library.texts.get(textSha256).catch(() => null))
  return text ? { id, textSha256, text: plainTextOf(text.blocks) } : null
}

function scanned(
  { id, textSha256, text }: Read,
  hits: readonly { start: number; end: number; owners: readonly EntityId[] }[],
  entityId: EntityId,
): Scanned {
  const mentions = hits.map(({ start, end, owners }) => ({
    target: placePassage(text, textSha256, start, end),
    ambiguous: owners.filter((owner) => owner !== entityId),
  }))
  return { articleId: id, textSha256, mentions }
}
