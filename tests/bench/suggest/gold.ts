import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the gold lies. It is for measuring only and never becomes part of the program or its repository. */
export const goldFolder = process.env['GOLD'] ?? findGold()

function findGold(): string {
  const near = ['tests/gold', '../shared/data/f_gold', '../../shared/data/f_gold']
  return near.map((path) => resolve(import.meta.dirname, '../../..', path)).find((path) => existsSync(path)) ?? ''
}

export const hasGold = () => goldFolder !== '' && existsSync(goldFolder)

export type GoldSpan = { start: number; end: number; type: string }
export type GoldDocument = { id: string; text: string; spans: GoldSpan[] }
export type GoldSet = { name: string; language: string; documents: GoldDocument[] }

type Tagged = { token: string; tag: string }

/** Tokens put together as running text: a space between them, but before closing and after opening punctuation. */
export function documentOf(id: string, sentences: readonly Tagged[][]): GoldDocument {
  let text = ''
  const spans: GoldSpan[] = []
  let quoted = false
  for (const sentence of sentences) {
    if (text !== '') text += '\n\n'
    let open: GoldSpan | null = null
    let glue = true
    for (const { token, tag } of sentence) {
      const closes = /^(?:[.,;:!?)\]%»”]|'s|’s|'|’|n't|\.\.\.)$/.test(token) || (token === '"' && quoted)
      if (!glue && !closes) text += ' '
      const start = text.length
      text += token
      const [prefix, type = ''] = tag === 'O' || tag === '' ? ['O'] : [tag[0] ?? '', tag.slice(2)]
      if (prefix === 'O') open = null
      else if (open && prefix === 'I' && open.type === type) open.end = text.length
      else spans.push((open = { start, end: text.length, type }))
      glue = /^[([«“$£€#]$/.test(token) || (token === '"' && !quoted)
      if (token === '"') quoted = !quoted
    }
  }
  return { id, text, spans }
}

const read = (path: string) => readFileSync(join(goldFolder, path), 'utf8')

/** Sentences of a file with a token a line; `columns` are those of the token and the tag, from 0; -1 is the last. */
function sentencesIn(content: string, tokenColumn: number, separator: RegExp): Tagged[][] {
  return content
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('-DOCSTART-'))
        .map((line) => line.split(separator))
        .map((cells) => ({ token: cells[tokenColumn] ?? '', tag: cells.at(-1)?.trim() ?? 'O' })),
    )
    .filter((sentence) => sentence.length > 0)
}

/** Sets without documents are cut into groups of sentences, as long as a short article. */
function inGroups(name: string, sentences: Tagged[][], size = 15): GoldDocument[] {
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, index) =>
    documentOf(`${name}-${index}`, sentences.slice(index * size, (index + 1) * size)),
  )
}

export function re3d(): GoldSet {
  const documents = readdirSync(join(goldFolder, 're3d')).flatMap((source) => {
    const folder = join('re3d', source)
    if (!statSync(join(goldFolder, folder)).isDirectory()) return []
    return readdirSync(join(goldFolder, folder))
      .filter((file) => file.endsWith('.conll'))
      .map((file) => documentOf(file, sentencesIn(read(join(folder, file)), 0, /\t/)))
  })
  return {
    name: 're3d',
    language: 'en',
    documents: documents.filter(({ text }) => text !== '').sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

export function wikigold(): GoldSet {
  const parts = read('wikigold.conll.txt').split(/^-DOCSTART-.*$/m)
  const documents = parts.map((part, index) => documentOf(`wikigold-${index}`, sentencesIn(part, 0, / /)))
  return { name: 'wikigold', language: 'en', documents: documents.filter(({ text }) => text !== '') }
}

export function masakha(language: 'hau' | 'swa' | 'yor' | 'amh'): GoldSet {
  const codes = { hau: 'ha', swa: 'sw', yor: 'yo', amh: 'am' }
  const sentences = sentencesIn(read(`masakhaner/${language}-dev.conll`), 0, / /)
  return { name: `MasakhaNER ${language}`, language: codes[language], documents: inGroups(language, sentences) }
}

export function pioner(): GoldSet {
  return {
    name: 'pioNER hy',
    language: 'hy',
    documents: inGroups('hy', sentencesIn(read('pioner-hy-gold-a.conll'), 0, / /)),
  }
}

export function uner(): GoldSet {
  const sentences = read('uner-ru-pud-a.iob2')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split('\t'))
        .map((cells) => ({ token: cells[1] ?? '', tag: cells[2] ?? 'O' })),
    )
    .filter((sentence) => sentence.length > 0)
  return { name: 'UNER ru', language: 'ru', documents: inGroups('ru', sentences) }
}

