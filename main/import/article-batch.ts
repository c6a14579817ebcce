import type { Article } from '#contract/article.ts'
import type { ChangeLabel } from '#contract/change.ts'
import type { Library } from '../library/library.ts'

const mostArticles = 50
const longestWait = 1000

/**
 * Articles of one import on their way into the library: committed fifty at a time or after a second, under one merge
 * key, so that a long import is few changes on disk and one step to undo. The label counts the whole run so far.
 */
export class ArticleBatch {
  private readonly library: Library
  private readonly mergeKey: string
  private waiting: Article[] = []
  private timer: NodeJS.Timeout | undefined
  private readonly commits: Promise<unknown>[] = []
  private total = 0

  constructor(library: Library, mergeKey: string) {
    this.library = library
    this.mergeKey = mergeKey
  }

  /** Takes an article whose text and original are on disk. It is in the library once `finish` has answered. */
  add(article: Article): void {
    this.waiting.push(article)
    if (this.waiting.length >= mostArticles) this.commit()
    else this.timer ??= setTimeout(() => this.commit(), longestWait)
  }

  /** Throws what the first failed commit threw: the library's trouble, not a file's. */
  async finish(): Promise<void> {
    this.commit()
    await Promise.all(this.commits)
  }

  private commit(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const puts = this.waiting
    if (puts.length === 0) return
    this.waiting = []
    this.total += puts.length
    const commit = this.library.commit({ label: this.label(puts), puts, mergeKey: this.mergeKey, oneDeed: true })
    // `finish` hears of a failure; until then it must not count as unheard.
    commit.catch(() => undefined)
    this.commits.push(commit)
  }

  private label([first]: Article[]): ChangeLabel {
    return this.total === 1 && first
      ? { key: 'importArticle', args: { title: first.title } }
      : { key: 'importArticles', args: { count: this.total } }
  }
}
