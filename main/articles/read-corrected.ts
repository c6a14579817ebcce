import type { Block } from '#contract/article-text.ts'
import { decode } from '../import/decode.ts'
import { paragraphsOf, storedForm } from '../import/parsed-text.ts'
import { refusal } from '../import/refusal.ts'
import { MaterialError } from '../library/library.ts'
import { laidOut } from './lay-out.ts'

/**
 * The blocks of a file that is to be an article's corrected text. Markdown and HTML say what their blocks are; plain
 * text, which `text` prints and any editor changes, is laid out as the text of now. Nothing of it is taken for a header.
 */
export async function readCorrected(name: string, bytes: Uint8Array, now: readonly Block[]): Promise<Block[]> {
  // With the readers of every format: loaded when a text is corrected from a file, not at every start.
  const { parseFile } = await import('../import/parse-file.ts')
  const parsed = await parseFile({ name, bytes })
  if (parsed.kind === 'refused') throw new MaterialError(refusal(parsed))
  if (parsed.mediaType !== 'text/plain') return parsed.text.blocks
  const text = decode(bytes)?.text ?? ''
  return laidOut(paragraphsOf(storedForm(text)), now)
}
