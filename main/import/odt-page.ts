import { elementsIn, type XmlElement, type XmlHandlers } from './xml.ts'

/** Elements whose content is not the document's text. */
const skipped = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'forms',
  'sequence-decls',
  'scripts',
  'font-face-decls',
  'automatic-styles',
  'title',
  'desc',
  'hidden-paragraph',
  'hidden-text',
  'note-citation',
  'settings',
  'binary-data',
])

const plainTags: Record<string, string> = {
  p: 'p',
  'table-row': 'tr',
  'table-cell': 'td',
  table: 'table',
  list: 'ul',
  'list-item': 'li',
  'list-header': 'li',
}

type Style = { bold: boolean; italic: boolean; hidden: boolean; ordered: boolean }

/** How the document's own styles look, by name: only what the article's text keeps. */
export function stylesIn(root: XmlElement | null): Map<string, Style> {
  const styles = new Map<string, Style>()
  for (const style of [...elementsIn(root, 'style'), ...elementsIn(root, 'list-style')]) {
    const properties = elementsIn(style, 'text-properties').map(({ attributes }) => attributes)
    styles.set(style.attributes['name'] ?? '', {
      bold: properties.some((one) => one['font-weight'] === 'bold'),
      italic: properties.some((one) => one['font-style'] === 'italic'),
      hidden: properties.some((one) => one['display'] === 'none'),
      ordered: style.children[0]?.name === 'list-level-style-number',
    })
  }
  return styles
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** OpenDocument's text, told as a plain page while it is walked through; never shown, only read for its blocks. */
export class OdtPage implements XmlHandlers {
  readonly left = { comments: 0, deletions: 0, hidden: 0, images: 0 }
  private readonly styles: ReadonlyMap<string, Style>
  private body = ''
  private readonly notes: string[] = []
  /** What each open element has to be closed with; null for one that is skipped. */
  private readonly open_: (string | null)[] = []
  private skipping = 0
  /** Where notes that are open are written, the innermost last. */
  private readonly writing: number[] = []

  constructor(styles: ReadonlyMap<string, Style>) {
    this.styles = styles
  }

  get html(): string {
    return `<!doctype html><html><body>${this.body}${this.notes.join('')}</body></html>`
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    this.count(name)
    const style = this.styles.get(attributes['style-name'] ?? '')
    const hidden = style?.hidden === true && (name === 'span' || name === 'p')
    if (hidden && this.skipping === 0) this.left.hidden += 1
    if (this.skipping > 0 || hidden || skipped.has(name)) {
      this.skipping += 1
      this.open_.push(null)
      return
    }
    this.open_.push(this.begin(name, attributes, style))
  }

  close = (): void => {
    const end = this.open_.pop()
    if (end === null) this.skipping -= 1
    else if (end === 'note') this.endNote()
    else if (end) this.write(end)
  }

  text = (text: string): void => {
    if (this.skipping === 0) this.write(escaped(text))
  }

  private count(name: string): void {
    if (name === 'annotation') this.left.comments += 1
    else if (name === 'deletion') this.left.deletions += 1
    else if (this.skipping === 0 && (name === 'hidden-text' || name === 'hidden-paragraph')) this.left.hidden += 1
    else if (this.skipping === 0 && name === 'image') this.left.images += 1
  }

  private write(html: string): void {
    const note = this.writing.at(-1)
    if (note === undefined) this.body += html
    else this.notes[note] += html
  }

  /** Writes the element's beginning and answers its end. */
  private begin(name: string, attributes: Readonly<Record<string, string>>, style: Style | undefined): string {
    if (name === 'note') return this.note()
    if (name === 'h') return this.tagged(`h${Math.min(6, Math.max(1, Number(attributes['outline-level']) || 1))}`)
    if (name === 'list') return this.tagged(style?.ordered ? 'ol' : 'ul')
    if (name === 'line-break') return this.written('<br>')
    if (name === 's' || name === 'tab') return this.written(' ')
    if (name === 'a') return this.link(attributes['href'] ?? '')
    if (name === 'span') return this.span(style)
    // A note's number stands on the line of its first words.
    if (name === 'p' && this.isNoteFresh()) return ''
    const tag = plainTags[name]
    return tag === undefined ? '' : this.tagged(tag)
  }

  private written(html: string): string {
    this.write(html)
    return ''
  }

  private tagged(tag: string): string {
    this.write(`<${tag}>`)
    return `</${tag}>`
  }

  private link(href: string): string {
    this.write(`<a href="${escaped(href)}">`)
    return '</a>'
  }

  private span(style: Style | undefined): string {
    const tags = [style?.bold && 'b', style?.italic && 'i'].filter((tag): tag is string => Boolean(tag))
    this.write(tags.map((tag) => `<${tag}>`).join(''))
    return tags
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('')
  }

  private note(): string {
    const number = this.notes.length + 1
    this.write(`[${number}]`)
    this.notes.push(`<div>[${number}] `)
    this.writing.push(this.notes.length - 1)
    return 'note'
  }

  private isNoteFresh(): boolean {
    const note = this.writing.at(-1)
    return note !== undefined && this.notes[note] === `<div>[${note + 1}] `
  }

  private endNote(): void {
    this.write('</div>')
    this.writing.pop()
  }
}
