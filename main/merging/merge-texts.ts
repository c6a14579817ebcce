import { type Article, contentsOf, versionsOf } from '#contract/article.ts'
import { plainTextOf } from '#contract/article-text.ts'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { alignTexts } from '../passages/align-texts.ts'
import { renewPassage } from '../passages/renew-passage.ts'
import { say } from '../words.ts'
import type { Outcome } from './whole.ts'

/** Copies the texts and files that the articles of a merge need, before the change that names them. */
export async function copyContents(library: Library, other: Library, outcome: Outcome): Promise<string[]> {
  const missing: string[] = []
  for (const document of outcome.values()) {
    if (!document || kindOf(document.id) !== 'article') continue
    const article = document as Article
    const { texts, originals } = contentsOf(article)
    for (const sha256 of texts) {
      if (await library.texts.get(sha256)) continue
      const text = await other.texts.get(sha256)
      if (text) await library.texts.put(text)
      // Its own text an article cannot be without; an earlier one it can.
      else if (sha256 === article.textSha256)
        throw new MaterialError(say('merging.textMissing', { title: article.title }))
      else missing.push(article.title)
    }
    for (const sha256 of originals) {
      if (await library.originals.get(sha256)) continue
      const bytes = await other.originals.get(sha256)
      if (bytes) await library.originals.put(bytes)
      else missing.push(article.title)
    }
  }
  return [...new Set(missing)].map((title) => say('merging.fileMissing', { title }))
}

/** Both copies' earlier texts of an article, in the order of time, the one it has last. */
export function withAllVersions(article: Article, mine: Article, theirs: Article): Article {
  if (!mine.versions && !theirs.versions) return article
  const all = [...versionsOf(mine), ...versionsOf(theirs)].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const byText = new Map(all.map((version) => [version.textSha256, version]))
  const now = byText.get(article.textSha256)
  if (!now) return article
  byText.delete(article.textSha256)
  return { ...article, versions: [...byText.values(), now] }
}

/** Passages that were marked in another text than their article now has are found again in that. */
export async function placeAgain(library: Library, outcome: Outcome): Promise<void> {
  const now = <One extends Id>(id: One) =>
    (outcome.has(id) ? outcome.get(id) : library.get(id)) as Document | null | undefined
  const articles = new Set([...outcome.values()].flatMap(articleIdOf))
  for (const articleId of articles) {
    const article = now(articleId) as Article | null | undefined
    if (!article) continue
    const passages = passagesOf(library, outcome, articleId).filter(
      ({ target }) => target.textSha256 !== article.textSha256,
    )
    if (passages.length === 0) continue
    const text = await plainOf(library, article.textSha256)
    const wanted = new Set(passages.map(({ target, before }) => before?.textSha256 ?? target.textSha256))
    const alignments = new Map<string, ReturnType<typeof alignTexts>>()
    for (const sha256 of [...wanted, ...passages.map(({ target }) => target.textSha256)]) {
      const before = alignments.has(sha256) ? null : await plainOf(library, sha256)
      if (before !== null && text !== null) alignments.set(sha256, alignTexts(before, text))
    }
    if (text === null) continue
    for (const passage of passages)
      outcome.set(passage.id, renewPassage(passage, { text, textSha256: article.textSha256, alignments }).passage)
  }
}

function articleIdOf(document: Document | null): Id<'article'>[] {
  if (!document) return []
  if (kindOf(document.id) === 'article') return [document.id as Id<'article'>]
  return kindOf(document.id) === 'passage' ? [(document as Passage).articleId] : []
}

function passagesOf(library: Library, outcome: Outcome, articleId: Id<'article'>): Passage[] {
  const there = [...library.references.passagesOfArticle(articleId)].filter((id) => !outcome.has(id))
  const put = [...outcome.values()].filter(
    (document): document is Passage & Document =>
      document !== null && kindOf(document.id) === 'passage' && (document as Passage).articleId === articleId,
  )
  return [...there.flatMap((id) => library.get(id) ?? []), ...put]
}

async function plainOf(library: Library, sha256: string): Promise<string | null> {
  const text = await library.texts.get(sha256)
  return text && plainTextOf(text.blocks)
}
