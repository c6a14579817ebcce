export type Token = {
  /** Lower case, apostrophes straight. */
  word: string
  start: number
  end: number
  capital: boolean
  /** A comma or bracket stands before it. */
  comma: boolean
  /** A semicolon, colon or dash stands before it. */
  breaks: boolean
  /** Inside brackets, or after `including`. */
  aside: boolean
}

const pattern =
  /\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?\b|(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}]*(?:[-'’\u2010\u2011]\p{L}[\p{L}\p{M}]*)*|\d[\p{L}\d]*|[%$€£]/gu

/** The words and numerals of a sentence. `Pashinyan’s` is one token, `twenty-seven` and `27-year-old` too. */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  let aside = false
  for (const match of sentence.matchAll(pattern)) {
    const between = sentence.slice(end, match.index)
    const word = match[0].toLowerCase().replace(/’/g, "'")
    const comma = /[,()]/.test(between)
    if (word === 'including' || between.includes('(')) aside = true
    else if (comma) aside = false
    end = match.index + match[0].length
    tokens.push({
      word,
      start: match.index,
      end,
      capital: /^\p{Lu}/u.test(match[0]),
      comma,
      breaks: /[;:\u2014]|--|\.\s/.test(between),
      aside,
    })
  }
  return tokens
}
