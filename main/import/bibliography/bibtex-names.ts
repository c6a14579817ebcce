import type { CslName } from '../../references/csl-item.ts'
import { textOfTex } from './tex.ts'

/** The names of a field: set apart by `and`, which in braces is a word like any other. */
export function bibtexNamesIn(value: string): CslName[] {
  // One space between words, so that no run of them is walked over and over.
  return splitOutside(value.replace(/\s+/g, ' '), / and /iy)
    .map(nameOf)
    .filter((name) => name !== null)
}

/** The parts of a text between separators that stand outside all braces. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length;) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0 && sign !== '}') {
      separator.lastIndex = at
      const length = separator.exec(text)?.[0].length ?? 0
      if (length > 0) {
        parts.push(text.slice(start, at))
        start = at += length
        continue
      }
    }
    at += 1
  }
  return [...parts, text.slice(start)]
}

function nameOf(tex: string): CslName | null {
  const said = tex.trim()
  if (said === '' || said === ',' || said.toLowerCase() === 'others') return null
  if (isOneGroup(said)) return { literal: textOfTex(said) }
  const parts = splitOutside(said, /\s*,\s*/y).map((part) => part.trim())
  if (/^(?:given|family|prefix|suffix)\s*=/.test(said)) return labelled(parts)
  const [first = '', second = '', third] = parts
  if (parts.length > 2) return named(first, third ?? '', second)
  if (parts.length === 2) return named(first, second)
  const words = wordsOf(first)
  if (words.length === 1) return { literal: textOfTex(first) }
  // “First von Last”: the particle is what begins with a small letter; without one the last word is the family name.
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && /^\p{Ll}/u.test(textOfTex(word)))
  const from = particle < 0 ? words.length - 1 : particle
  return named(words.slice(from).join(' '), words.slice(0, from).join(' '))
}

const wordsOf = (tex: string) => splitOutside(tex, /[\s~]+/y).filter(Boolean)

function named(family: string, given: string, suffix = ''): CslName {
  const [familyText, givenText, suffixText] = [family, given, suffix].map(textOfTex)
  return {
    ...(familyText && { family: familyText }),
    ...(givenText && { given: givenText }),
    ...(suffixText && { suffix: suffixText }),
  }
}

/** “given=Hans, family=Berg, prefix=von”, as BibLaTeX also writes names. */
function labelled(parts: readonly string[]): CslName {
  const said = new Map(
    parts.map(
      (part) =>
        part
          .split(/\s*=\s*(.*)/s)
          .slice(0, 2)
          .map(textOfTex) as [string, string],
    ),
  )
  const family = [said.get('prefix'), said.get('family')].filter(Boolean).join(' ')
  return named(family, said.get('given') ?? '', said.get('suffix'))
}

/** Whether the braces at both ends belong together: a name in them is one whole. */
function isOneGroup(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at === text.length - 1
  }
  return false
}
