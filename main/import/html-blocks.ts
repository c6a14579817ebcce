import type { Block, Mark } from '#contract/article-text.ts'
import { type DomElement, type DomNode, isElement, isText } from './dom.ts'
import { LeafWriter, type WrittenLeaf } from './leaf-writer.ts'
import { codeBlocks, keptHref, keptMarks, storedForm } from './parsed-text.ts'

// prettier-ignore
const markOf: Record<string, Mark['kind']> = {
  B: 'bold', STRONG: 'bold', I: 'italic', EM: 'italic', CITE: 'italic', U: 'underline', INS: 'underline',
  S: 'strikethrough', DEL: 'strikethrough', STRIKE: 'strikethrough', SUP: 'superscript', SUB: 'subscript',
  CODE: 'code', KBD: 'code', SAMP: 'code', TT: 'code', A: 'link',
}

/** Elements that are no text of the page: programs, styles, controls, other pages. */
const left = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK BASE IFRAME OBJECT EMBED APPLET CANVAS SVG MATH AUDIO VIDEO ' +
    'SOURCE TRACK MAP AREA BUTTON INPUT SELECT OPTION TEXTAREA DATALIST DIALOG'
  ).split(' '),
)

const ownBlock = new Set(
  (
    'P DIV SECTION ARTICLE MAIN ASIDE HEADER FOOTER NAV BODY HTML FIGURE FIGCAPTION ADDRESS DL DT DD UL OL LI FORM ' +
    'FIELDSET LEGEND DETAILS SUMMARY HGROUP CENTER TABLE CAPTION TBODY THEAD TFOOT TR TD TH BLOCKQUOTE PRE HR ' +
    'H1 H2 H3 H4 H5 H6'
  ).split(' '),
)

type Setting = { kind: 'paragraph' } | { kind: 'quote' } | { kind: 'heading'; level: number } | ListSetting
type ListSetting = { kind: 'listItem'; depth: number; ordered: boolean }

const deepest = 20

export type HtmlReading = {
  /** A page's tables may be its layout; a document's never are, unless they hold other tables. */
  everyTableHasData?: boolean
}

/** The text blocks under an element, in the order of the page. Nothing of the markup itself is kept. */
export function blocksOfHtml(root: DomNode, options: HtmlReading = {}): Block[] {
  const reading = new Reading(options)
  reading.children(root, { kind: 'paragraph' })
  return reading.finish()
}

class Reading {
  private readonly blocks: Block[] = []
  private readonly leaf = new LeafWriter()
  private setting: Setting = { kind: 'paragraph' }
  private listDepth = -1
  private readonly options: HtmlReading

  constructor(options: HtmlReading) {
    this.options = options
  }

  finish(): Block[] {
    this.flush()
    return this.blocks
  }

  children(node: DomNode, setting: Setting): void {
    for (const child of node.childNodes) this.node(child, setting)
  }

  private node(node: DomNode, setting: Setting): void {
    if (isText(node)) this.leaf.write(node.textContent ?? '')
    else if (isElement(node) && !left.has(node.nodeName.toUpperCase()) && !isHidden(node)) this.element(node, setting)
  }

  private element(element: DomElement, setting: Setting): void {
    const name = element.nodeName.toUpperCase()
    const mark = markOf[name]
    if (name === 'BR') this.leaf.lineBreak()
    else if (name === 'IMG') this.image(element)
    else if (mark)
      this.leaf.marked(mark, mark === 'link' ? keptHref(element.getAttribute('href')) : undefined, () =>
        this.children(element, setting),
      )
    else if (ownBlock.has(name)) this.block(element, name, setting)
    else this.children(element, setting)
  }

  private block(element: DomElement, name: string, setting: Setting): void {
    this.flush()
    if (name === 'PRE') this.blocks.push(...codeBlocks(storedForm(element.textContent ?? '')))
    else if (name === 'TABLE' && isDataTable(element, this.options)) this.table(element)
    else if (name === 'UL' || name === 'OL') this.list(element, name === 'OL')
    else this.within(settingOf(name, setting), () => this.children(element, this.setting))
  }

  /** What is written by `inside` becomes blocks of this setting. */
  private within(setting: Setting, inside: () => void): void {
    const before = this.setting
    this.setting = setting
    inside()
    this.flush()
    this.setting = before
  }

  private list(list: DomElement, ordered: boolean): void {
    this.listDepth += 1
    const setting: ListSetting = { kind: 'listItem', depth: Math.min(this.listDepth, deepest), ordered }
    this.within(setting, () => this.children(list, setting))
    this.listDepth -= 1
  }

  private table(table: DomElement): void {
    for (const row of table.querySelectorAll('tr')) {
      const cells: DomElement[] = []
      for (const cell of row.childNodes) if (isElement(cell) && /^t[dh]$/i.test(cell.nodeName)) cells.push(cell)
      const leaves = cells.map(cellLeaf)
      if (leaves.every((leaf) => leaf.text === '')) continue
      const header = cells.every((cell) => cell.nodeName.toUpperCase() === 'TH')
      this.blocks.push({ kind: 'tableRow', cells: leaves, ...(header && { header }) })
    }
    const caption = table.querySelector('caption')
    if (caption) this.within({ kind: 'paragraph' }, () => this.children(caption, this.setting))
  }

  private image(image: DomElement): void {
    const alt = (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim().normalize('NFC')
    if (alt === '') return
    this.flush()
    this.blocks.push({ kind: 'image', alt })
  }

  private flush(): void {
    for (const leaf of this.leaf.take()) this.blocks.push(blockOf(this.setting, leaf))
  }
}

function blockOf(setting: Setting, { text, marks }: WrittenLeaf): Block {
  return { ...setting, text, ...keptMarks(marks) }
}

function settingOf(name: string, outer: Setting): Setting {
  if (/^H[1-6]$/.test(name)) return { kind: 'heading', level: Number(name[1]) }
  if (name === 'BLOCKQUOTE') return { kind: 'quote' }
  return outer
}

/** A cell's whole content as one leaf: its blocks stand on lines of their own. */
function cellLeaf(cell: DomElement): { text: string; marks?: Mark[] } {
  const blocks = blocksOfHtml(cell).filter((block) => block.kind !== 'image' && block.kind !== 'tableRow')
  let text = ''
  const marks: Mark[] = []
  for (const block of blocks) {
    const start = text === '' ? 0 : text.length + 1
    text += (text === '' ? '' : '\n') + block.text
    const inner = block.kind === 'code' ? [] : (block.marks ?? [])
    marks.push(...inner.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start })))
  }
  return { text, ...keptMarks(marks) }
}

/** Tables once laid out whole pages: one that holds another, or whole paragraphs, is no table of data. */
function isDataTable(table: DomElement, { everyTableHasData = false }: HtmlReading): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table')) return false
  if (table.querySelector('th')) return true
  if (everyTableHasData) return hasColumns(table)
  return table.querySelector('td p + p, td div p, td h1, td h2, td blockquote, td ul') === null && hasColumns(table)
}

function hasColumns(table: DomElement): boolean {
  for (const row of table.querySelectorAll('tr')) {
    let cells = 0
    for (const cell of row.childNodes) if (/^t[dh]$/i.test(cell.nodeName)) cells += 1
    if (cells > 1) return true
  }
  return false
}

function isHidden(element: DomElement): boolean {
  return element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
}
