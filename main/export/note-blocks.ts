import type { Note } from '#contract/note.ts'

/** A format of text inside a line. */
export type Format =
  'bold' | 'italic' | 'strikethrough' | 'underline' | 'code' | 'subscript' | 'superscript' | 'highlight'

/** A stretch of a line: text in its formats, a mention of a document, or a line break. */
export type Inline =
  | { kind: 'text'; text: string; formats: readonly Format[]; href?: string }
  | { kind: 'reference'; id: string; label: string }
  | { kind: 'break' }

/** A note's content as an export tells it: nothing of the editor is left in it. */
export type NoteBlock =
  | { kind: 'paragraph' | 'quote'; inlines: Inline[] }
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; rows: { header: boolean; cells: Inline[][] }[] }
  | { kind: 'passage'; passageId: string; articleId: string; exact: string; source: string }
  | { kind: 'rule' }

export type ListItem = { inlines: Inline[]; checked?: boolean; lists: Extract<NoteBlock, { kind: 'list' }>[] }

/** Lexical's bits for the formats of a text node, in the order of its constants. */
const formatBits: readonly [number, Format][] = [
  [1, 'bold'],
  [2, 'italic'],
  [4, 'strikethrough'],
  [8, 'underline'],
  [16, 'code'],
  [32, 'subscript'],
  [64, 'superscript'],
  [128, 'highlight'],
]

type Node = { type?: unknown; children?: unknown; [field: string]: unknown }

const childrenOf = (node: Node) => (Array.isArray(node.children) ? (node.children as Node[]) : [])
const textIn = (node: Node, field: string) => (typeof node[field] === 'string' ? node[field] : '')
const numberIn = (node: Node, field: string, otherwise: number) =>
  typeof node[field] === 'number' ? node[field] : otherwise

/** Reads a note's Lexical state. A node of an unknown kind gives what it holds: words are never lost. */
export function blocksOfNote(note: Note): NoteBlock[] {
  const root = note.state.state['root'] as Node | undefined
  return root ? childrenOf(root).flatMap(blocksOf) : []
}

function blocksOf(node: Node): NoteBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: Number(textIn(node, 'tag').slice(1)) || 1, inlines: inlinesOf(node) }]
    case 'quote':
      return [{ kind: 'quote', inlines: inlinesOf(node) }]
    case 'list':
      return [listOf(node)]
    case 'code':
      return [{ kind: 'code', language: textIn(node, 'language'), text: plainOf(inlinesOf(node)) }]
    case 'table':
      return [{ kind: 'table', rows: childrenOf(node).map(rowOf) }]
    case 'horizontalrule':
      return [{ kind: 'rule' }]
    case 'passage-quote':
      return [quotationOf(node)]
    default:
      return holdsBlocks(node) ? childrenOf(node).flatMap(blocksOf) : [{ kind: 'paragraph', inlines: inlinesOf(node) }]
  }
}

function quotationOf(node: Node): NoteBlock {
  const [passageId, articleId] = [textIn(node, 'passageId'), textIn(node, 'articleId')]
  return { kind: 'passage', passageId, articleId, exact: textIn(node, 'exact'), source: textIn(node, 'source') }
}

const blockTypes = new Set([
  'paragraph',
  'heading',
  'quote',
  'list',
  'code',
  'table',
  'horizontalrule',
  'passage-quote',
])

const holdsBlocks = (node: Node) => childrenOf(node).some((child) => blockTypes.has(String(child.type)))

function listOf(node: Node): Extract<NoteBlock, { kind: 'list' }> {
  const items: ListItem[] = []
  for (const child of childrenOf(node)) {
    const nested = childrenOf(child).filter((one) => one.type === 'list')
    const last = items.at(-1)
    // Lexical nests a list in an item of its own; readers see it under the item before.
    if (nested.length > 0 && last && nested.length === childrenOf(child).length) last.lists.push(...nested.map(listOf))
    else {
      const inlines = inlinesOf({ ...child, children: childrenOf(child).filter((one) => one.type !== 'list') })
      const checked = typeof child['checked'] === 'boolean' ? { checked: child['checked'] } : {}
      items.push({ inlines, ...checked, lists: nested.map(listOf) })
    }
  }
  return { kind: 'list', ordered: node['listType'] === 'number', start: numberIn(node, 'start', 1), items }
}

function rowOf(row: Node): { header: boolean; cells: Inline[][] } {
  const cells = childrenOf(row)
  return {
    header: cells.length > 0 && cells.every((cell) => (numberIn(cell, 'headerState', 0) & 1) === 1),
    cells: cells.map(cellOf),
  }
}

/** The paragraphs of a cell become lines of it. */
function cellOf(cell: Node): Inline[] {
  const lines = holdsBlocks(cell) ? childrenOf(cell).map((line) => inlinesOf(line)) : [inlinesOf(cell)]
  return lines.flatMap((line, at) => (at > 0 ? [{ kind: 'break' as const }, ...line] : line))
}

function inlinesOf(node: Node, href?: string): Inline[] {
  return childrenOf(node).flatMap((child): Inline[] => {
    switch (child.type) {
      case 'text':
      case 'code-highlight':
        return [textOf(child, href)]
      case 'linebreak':
        return [{ kind: 'break' }]
      case 'tab':
        return [{ kind: 'text', text: '\t', formats: [] }]
      case 'mention':
      case 'article-link':
        return [{ kind: 'reference', id: textIn(child, 'ref'), label: textIn(child, 'label') }]
      case 'passage-quote':
        return [{ kind: 'text', text: textIn(child, 'exact'), formats: [] }]
      case 'link':
      case 'autolink':
        return inlinesOf(child, textIn(child, 'url'))
      default:
        return inlinesOf(child, href)
    }
  })
}

function textOf(node: Node, href: string | undefined): Inline {
  const bits = numberIn(node, 'format', 0)
  const formats = formatBits.filter(([bit]) => bits & bit).map(([, format]) => format)
  return { kind: 'text', text: textIn(node, 'text'), formats, ...(href !== undefined && { href }) }
}

/** The words of a line alone. */
export function plainOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => (one.kind === 'text' ? one.text : one.kind === 'reference' ? one.label : '\n')).join('')
}

/** Addresses that an export makes a link of; others stay words. */
export function isSafeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href)
}
