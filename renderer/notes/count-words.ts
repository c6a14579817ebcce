/** Words of a text, as Intl counts them in any script. */
export function countWords(text: string): number {
  let words = 0
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (isWordLike) words++
  }
  return words
}

type Stored = { type?: unknown; text?: unknown; exact?: unknown; children?: unknown }

/** The plain text of a stored editor state: what a person wrote and quoted, block by block. */
export function plainTextOf(state: Record<string, unknown>): string {
  const texts: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, text, exact, children } = node as Stored
    if (typeof text === 'string') texts.push(text)
    if (typeof exact === 'string') texts.push(exact)
    if (Array.isArray(children)) children.forEach(walk)
    if (type !== 'text' && Array.isArray(children)) texts.push('\n')
  }
  walk(state['root'])
  return texts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
