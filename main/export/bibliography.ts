import { articleReference } from '../references/article-reference.ts'
import type { CslItem } from '../references/csl-item.ts'
import { referenceFormatter } from '../references/format-reference.ts'
import { createCitationKeys, writeBibtex } from '../references/write-bibtex.ts'
import { writeRis, type WrittenRecord } from '../references/write-ris.ts'
import { keywordsIn, keywordsText } from '../import/bibliography/record.ts'
import { say } from '../words.ts'
import type { ExportFile, WriterOptions, Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { escapeHtml } from './html-text.ts'

/** The references of what is gathered, in the order reports tell it; tags stand among the keywords. */
function* referencesOf({ articles, library }: Gathered): Generator<CslItem> {
  for (const article of articles) {
    const item = articleReference(article)
    const tags = article.tags.map((id) => library.get(id)?.name ?? '')
    const keyword = keywordsText([...keywordsIn(item.keyword), ...tags])
    yield keyword === '' ? item : { ...item, keyword }
  }
}

/** What no bibliography carries, and the fields of these references that this one has no place for. */
function lost(gathered: Gathered, write?: (item: CslItem) => WrittenRecord): string[] {
  const left = new Set<string>()
  if (write) for (const item of referencesOf(gathered)) for (const field of write(item).left) left.add(field)
  const fields = [...left].sort().join(', ')
  return [
    say('exports.notCarried.onlyReferences'),
    ...(fields === '' ? [] : [say('exports.notCarried.referenceFields', { fields })]),
  ]
}

const oneFile = (title: string, path: string, content: ExportFile['content']): ExportFile[] => [
  { path, title, content },
]

/** For Zotero, EndNote, Mendeley and library catalogues. */
export const ris: Writer = {
  files: (gathered, fileName) => oneFile(gathered.title, fileName, risLines(gathered)),
  notCarried: (gathered) => lost(gathered, writeRis),
}

function* risLines(gathered: Gathered): Generator<string> {
  for (const item of referencesOf(gathered)) yield writeRis(item).text
}

/** For LaTeX and JabRef. */
export const bibtex: Writer = {
  files: (gathered, fileName) => oneFile(gathered.title, fileName, bibtexEntries(gathered)),
  notCarried: (gathered) => lost(gathered, (item) => writeBibtex(item, 'key')),
}

function* bibtexEntries(gathered: Gathered): Generator<string> {
  const keyOf = createCitationKeys()
  for (const item of referencesOf(gathered)) yield writeBibtex(item, keyOf(item)).text
}

/** CSL-JSON, for Zotero, pandoc and everything that cites by CSL. */
export const csl: Writer = {
  files: (gathered, fileName) => oneFile(gathered.title, fileName, cslItems(gathered)),
  notCarried: (gathered) => lost(gathered),
}

function* cslItems(gathered: Gathered): Generator<string> {
  let before = '[\n'
  for (const item of referencesOf(gathered)) {
    yield before + JSON.stringify(item, null, 2)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** The list of references in a style, to be printed or pasted into a manuscript: sorted as they are read. */
export const references: Writer = {
  files: (gathered, fileName, options) => oneFile(gathered.title, fileName, referenceList(gathered, options)),
  notCarried: (gathered) => lost(gathered),
}

async function* referenceList(
  gathered: Gathered,
  { style, language = 'en-US' }: WriterOptions,
): AsyncGenerator<string> {
  const { format } = await referenceFormatter(style, language)
  const lines = gathered.articles.map((article) => ({ ...format(article), lang: article.language }))
  const { compare } = new Intl.Collator(language)
  yield `<!doctype html>\n<html lang="${escapeHtml(language)}">\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(gathered.title)}</title>\n</head>\n<body>\n`
  for (const { html, lang } of lines.toSorted((a, b) => compare(a.text, b.text)))
    yield `<p dir="auto"${lang ? ` lang="${escapeHtml(lang)}"` : ''}>${html}</p>\n`
  yield '</body>\n</html>\n'
}
