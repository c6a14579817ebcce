import type { Note } from '#contract/note.ts'
import { codeBlock, escapeMarkdown, inlineMarkdown, quoted } from './markdown-text.ts'
import { blocksOfNote, type Inline, type ListItem, type NoteBlock } from './note-blocks.ts'

/** How the files of an export name each other. */
export type MarkdownLinks = {
  /** A [[wikilink]] to a document's file, or the label alone where it has none. */
  to: (id: string, label: string) => string
  /** A [[wikilink]] to the words of a passage in its article, or the label alone. */
  toPassage: (passageId: string, label: string) => string
}

export function noteMarkdown(note: Note, links: MarkdownLinks): string {
  return blocksOfNote(note)
    .map((block) => blockMarkdown(block, links))
    .filter((markdown) => markdown.trim() !== '')
    .join('\n\n')
}

function blockMarkdown(block: NoteBlock, links: MarkdownLinks): string {
  const line = (inlines: readonly Inline[]) => inlineMarkdown(inlines, links.to)
  switch (block.kind) {
    case 'paragraph':
      return line(block.inlines)
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level + 1))} ${line(block.inlines).replace(/\\\n/g, ' ')}`
    case 'quote':
      return quoted(line(block.inlines))
    case 'code':
      return codeBlock(block.text, block.language)
    case 'list':
      return listMarkdown(block, links).join('\n')
    case 'table':
      return tableMarkdown(block.rows, line)
    case 'passage':
      return quotationMarkdown(block.exact, links.toPassage(block.passageId, block.source))
    case 'rule':
      return '---'
  }
}

/** Quoted words with their source under them. */
export function quotationMarkdown(exact: string, source: string): string {
  return `${quoted(escapeMarkdown(exact))}\n>\n> — ${source}`
}

function listMarkdown({ ordered, start, items }: Extract<NoteBlock, { kind: 'list' }>, links: MarkdownLinks): string[] {
  return items.flatMap((item, at) => {
    const bullet = ordered ? `${start + at}.` : '-'
    const inner = item.lists.flatMap((list) => listMarkdown(list, links))
    return [`${bullet} ${boxOf(item)}${inlineMarkdown(item.inlines, links.to)}`, ...inner.map((text) => `    ${text}`)]
  })
}

const boxOf = ({ checked }: ListItem) => (checked === undefined ? '' : checked ? '[x] ' : '[ ] ')

/** Markdown's tables begin with a header: a table without one gets an empty one. */
function tableMarkdown(rows: { header: boolean; cells: Inline[][] }[], line: (cell: Inline[]) => string): string {
  const columns = Math.max(1, ...rows.map((row) => row.cells.length))
  const texts = rows.map((row) => row.cells.map((cell) => line(cell).replace(/\\\n/g, '<br>').replace(/\n/g, ' ')))
  if (!rows[0]?.header) texts.unshift([])
  return tableOf(texts, columns)
}

/** A table of cells that are Markdown already; the first row is its header. */
export function tableOf(rows: readonly string[][], columns: number): string {
  const lineOf = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const [header = [], ...body] = rows
  return [lineOf(header), lineOf(Array.from({ length: columns }, () => '---')), ...body.map(lineOf)].join('\n')
}
