import iconv from 'iconv-lite'
import type { RtfToken } from './rtf-tokens.ts'

/** Groups whose words are not the document's text, and which count of what is left out they add to. */
const aside: Record<string, keyof Left | null> = {
  annotation: 'comments',
  pict: 'images',
  header: 'headers',
  headerl: 'headers',
  headerr: 'headers',
  headerf: 'headers',
  footer: 'headers',
  footerl: 'headers',
  footerr: 'headers',
  footerf: 'headers',
  colortbl: null,
  stylesheet: null,
  fldinst: null,
  listtable: null,
  listoverridetable: null,
  revtbl: null,
  rsidtbl: null,
  generator: null,
  themedata: null,
  colorschememapping: null,
  datastore: null,
  latentstyles: null,
  xmlnstbl: null,
  nonshppict: null,
  objdata: null,
  bkmkstart: null,
  bkmkend: null,
  atnid: null,
  atnauthor: null,
  filetbl: null,
  private: null,
  template: null,
  operator: null,
  comment: null,
  doccomm: null,
  keywords: null,
  company: null,
  manager: null,
  category: null,
  hlinkbase: null,
  upr: null,
  subject: null,
  listtext: null,
  pntext: null,
  pn: null,
}

type Left = { comments: number; deletions: number; hidden: number; images: number; headers: number }
type Into = 'body' | 'fonttbl' | 'title' | 'author' | 'info' | null

/** What holds until the group ends. */
type State = {
  into: Into
  bold: boolean
  italic: boolean
  unseen: 'hidden' | 'deletions' | null
  font: number
  skip: number
  note: number | null
}

const codePages: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

const signs: Record<string, string> = {
  par: '\n',
  line: '\v',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  sect: '\n',
  page: '\n',
  column: '\n',
  ltrmark: '\u200E',
  rtlmark: '\u200F',
  zwj: '\u200D',
  zwnj: '\u200C',
}

const mostNested = 1000
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** RTF's text, told as a plain page while its tokens are taken; never shown, only read for its blocks. */
export class RtfPage {
  readonly left: Left = { comments: 0, deletions: 0, hidden: 0, images: 0, headers: 0 }
  private state: State = { into: 'body', bold: false, italic: false, unseen: null, font: 0, skip: 1, note: null }
  private readonly outer: State[] = []
  private tooDeep = 0
  private codePage = 'windows-1252'
  private readonly fonts = new Map<number, string>()
  private readonly said = { title: '', author: '' }
  private bytes: number[] = []
  /** How many plain characters still stand for the last `\u`. */
  private toSkip = 0
  private groupBegins = false
  private readonly body: string[] = []
  private paragraph = ''
  private cells: string[] = []
  private inTable = false
  private item: 'ul' | 'ol' | null = null
  private readonly notes: string[] = []
  private lastUnseen: State['unseen'] = null

  info(name: 'title' | 'author'): string | undefined {
    return this.said[name].trim() || undefined
  }

  html(): string {
    this.endBytes()
    this.endParagraph()
    const notes = this.notes.map((note, index) => `<p>[${index + 1}] ${note}</p>`)
    return `<!doctype html><html><body>${this.body.join('')}${notes.join('')}</body></html>`
  }

  take(token: RtfToken): void {
    if (token.kind === 'byte') return this.byte(token.byte)
    this.endBytes()
    if (token.kind === 'open') this.open()
    else if (token.kind === 'close') this.close()
    else if (token.kind === 'text') this.plain(token.text)
    else if (token.kind === 'sign') this.sign(token.sign)
    else this.word(token.word, token.value)
    if (token.kind !== 'open' && !(token.kind === 'sign' && token.sign === '*')) this.groupBegins = false
  }

  private open(): void {
    if (this.outer.length >= mostNested) {
      this.tooDeep += 1
      return
    }
    this.outer.push(this.state)
    this.state = { ...this.state }
    this.groupBegins = true
    this.toSkip = 0
  }