/** GUM marks every noun phrase, without borders between neighbours of one type. */
export function gum(): GoldSet {
  const documents = readdirSync(join(goldFolder, 'gum-news'))
    .sort()
    .map((file) => {
      const sentences = sentencesIn(read(join('gum-news', file)), 0, /\t/).map((sentence) => {
        let last = 'O'
        return sentence.map(({ token, tag }) => {
          const marked = tag === 'O' || tag === token ? 'O' : tag
          const prefix = marked === 'O' ? 'O' : `${marked === last ? 'I' : 'B'}-${marked}`
          last = marked
          return { token, tag: prefix }
        })
      })
      return documentOf(file, sentences)
    })
  return { name: 'GUM news', language: 'en', documents }
}

export type MucDocument = { docid: string; doctext: string; templates: Record<string, unknown>[] }

export function muc4(): MucDocument[] {
  const content = read('muc4/dev.json')
  return content.split(/\n(?=\{)/).map((part) => JSON.parse(part) as MucDocument)
}

export type PloverRecord = {
  id: string
  text: string
  source?: { actorText: string }[] | string
  target?: { actorText: string }[] | string
}
export const plover = () => JSON.parse(read('plover-gsr.json')) as PloverRecord[]

/** Names as they are looked for: gold without the article and the titles before it; pronouns are no names. */
export function plainNames(
  document: GoldDocument,
  isName: (type: string) => boolean,
): { names: GoldSpan[]; leftOut: GoldSpan[] } {
  const names: GoldSpan[] = []
  const leftOut: GoldSpan[] = []
  for (const span of document.spans) {
    const plain = withoutTitles(document.text, span)
    const words = document.text.slice(plain.start, plain.end)
    if (
      isName(span.type) &&
      words.split(/\s+/).every((word) => namePart.test(word)) &&
      !pronoun.test(words) &&
      !severalNames.test(words)
    )
      names.push(plain)
    else leftOut.push(span)
  }
  return { names, leftOut }
}

export function withoutTitles<S extends { start: number; end: number }>(text: string, span: S): S {
  const words = text.slice(span.start, span.end)
  const lead =
    /^(?:(?:the|a|an|his|her|our|their|mr|mrs|ms|dr|gen|lt|col|maj|capt|brig|sgt|adm|lieutenant|general|major|colonel|captain|president|prime|minister|secretary|deputy|foreign|spokesperson|iraqi|russian|syrian|turkish|greek|of state)\b\.?\s+)*/i.exec(
      words,
    )?.[0].length ?? 0
  return /^\p{Lu}/u.test(words.slice(lead)) && lead > 0 && /\p{Lu}/u.test(words.slice(lead))
    ? { ...span, start: span.start + lead }
    : span
}

const namePart = /^(?:[“"(]?\p{Lu}|of$|the$|and$|for$|de$|al-|bin$|’s|'s|-|&)/u
const pronoun = /^(?:We|I|He|She|They|It|Our|You|His|Her|Their|Who)$/
/** `James To of the Democratic Party` holds two names. */
const severalNames = /(?:'s|’s|,|\band\b)\s|^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+ of /u
