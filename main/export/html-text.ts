import type { Mark } from '#contract/article-text.ts'
import { type Format, type Inline, isSafeLink } from './note-blocks.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it: no character of it can begin a tag, an attribute or an entity. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/\0/g, '\uFFFD')
}

/** The id of a document's place in the report: safe in an attribute and a fragment. */
export function anchorOf(id: string): string {
  return id.replace(/[^0-9a-z]/g, '-')
}

export const linesHtml = (text: string) => escapeHtml(text).replace(/\n/g, '<br>')

const tags: Readonly<Record<Format, string>> = {
  bold: 'strong',
  italic: 'em',
  strikethrough: 's',
  highlight: 'b',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
  code: 'code',
}

export function inlineHtml(inlines: readonly Inline[], linkTo: (id: string, label: string) => string): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '<br>'
      if (inline.kind === 'reference') return linkTo(inline.id, inline.label)
      const words = inline.formats.reduce((html, format) => wrap(tags[format], html), linesHtml(inline.text))
      return inline.href === undefined ? words : linked(inline.href, words)
    })
    .join('')
}

const wrap = (tag: string, html: string) => `<${tag}>${html}</${tag}>`

function linked(href: string, html: string): string {
  return isSafeLink(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${html}</a>` : html
}

/** A passage in a leaf: offsets in the leaf, and what the words lead to. */
export type Marked = { start: number; end: number; id: string }

const markTags: Readonly<Record<Exclude<Mark['kind'], 'link'>, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
}

/**
 * A leaf with its formats and its passages. Both may overlap at will, so the text is cut wherever one begins or ends
 * and every piece wears all that covers it; the first piece of a passage carries its anchor.
 */
export function leafHtml(text: string, marks: readonly Mark[], passages: readonly Marked[]): string {
  const cuts = new Set([0, text.length])
  for (const { start, end } of [...marks, ...passages]) {
    cuts.add(Math.min(Math.max(start, 0), text.length))
    cuts.add(Math.min(Math.max(end, 0), text.length))
  }
  const borders = [...cuts].sort((a, b) => a - b)
  return borders
    .slice(0, -1)
    .map((start, at) => pieceHtml(text, start, borders[at + 1] ?? text.length, marks, passages))
    .join('')
}

function pieceHtml(
  text: string,
  start: number,
  end: number,
  marks: readonly Mark[],
  passages: readonly Marked[],
): string {
  const covers = (range: { start: number; end: number }) => range.start <= start && range.end >= end
  let html = linesHtml(text.slice(start, end))
  for (const mark of marks.filter(covers))
    html = mark.kind === 'link' ? linked(mark.href ?? '', html) : wrap(markTags[mark.kind], html)
  const covering = passages.filter(covers)
  if (covering.length > 0) html = wrap('mark', html)
  const anchors = covering.filter((passage) => passage.start === start && passage.start >= 0)
  return anchors.map((passage) => `<a id="${passage.id}"></a>`).join('') + html
}
