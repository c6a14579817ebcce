import type { CodebookRow } from '#contract/codebook.ts'
import type { Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { Library } from '../library/library.ts'
import { type TagTree, tagTree } from './tag-tree.ts'

/** The codebook read from the top. What carries two codes of one branch counts once for the branch. */
export function codebookRows(library: Library): CodebookRow[] {
  const tree = tagTree(library.collection('tag').values())
  const rows: CodebookRow[] = []
  for (const tag of tree.under()) addRows(library, tree, tag, rows)
  return rows
}

type Carriers = { passages: ReadonlySet<Id<'passage'>>; articles: ReadonlySet<Id<'article'>> }

/** Adds the rows of a branch and answers all that carries a code of it. */
function addRows(library: Library, tree: TagTree, tag: Tag, rows: CodebookRow[]): Carriers {
  const { references } = library
  const passages = references.passagesTagged(tag.id)
  const articles = references.articlesTagged(tag.id)
  const row = { tag, passages: passages.size, articles: articles.size, allPassages: 0, allArticles: 0 }
  rows.push(row)
  const below = tree.under(tag.id).map((child) => addRows(library, tree, child, rows))
  const all = {
    passages: united(passages, ...below.map((one) => one.passages)),
    articles: united(articles, ...below.map((one) => one.articles)),
  }
  row.allPassages = all.passages.size
  row.allArticles = all.articles.size
  return all
}

/** The first itself where it is the only one that holds anything: most codes have none under them. */
function united<Member>(...sets: readonly ReadonlySet<Member>[]): ReadonlySet<Member> {
  const [first = new Set<Member>(), ...more] = sets.filter((set) => set.size > 0)
  if (more.length === 0) return first
  const all = new Set(first)
  for (const set of more) for (const member of set) all.add(member)
  return all
}
