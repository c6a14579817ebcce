import type { Block, Mark } from '#contract/article-text.ts'
import type { Definition, FootnoteDefinition, List, ListItem, Nodes, PhrasingContent, Root, Table } from 'mdast'
import { parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { LeafWriter } from './leaf-writer.ts'
import { codeBlocks, keptHref, keptMarks } from './parsed-text.ts'

type Setting =
  | { kind: 'paragraph' }
  | { kind: 'quote' }
  | { kind: 'heading'; level: number }
  | { kind: 'listItem'; depth: number; ordered: boolean }

const deepest = 20

/** The blocks of a parsed Markdown text, in order; footnotes come last, as they are printed. */
export function blocksOfMarkdown(root: Root): Block[] {
  const reading = new Reading(root)
  for (const node of root.children) if (node.type !== 'footnoteDefinition') reading.block(node, { kind: 'paragraph' })
  for (const note of reading.footnotes) reading.footnote(note)
  return reading.blocks
}

class Reading {
  readonly blocks: Block[] = []
  readonly footnotes: FootnoteDefinition[] = []
  private readonly addresses = new Map<string, Definition>()
  private images: Block[] = []
  private readonly leaf = new LeafWriter()

  constructor(root: Root) {
    for (const node of root.children) {
      if (node.type === 'footnoteDefinition') this.footnotes.push(node)
      if (node.type === 'definition' && !this.addresses.has(node.identifier)) this.addresses.set(node.identifier, node)
    }
  }

  block(node: Nodes, setting: Setting): void {
    switch (node.type) {
      case 'paragraph':
        return this.leafOf(node.children, setting)
      case 'heading':
        return this.leafOf(node.children, { kind: 'heading', level: node.depth })
      case 'blockquote':
        for (const child of node.children) this.block(child, { kind: 'quote' })
        return
      case 'list':
        return this.list(node, setting.kind === 'listItem' ? setting.depth + 1 : 0)
      case 'code':
        this.blocks.push(...codeBlocks(node.value, node.lang ?? undefined))
        return
      case 'html':
        this.blocks.push(...blocksOfHtml(parsePage(node.value)))
        return
      case 'table':
        return this.table(node)
      default:
        // Rules, definitions and front matter are no text.
        return
    }
  }

  footnote(note: FootnoteDefinition): void {
    this.leaf.write(`[${note.label ?? note.identifier}] `)
    for (const child of note.children) this.block(child, { kind: 'paragraph' })
  }

  private list(list: List, depth: number): void {
    const setting: Setting = { kind: 'listItem', depth: Math.min(depth, deepest), ordered: list.ordered === true }
    for (const item of list.children) this.item(item, setting)
  }

  private item(item: ListItem, setting: Setting): void {
    if (typeof item.checked === 'boolean') this.leaf.write(item.checked ? '☑ ' : '☐ ')
    for (const child of item.children) this.block(child, setting)
  }

  private table(table: Table): void {
    table.children.forEach((row, index) => {
      const cells = row.children.map((cell) => this.cell(cell.children))
      if (cells.some((cell) => cell.text !== ''))
        this.blocks.push({ kind: 'tableRow', cells, ...(index === 0 && { header: true }) })
    })
    this.blocks.push(...this.images.splice(0))
  }

  private cell(children: PhrasingContent[]): { text: string; marks?: Mark[] } {
    for (const child of children) this.inline(child)
    const [leaf] = this.leaf.take()
    return leaf ? { text: leaf.text, ...keptMarks(leaf.marks) } : { text: '' }
  }

  private leafOf(children: PhrasingContent[], setting: Setting): void {
    for (const child of children) this.inline(child)
    for (const { text, marks } of this.leaf.take()) this.blocks.push({ ...setting, text, ...keptMarks(marks) })
    this.blocks.push(...this.images.splice(0))
  }

  private marked(kind: Mark['kind'], children: PhrasingContent[], href?: string): void {
    this.leaf.marked(kind, href, () => children.forEach((child) => this.inline(child)))
  }

  private inline(node: PhrasingContent): void {
    switch (node.type) {
      case 'text':
        return this.leaf.write(node.value)
      case 'emphasis':
        return this.marked('italic', node.children)
      case 'strong':
        return this.marked('bold', node.children)
      case 'delete':
        return this.marked('strikethrough', node.children)
      case 'inlineCode':
        return this.leaf.marked('code', undefined, () => this.leaf.write(node.value))
      case 'break':
        return this.leaf.lineBreak()
      case 'link':
        return this.marked('link', node.children, keptHref(node.url))
      case 'linkReference':
        return this.marked('link', node.children, keptHref(this.addresses.get(node.identifier)?.url))
      case 'image':
      case 'imageReference':
        if (node.alt) this.images.push({ kind: 'image', alt: node.alt.normalize('NFC') })
        return
      case 'footnoteReference':
        return this.leaf.write(`[${node.label ?? node.identifier}]`)
      case 'html':
        // A tag inside a line: its words are nodes of their own, and only a line break says something by itself.
        if (/^<br\b/i.test(node.value)) this.leaf.lineBreak()
        return
      default:
        return
    }
  }
}
