import { leafSeparator } from '#contract/article-text.ts'
import type { Target } from '#contract/passage.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { type Range, sentenceAround, sentencesOf } from '../text/sentences.ts'
import { plainTextFor } from './plain-text.ts'

const sentenceMost = 400
/** A block longer than this is left to `sentenceAround`, which looks at a part of it only. */
const blockMost = 20_000

/**
 * Finds the sentences that passages of one text stand in. Each block is split once, however many passages it holds.
 */
export function createSentenceFinder(text: string, language?: string): (target: Target) => string {
  const blocks = new Map<number, Range[]>()
  const split = (start: number, end: number) => {
    const known = blocks.get(start)
    if (known) return known
    const sentences = sentencesOf(text.slice(start, end), language).map((range) => ({
      start: start + range.start,
      end: start + range.end,
    }))
    blocks.set(start, sentences)
    return sentences
  }
  const find = ({ start, end }: Target): Range | null => {
    const before = text.lastIndexOf(leafSeparator, start - 1)
    const blockStart = before < 0 || start === 0 ? 0 : before + leafSeparator.length
    const after = text.indexOf(leafSeparator, start)
    const blockEnd = after < 0 ? text.length : after
    if (end > blockEnd || blockEnd - blockStart > blockMost) return null
    const touched = split(blockStart, blockEnd).filter((sentence) => sentence.end > start && sentence.start < end)
    const [first, last] = [touched[0], touched.at(-1)]
    return first && last ? { start: Math.min(first.start, start), end: Math.max(last.end, end) } : null
  }
  return (target) => {
    const found = find(target)
    if (!found || found.end - found.start > sentenceMost)
      return sentenceAround(text, target, { language, limit: sentenceMost })
    return text.slice(found.start, found.end).replace(/\s+/g, ' ').trim()
  }
}

/** The same for an article, by its stored text; where that is missing, the words kept with the passage. */
export async function sentenceFinderFor(
  library: Library,
  articleId: Id<'article'>,
): Promise<(target: Target) => string> {
  const article = library.get(articleId)
  const text = article ? await plainTextFor(library, article.textSha256) : null
  if (text === null) return keptWords
  const find = createSentenceFinder(text, article?.language)
  return (target) => (text.startsWith(target.exact, target.start) ? find(target) : keptWords(target))
}

function keptWords({ prefix, exact, suffix }: Target): string {
  return `${prefix}${exact}${suffix}`.replace(/\s+/g, ' ').trim()
}
