import { SaxesParser } from 'saxes'
import { setDate } from '../../references/article-reference.ts'
import { cslDate, edtfOfWords } from '../../references/csl-dates.ts'
import type { CslItem, CslName } from '../../references/csl-item.ts'
import { say } from '../../words.ts'
import { type Bibliography, type BibliographyRecord, keepUnknown, keywordsText, mostRecords } from './record.ts'
import { risName } from './read-ris.ts'

export const looksLikeEndnote = (text: string) => /^[^]{0,600}?<xml>\s*<records>/.test(text.slice(0, 2000))

const mostDepth = 40

const types: Readonly<Record<string, string>> = {
  'Journal Article': 'article-journal',
  'Newspaper Article': 'article-newspaper',
  'Magazine Article': 'article-magazine',
  'Electronic Article': 'article-journal',
  Book: 'book',
  'Edited Book': 'book',
  'Electronic Book': 'book',
  'Book Section': 'chapter',
  'Electronic Book Section': 'chapter',
  'Conference Paper': 'paper-conference',
  'Conference Proceedings': 'paper-conference',
  Report: 'report',
  'Government Document': 'report',
  Thesis: 'thesis',
  'Web Page': 'webpage',
  Blog: 'post-weblog',
  Patent: 'patent',
  Dataset: 'dataset',
  'Computer Program': 'software',
  Manuscript: 'manuscript',
  Map: 'map',
  Statute: 'legislation',
  Bill: 'bill',
  Case: 'legal_case',
  Hearing: 'hearing',
  Encyclopedia: 'entry-encyclopedia',
  Dictionary: 'entry-dictionary',
  'Personal Communication': 'personal_communication',
  'Film or Broadcast': 'motion_picture',
}

/** Elements that mean one CSL field in every type. */
const plain: Readonly<Record<string, string>> = {
  title: 'title',
  'short-title': 'title-short',
  volume: 'volume',
  number: 'issue',
  pages: 'page',
  edition: 'edition',
  publisher: 'publisher',
  'pub-location': 'publisher-place',
  abstract: 'abstract',
  'electronic-resource-num': 'DOI',
  language: 'language',
  'call-num': 'call-number',
  'accession-num': 'archive_location',
  'remote-database-name': 'archive',
  'remote-database-provider': 'source',
  'work-type': 'genre',
  'abbr-1': 'container-title-short',
  section: 'section',
  'reprint-edition': 'original-title',
  'full-title': 'container-title',
}

/** Types whose second title is a series. */
const inSeries = /^(?:book|report|software|map|motion_picture|thesis|dataset)$/

/**
 * The records of an EndNote XML file. Entities are not expanded and nothing outside the file is read; what stands
 * before the place where the file breaks off is kept.
 */
export function readEndnote(text: string): Bibliography {
  const records: BibliographyRecord[] = []
  const problems: Bibliography['problems'] = []
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const path: string[] = []
  let record: RecordBuilder | null = null
  let words = ''
  let started = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error(say('bibliographies.doctype'))
  })
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    if (path.length > mostDepth) throw new Error(say('bibliographies.tooDeep'))
    if (name === 'record') {
      record = new RecordBuilder()
      started = text.lastIndexOf('<record', parser.position)
    }
    if (name === 'ref-type') record?.takeType(attributes['name'] ?? '')
    if (name !== 'style') words = ''
  })
  parser.on('text', (part) => {
    if (record) words += part
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (name === 'style') return
    if (name === 'record' && record) {
      if (records.length < mostRecords) records.push(record.finish(text.slice(started, parser.position)))
      record = null
    } else record?.take(path.at(-1) ?? '', name, words.trim())
    words = ''
  })
  try {
    parser.write(text).close()
  } catch (error) {
    problems.push({
      where: 'XML',
      why: say('bibliographies.brokenXml', { why: (error as Error).message.slice(0, 200) }),
    })
  }
  return { records, problems }
}

