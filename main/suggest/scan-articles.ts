import type { EntityId, Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { plainTextOf } from '#contract/article-text.ts'
import type { Scanned } from './mark-mentions.ts'
import type { Suggester } from './suggester.ts'

/** Texts read at once, and sent to the worker together: while it looks through some, the next are read. */
const loadSize = 64
const readersAtOnce = 2

/** The articles in which an entity is named, with every place. An article whose text is missing is passed over. */
export async function scanArticles(
  library: Library,
  suggester: Suggester,
  entityId: EntityId,
  ids: readonly Id<'article'>[],
): Promise<Scanned[]> {
  const found: Scanned[] = []
  let next = 0
  const lane = async () => {
    while (next < ids.length) {
      const some = ids.slice(next, (next += loadSize))
      const texts = await Promise.all(some.map((id) => textOf(library, id)))
      const read = texts.filter((one) => one !== null)
      const hits = await suggester.mentions(
        entityId,
        read.map(({ text }) => text),
      )
      read.forEach((one, index) => {
        const places = hits[index] ?? []
        if (places.length > 0) found.push({ ...one, hits: places })
      })
    }
  }
  await Promise.all(Array.from({ length: readersAtOnce }, lane))
  const order = new Map(ids.map((id, index) => [id, index]))
  return found.sort((a, b) => (order.get(a.article.id) ?? 0) - (order.get(b.article.id) ?? 0))
}

async function textOf(library: Library, id: Id<'article'>) {
  const article = library.get(id)
  const text = article && (await library.texts.get(article.textSha256).catch(() => null))
  return article && text ? { article, text: plainTextOf(text.blocks) } : null
}