  private close(): void {
    if (this.tooDeep > 0) this.tooDeep -= 1
    else this.state = this.outer.pop() ?? this.state
    this.toSkip = 0
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) this.toSkip -= 1
    else this.bytes.push(byte)
  }

  private endBytes(): void {
    if (this.bytes.length === 0) return
    const encoding = this.fonts.get(this.state.font) ?? this.codePage
    const text = iconv.decode(Buffer.from(this.bytes), iconv.encodingExists(encoding) ? encoding : 'windows-1252')
    this.bytes = []
    this.write(text)
  }

  private plain(text: string): void {
    const kept = text.slice(this.toSkip)
    this.toSkip = Math.max(0, this.toSkip - text.length)
    // A byte above ASCII that was not escaped is one of the code page's.
    if (/[\x80-\xFF]/.test(kept)) this.bytes.push(...Buffer.from(kept, 'latin1'))
    else this.write(kept)
  }

  private sign(sign: string): void {
    if (sign === '*') {
      if (this.groupBegins) this.state.into = this.state.into === 'body' ? null : this.state.into
    } else if (sign === '~') this.write('\u00A0')
    else if (sign === '_') this.write('\u2011')
    else if (sign === '-') this.write('\u00AD')
    else if (sign === '\n' || sign === '\r') this.write('\n')
    else if ('\\{}'.includes(sign)) this.plain(sign)
  }

  private word(word: string, value: number | null): void {
    const begins = this.groupBegins
    const { state } = this
    if (begins && this.destination(word)) return
    const sign = signs[word]
    if (sign !== undefined) return this.write(sign)
    if (word === 'u') return this.unicode(value ?? 0)
    if (word === 'uc') state.skip = Math.min(10, Math.max(0, value ?? 1))
    else if (word === 'b') state.bold = value !== 0
    else if (word === 'i') state.italic = value !== 0
    else if (word === 'plain') Object.assign(state, { bold: false, italic: false, unseen: null })
    else if (word === 'v') state.unseen = value === 0 ? null : 'hidden'
    else if (word === 'deleted') state.unseen = value === 0 ? null : 'deletions'
    else if (word === 'f') state.font = value ?? 0
    else if (word === 'fcharset' && state.into === 'fonttbl')
      this.fonts.set(state.font, codePages[value ?? 0] ?? this.codePage)
    else if (word === 'ansicpg') this.codePage = value === 65001 ? 'utf-8' : `windows-${value ?? 1252}`
    else if (word === 'mac') this.codePage = 'macintosh'
    else this.layout(word)
  }

  /** Tables, lists, the end of a paragraph's own setting. */
  private layout(word: string): void {
    if (this.state.into !== 'body' || this.state.note !== null) return
    if (word === 'pard') this.inTable = false
    else if (word === 'intbl') this.inTable = true
    else if (word === 'cell' || word === 'nestcell') {
      this.cells.push(this.paragraph)
      this.paragraph = ''
    } else if (word === 'row' || word === 'nestrow') {
      this.row()
    }
  }

  /** Rows in a row are one table. */
  private row(): void {
    if (this.body.at(-1) === '</table>') this.body.pop()
    else this.body.push('<table>')
    this.body.push(`<tr>${this.cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`, '</table>')
    this.cells = []
    this.inTable = false
  }

  /** Whether this word, the first of its group, says that the group is something else than text. */
  private destination(word: string): boolean {
    const { state } = this
    if (word === 'fonttbl') state.into = 'fonttbl'
    else if (word === 'info') state.into = 'info'
    else if ((word === 'title' || word === 'author') && state.into === 'info') state.into = word
    else if (word === 'footnote' && state.into === 'body') this.footnote()
    else if (word === 'shppict' || word === 'shptxt') state.into = this.outer.at(-1)?.into ?? null
    else if (word in aside) {
      const counted = aside[word]
      // What stands inside of something left out is counted with it.
      if (counted && (this.outer.at(-1)?.into ?? null) !== null) this.left[counted] += 1
      if (word === 'listtext' || word === 'pntext') this.item = 'ul'
      state.into = null
    } else return false
    return true
  }

  private footnote(): void {
    this.notes.push('')
    this.state.note = this.notes.length - 1
    this.paragraph += `[${this.notes.length}]`
  }

  private unicode(value: number): void {
    this.write(String.fromCharCode(value < 0 ? value + 65_536 : value))
    this.toSkip = this.state.skip
  }

  private write(text: string): void {
    const { into, unseen, note, bold, italic } = this.state
    if (into === 'title' || into === 'author') this.said[into] += text
    if (into !== 'body') return
    if (unseen !== null && text.trim() !== '') {
      if (this.lastUnseen !== unseen) this.left[unseen] += 1
      this.lastUnseen = unseen
      return
    }
    if (unseen === null && text.trim() !== '') this.lastUnseen = null
    for (const part of text.split(/([\n\v])/)) {
      if (part === '\n' && note === null) this.endParagraph()
      else if (part !== '') this.words(part === '\v' || part === '\n' ? '<br>' : escaped(part), note, bold, italic)
    }
  }

  private words(html: string, note: number | null, bold: boolean, italic: boolean): void {
    const marked = `${bold ? '<b>' : ''}${italic ? '<i>' : ''}${html}${italic ? '</i>' : ''}${bold ? '</b>' : ''}`
    if (note === null) this.paragraph += marked
    else this.notes[note] += marked
  }

  private endParagraph(): void {
    if (this.inTable) {
      this.paragraph += '<br>'
      return
    }
    const item = this.item
    this.body.push(item ? `<${item}><li>${this.paragraph}</li></${item}>` : `<p>${this.paragraph}</p>`)
    this.paragraph = ''
    this.item = null
  }
}