const roles: Readonly<Record<string, string>> = {
  authors: 'author',
  'secondary-authors': 'editor',
  'tertiary-authors': 'collection-editor',
  'subsidiary-authors': 'translator',
  'translated-authors': 'translator',
}

class RecordBuilder {
  readonly #item: CslItem = { id: '', type: 'document' }
  readonly #notes: string[] = []
  readonly #attachments: string[] = []
  readonly #keywords: string[] = []
  #year = ''
  #day = ''

  takeType(name: string): void {
    this.#item.type = (Object.hasOwn(types, name) ? types[name] : undefined) ?? 'document'
    if (name !== '' && (name.startsWith('Edited') || !Object.hasOwn(types, name)))
      keepUnknown(this.#item, 'endnote:ref-type', name)
  }

  /** One element with its words, by where it stands. */
  take(parent: string, name: string, words: string): void {
    if (words === '') return
    const line = words.replace(/\s+/g, ' ')
    if (name === 'author') this.#takeName(parent, line)
    else if (name === 'keyword') this.#keywords.push(line)
    else if (name === 'year') this.#year = line
    else if (name === 'date') this.#day = line
    else if (name === 'url') this.#takeUrl(parent, words)
    else if (name === 'notes' || name === 'research-notes') this.#notes.push(words)
    else if (name === 'access-date') this.#item.accessed = dateOf(line)
    else if (name === 'isbn') this.#item[line.replace(/[^\dXx]/g, '').length > 9 ? 'ISBN' : 'ISSN'] = line
    else if (name === 'rec-number') this.#item.id = line
    else if (name === 'secondary-title')
      this.#put(inSeries.test(this.#item.type) ? 'collection-title' : 'container-title', name, line)
    else if (name === 'tertiary-title' || name === 'alt-title') this.#put('collection-title', name, line)
    else this.#takePlain(name, words, line)
  }

  #takePlain(name: string, words: string, line: string): void {
    const field = Object.hasOwn(plain, name) ? plain[name] : undefined
    const isInside = inSeries.test(this.#item.type) && name === 'full-title'
    if (field === undefined || isInside) {
      if (!/^(?:database|source-app|ref-type|foreign-keys|key|record|records|xml|label)$/.test(name) && !isInside)
        keepUnknown(this.#item, `endnote:${name}`, words)
    } else this.#put(field, name, field === 'abstract' ? words : line)
  }

  #put(field: string, name: string, value: string): void {
    if (this.#item[field] === undefined) this.#item[field] = value
    else if (this.#item[field] !== value) keepUnknown(this.#item, `endnote:${name}`, value)
  }

  #takeName(list: string, words: string): void {
    const role = Object.hasOwn(roles, list) ? (roles[list] as string) : 'contributor'
    const names = (this.#item[role] ??= []) as CslName[]
    names.push(risName(words))
  }

  #takeUrl(list: string, words: string): void {
    if (list === 'pdf-urls' || words.startsWith('internal-pdf:') || /^(?:file:|\/|[A-Za-z]:\\)/.test(words))
      this.#attachments.push(words)
    else if (this.#item.URL === undefined) this.#item.URL = words
    else keepUnknown(this.#item, 'endnote:url', words)
  }

  finish(source: string): BibliographyRecord {
    const item = this.#item
    if (this.#keywords.length > 0) item.keyword = keywordsText(this.#keywords)
    const said = edtfOfWords(this.#day)?.match(/^\d{4}/) ? this.#day : `${this.#day} ${this.#year}`.trim()
    const edtf = edtfOfWords(said) ?? edtfOfWords(this.#year)
    if (edtf !== undefined) setDate(item, edtf)
    else if (said !== '') item.issued = { literal: said }
    return { item, notes: this.#notes, attachments: this.#attachments, source }
  }
}

function dateOf(words: string) {
  const edtf = edtfOfWords(words)
  return edtf === undefined ? { literal: words } : cslDate(edtf)
}
