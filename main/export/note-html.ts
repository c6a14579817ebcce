import type { Note } from '#contract/note.ts'
import { inlineHtml, linesHtml } from './html-text.ts'
import { blocksOfNote, type Inline, type ListItem, type NoteBlock } from './note-blocks.ts'

/** How parts of a report name each other: HTML for a link to a document, or for its label where it is not there. */
export type HtmlLinks = {
  to: (id: string, label: string) => string
  toPassage: (passageId: string, label: string) => string
}

export function noteHtml(note: Note, links: HtmlLinks): string {
  return blocksOfNote(note)
    .map((block) => blockHtml(block, links))
    .join('\n')
}

function blockHtml(block: NoteBlock, links: HtmlLinks): string {
  const line = (inlines: readonly Inline[]) => inlineHtml(inlines, links.to)
  switch (block.kind) {
    case 'paragraph':
      return `<p dir="auto">${line(block.inlines)}</p>`
    case 'heading':
      return `<h5 dir="auto">${line(block.inlines)}</h5>`
    case 'quote':
      return `<blockquote dir="auto">${line(block.inlines)}</blockquote>`
    case 'code':
      return `<pre><code>${linesHtml(block.text)}</code></pre>`
    case 'list':
      return listHtml(block, links)
    case 'table':
      return tableHtml(block.rows, line)
    case 'passage':
      return quotationHtml(block.exact, links.toPassage(block.passageId, block.source))
    case 'rule':
      return '<hr>'
  }
}

/** Quoted words with their source under them. */
export function quotationHtml(exact: string, source: string): string {
  return `<blockquote dir="auto"><p>${linesHtml(exact)}</p><cite>${source}</cite></blockquote>`
}

function listHtml({ ordered, start, items }: Extract<NoteBlock, { kind: 'list' }>, links: HtmlLinks): string {
  const tag = ordered ? 'ol' : 'ul'
  const inner = items.map((item) => {
    const lists = item.lists.map((list) => listHtml(list, links)).join('')
    return `<li dir="auto">${boxOf(item)}${inlineHtml(item.inlines, links.to)}${lists}</li>`
  })
  return `<${tag}${ordered && start !== 1 ? ` start="${Math.trunc(start)}"` : ''}>${inner.join('')}</${tag}>`
}

const boxOf = ({ checked }: ListItem) => (checked === undefined ? '' : checked ? '☑ ' : '☐ ')

function tableHtml(rows: { header: boolean; cells: Inline[][] }[], line: (cell: Inline[]) => string): string {
  const inner = rows.map(({ header, cells }) => {
    const tag = header ? 'th' : 'td'
    return `<tr>${cells.map((cell) => `<${tag} dir="auto">${line(cell)}</${tag}>`).join('')}</tr>`
  })
  return `<table>${inner.join('')}</table>`
}
