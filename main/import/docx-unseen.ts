import { SaxesParser } from 'saxes'

/** How many stretches of text a reader of the printed page would not see, and how many formulas are no text. */
export type Unseen = { deletions: number; hidden: number; equations: number }

type Cut = { start: number; end: number }

/**
 * A part of a Word document without the runs that are hidden and without what tracked changes struck or moved away,
 * counting both. A definition of entities goes too: Word writes none, and no reader may expand one.
 */
export function cutUnseen(xml: string, hiddenStyles: ReadonlySet<string>, unseen: Unseen): string {
  const plain = withoutEntities(xml)
  const cuts: Cut[] = []
  const walk = new Walk(plain, hiddenStyles, cuts, unseen)
  walk.run()
  let kept = ''
  let at = 0
  for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    kept += plain.slice(at, start)
    at = end
  }
  return kept + plain.slice(at)
}

/** A part that defines entities has them taken out, definition and use: no program that writes Word files does that. */
function withoutEntities(xml: string): string {
  const plain = xml.replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>/, '')
  return plain === xml ? xml : plain.replace(/&(?!(?:amp|lt|gt|quot|apos|#x?[\da-f]+);)[^;<&]{1,100};/gi, '')
}

/** Elements whose content is text like any other, and which the reader that follows does not know. */
const transparent = new Set(['w:fldSimple', 'w:dir', 'w:bdo', 'w:ruby', 'w:rubyBase'])

class Walk {
  private readonly open: { name: string; start: number }[] = []
  /** The runs that are open: a text box stands in a run and has runs of its own. */
  private readonly runs: { start: number; hidden: boolean; words: boolean }[] = []
  private struck = 0
  private readonly parser = new SaxesParser({ xmlns: false, position: true })
  private readonly xml: string
  private readonly hiddenStyles: ReadonlySet<string>
  private readonly cuts: Cut[]
  private readonly unseen: Unseen

  constructor(xml: string, hiddenStyles: ReadonlySet<string>, cuts: Cut[], unseen: Unseen) {
    this.xml = xml
    this.hiddenStyles = hiddenStyles
    this.cuts = cuts
    this.unseen = unseen
  }

  run(): void {
    const { parser } = this
    parser.on('error', () => undefined)
    parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
      // An entity may stand between tags, never a `<`: the tag began at the last one.
      const start = this.xml.lastIndexOf('<', parser.position - 2)
      this.enter(name, attributes, start, isSelfClosing)
    })
    parser.on('closetag', ({ name }) => this.leave(name, parser.position))
    parser.on('text', (text) => {
      const inner = this.runs.at(-1)
      if (inner && text.trim() !== '') inner.words = true
    })
    parser.write(this.xml).close()
  }

  private enter(name: string, attributes: Record<string, string>, start: number, empty: boolean): void {
    this.open.push({ name, start })
    if (name === 'm:oMath') this.unseen.equations += 1
    if (transparent.has(name)) this.cuts.push({ start, end: this.parser.position })
    if (name === 'w:del' || name === 'w:moveFrom') {
      // In the properties of a paragraph or a row it says that the mark or the row is struck; mammoth reads that.
      if (!empty) this.struck += 1
    } else if (name === 'w:r') this.runs.push({ start, hidden: false, words: false })
    else {
      const inner = this.runs.at(-1)
      if (inner && this.isHidden(name, attributes)) inner.hidden = true
    }
  }

  private isHidden(name: string, attributes: Record<string, string>): boolean {
    const value = attributes['w:val']
    // How a run looked before a tracked change says nothing of how it looks.
    if (this.open.at(-2)?.name !== 'w:rPr' || this.open.at(-3)?.name !== 'w:r') return false
    if (name === 'w:vanish' || name === 'w:webHidden') return value !== '0' && value !== 'false'
    return name === 'w:rStyle' && value !== undefined && this.hiddenStyles.has(value)
  }

  private leave(name: string, end: number): void {
    const start = this.open.pop()?.start ?? end
    if (transparent.has(name) && this.xml[end - 2] !== '/')
      this.cuts.push({ start: this.xml.lastIndexOf('<', end - 2), end })
    if (name === 'w:r') this.leaveRun(end)
    const isStruck = (name === 'w:del' || name === 'w:moveFrom') && this.xml[end - 2] !== '/'
    if (!isStruck || this.struck === 0) return
    this.struck -= 1
    this.cuts.push({ start, end })
    if (name === 'w:del') this.unseen.deletions += 1
  }

  private leaveRun(end: number): void {
    const run = this.runs.pop()
    if (!run?.hidden) return
    this.cuts.push({ start: run.start, end })
    if (run.words && this.struck === 0) this.unseen.hidden += 1
  }
}

/** The ids of the character styles whose text is hidden. */
export function styledHidden(xml: string): Set<string> {
  const ids = new Set<string>()
  let id: string | undefined
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => undefined)
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:style') id = attributes['w:styleId']
    const isOn = attributes['w:val'] !== '0' && attributes['w:val'] !== 'false'
    if (name === 'w:vanish' && isOn && id !== undefined) ids.add(id)
  })
  parser.write(xml).close()
  return ids
}
