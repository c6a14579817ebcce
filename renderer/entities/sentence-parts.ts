/** A sentence with the words of a passage set apart; `before` and `after` may be empty. */
export type SentenceParts = { before: string; words: string; after: string }

/**
 * Finds a passage's words in the sentence it stands in, whatever the white space between them. A passage longer than
 * its sentence is shown by itself.
 */
export function sentenceParts(sentence: string, exact: string): SentenceParts {
  const pattern = exact
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
  const match = pattern === '' ? null : new RegExp(pattern, 'u').exec(sentence)
  if (!match) return { before: '', words: exact, after: '' }
  const end = match.index + match[0].length
  return { before: sentence.slice(0, match.index), words: match[0], after: sentence.slice(end) }
}
