import { type Format, type Inline, isSafeLink } from './note-blocks.ts'

/** Writes text so that Markdown shows exactly it: nothing in it is read as a mark, a link, a tag or HTML. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>#|~$^=&]/g, '\\$&')
      // A bare address would be taken for a link with the backslashes in it.
      .replace(/\b(?:https?|ftp)(?=:\/\/)|\bwww(?=\.)/gi, '$&\\')
      .split('\n')
      .map((line) =>
        line
          .replace(/^\s+/, '')
          .replace(/^([-+])/, '\\$1')
          .replace(/^(\d+)([.)])/, '$1\\$2'),
      )
      .join('\\\n')
  )
}

const markers: Readonly<Record<Exclude<Format, 'code'>, [open: string, close: string]>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  strikethrough: ['~~', '~~'],
  highlight: ['==', '=='],
  underline: ['<u>', '</u>'],
  subscript: ['<sub>', '</sub>'],
  superscript: ['<sup>', '</sup>'],
}
type Marked = keyof typeof markers

/**
 * A line with its formats. A mark stays open over neighbouring stretches that share it; white space at its borders
 * stands outside, because Markdown does not take `** words**` for bold.
 */
export function inlineMarkdown(inlines: readonly Inline[], linkTo: (id: string, label: string) => string): string {
  let out = ''
  let open: Marked[] = []
  const closeTo = (keep: number) => {
    const space = /\s*$/.exec(out)?.[0] ?? ''
    const closing = open.slice(keep).toReversed()
    if (closing.length > 0)
      out = out.slice(0, out.length - space.length) + closing.map((one) => markers[one][1]).join('') + space
    open = open.slice(0, keep)
  }
  const show = (formats: readonly Format[], words: string) => {
    const wanted = formats.filter((format): format is Marked => format !== 'code')
    const kept = open.findIndex((one) => !wanted.includes(one))
    closeTo(kept < 0 ? open.length : kept)
    const opening = wanted.filter((one) => !open.includes(one))
    const lead = opening.length > 0 ? (/^\s*/.exec(words)?.[0] ?? '') : ''
    out += lead + opening.map((one) => markers[one][0]).join('') + words.slice(lead.length)
    open = [...open, ...opening]
  }
  for (const inline of inlines) {
    if (inline.kind === 'break') out += '\\\n'
    else if (inline.kind === 'reference') show(open, linkTo(inline.id, inline.label))
    else if (inline.text.trim() === '') out += inline.text
    else show(inline.formats, wordsOf(inline))
  }
  closeTo(0)
  return out
}

function wordsOf({ text, formats, href }: Extract<Inline, { kind: 'text' }>): string {
  const words = formats.includes('code') ? codeSpan(text) : escapeMarkdown(text).replace(/^(?=\S)/, leadingSpace(text))
  return href !== undefined && isSafeLink(href)
    ? `[${words}](<${href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
    : words
}

/** `escapeMarkdown` drops the space a line begins with; inside a line it belongs. */
const leadingSpace = (text: string) => (/^\s/.test(text) ? ' ' : '')

/** Enough backticks that none inside ends it. */
export function codeSpan(text: string): string {
  const fence = fenceFor(text, 1)
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text.replace(/\n/g, ' ')}${pad}${fence}`
}

export function codeBlock(text: string, language: string): string {
  const fence = fenceFor(text, 3)
  return `${fence}${language.replace(/[^\p{L}\p{N}_+#.-]/gu, '')}\n${text}\n${fence}`
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}

/** Every line of a block behind a quotation mark. */
export function quoted(markdown: string): string {
  return markdown.replace(/^/gm, '> ')
}
