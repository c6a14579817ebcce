import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { CodedPassage } from '#contract/codebook.ts'
import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { headOf } from '../cross-reference/passages-of.ts'
import { needOne } from '../entities/rewrite.ts'
import { readInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { inTextOrder } from '../passages/text-order.ts'
import { sentenceFinderFor } from '../passages/sentences.ts'
import { union } from './recode.ts'
import { tagTree } from './tag-tree.ts'

type Asked = ParsedArgsOf<Calls['codePassages']>

/** The passages that carry a code, the newest article first; texts are read only for those of the page. */
export async function codePassages(library: Library, asked: Asked): Promise<{ total: number; items: CodedPassage[] }> {
  const { offset = 0, limit = 100 } = asked
  const tag = needOne(library, asked.tagId)
  const branch = asked.withSubcodes ? tagTree(library.collection('tag').values()).branch(tag.id) : [tag]
  const codes = new Set(branch.map(({ id }) => id))
  const carrying = union(codes, (id) => library.references.passagesTagged(id))
  await readInTurns(library, carrying)
  const found = inOrder(library, carrying)
  const page = found.slice(offset, offset + limit)
  const finders = new Map<Id<'article'>, ReturnType<typeof sentenceFinderFor>>()
  for (const { articleId } of page)
    if (!finders.has(articleId)) finders.set(articleId, sentenceFinderFor(library, articleId))
  const items = await Promise.all(
    page.map(async (passage) => {
      const sentenceOf = await finders.get(passage.articleId)
      const article = library.get(passage.articleId)
      if (!article || !sentenceOf) return []
      const shown = { passage, sentence: sentenceOf(passage.target), article: headOf(article) }
      return [{ ...shown, codes: passage.tags.filter((id) => codes.has(id)) }]
    }),
  )
  return { total: found.length, items: items.flat() }
}

function inOrder(library: Library, ids: ReadonlySet<Id<'passage'>>): Passage[] {
  const published = new Map<Id<'article'>, string>()
  const dayOf = (id: Id<'article'>) => {
    let day = published.get(id)
    if (day === undefined) published.set(id, (day = library.get(id)?.publishedAt ?? ''))
    return day
  }
  return [...ids]
    .flatMap((id) => library.get(id) ?? [])
    .sort((a, b) => {
      const [x, y] = [dayOf(a.articleId), dayOf(b.articleId)]
      if (x !== y) return x > y ? -1 : 1
      if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1
      return inTextOrder(a, b)
    })
}
