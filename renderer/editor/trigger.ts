/** Where a typeahead begins in the text before the caret, as Lexical's menu wants it. */
export type TriggerMatch = { leadOffset: number; matchingString: string; replaceableString: string }

const longestQuery = 75

/** A name has a few words; more is a sentence that happens to follow the sign. */
const mostWords = 5

/**
 * `@` before a name in any script. Spaces belong to a name ("Ilham Aliyev"), but the query ends at punctuation, at a
 * second space, and where `@` stands inside a word, as in an address.
 */
export function mentionTrigger(text: string): TriggerMatch | null {
  const match = /(^|[\s(\[«“"'‘])(@([^@[\](){}<>.,;:!?"“”«»\n]*))$/u.exec(text)
  return match ? limited(match.index + (match[1] ?? '').length, match[2] ?? '', match[3] ?? '') : null
}

/** `[[` before words of an article's title. */
export function articleTrigger(text: string): TriggerMatch | null {
  const match = /(\[\[([^[\]\n]*))$/u.exec(text)
  return match ? limited(match.index, match[1] ?? '', match[2] ?? '') : null
}

function limited(leadOffset: number, replaceableString: string, matchingString: string): TriggerMatch | null {
  if (matchingString.length > longestQuery || /^\s|\s{2}$/u.test(matchingString)) return null
  if (matchingString.trim().split(/\s+/u).length > mostWords) return null
  return { leadOffset, matchingString, replaceableString }
}
