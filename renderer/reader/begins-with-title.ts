import type { Block } from '#contract/article-text.ts'
import { foldText } from './fold-text.ts'

/** Whether the text opens with a heading that says the title: files without metadata keep their headline in the text. */
export function beginsWithTitle(blocks: readonly Block[], title: string): boolean {
  const [first] = blocks
  return first?.kind === 'heading' && foldText(first.text).text.trim() === foldText(title).text.trim()
}
