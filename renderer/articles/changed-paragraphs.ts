import { leafSeparator } from '#contract/article-text.ts'
import type { TextDifference } from '#contract/views.ts'

export type Piece = Pick<TextDifference, 'kind' | 'text'>

/** A paragraph in which something changed, or how many lie between two such in which nothing did. */
export type Compared = { kind: 'changed'; pieces: Piece[] } | { kind: 'unchanged'; count: number }

/** The differences of two texts by paragraph, as they are shown. Parted only where both texts are. */
export function changedParagraphs(differences: readonly TextDifference[]): Compared[] {
  const paragraphs: Piece[][] = [[]]
  for (const { kind, text } of differences) {
    const parts = kind === 'same' ? text.split(leafSeparator) : [text]
    parts.forEach((part, index) => {
      if (index > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)!.push({ kind, text: part })
    })
  }
  const compared: Compared[] = []
  for (const pieces of paragraphs) {
    const last = compared.at(-1)
    if (pieces.some(({ kind }) => kind !== 'same')) compared.push({ kind: 'changed', pieces })
    else if (last?.kind === 'unchanged') last.count++
    else compared.push({ kind: 'unchanged', count: 1 })
  }
  return compared
}
