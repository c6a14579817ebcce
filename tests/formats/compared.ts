import { readFileSync } from 'node:fs'
import { shared } from '../main/import/shared-data.ts'
import { type CslItem, type CslName, nameFields } from '../../main/references/csl-item.ts'

/** Records that others made of the same files, in the field names of this comparison. */
export type Expected = {
  title: string
  /** `Family|Given`, sorted. */
  creators: string[]
  date: string
  url: string
  container: string
}

type ZoteroItem = Record<string, unknown> & {
  creators: { lastName?: string; firstName?: string; name?: string }[]
}

export type TestCase = { input: string; expected_items: ZoteroItem[] }

export const casesOf = (name: string) => JSON.parse(readFileSync(shared('e_biblio', name), 'utf8')) as TestCase[]

const first = (item: Record<string, unknown>, fields: string[]) =>
  fields.map((field) => item[field]).find((value) => typeof value === 'string' && value !== '') as string | undefined

/** One address in two spellings is one address. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** Initials with or without full stops are the same name. */
const undotted = (given: string | undefined) => line(given).replace(/\./g, ' ').replace(/\s+/g, ' ').trim()

const titles = ['title', 'caseName', 'nameOfAct', 'subject']
const dates = ['date', 'dateDecided', 'issueDate', 'dateEnacted']
const containers = [
  ...['publicationTitle', 'bookTitle', 'proceedingsTitle', 'websiteTitle', 'blogTitle', 'dictionaryTitle'],
  ...['encyclopediaTitle', 'code', 'reporter', 'conferenceName'],
]

/** Words on one line, composed, without markup: what styles of writing cannot differ in. */
const line = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
    .replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFKC')

export function expectedOf(item: ZoteroItem): Expected {
  return {
    title: line(first(item, titles)),
    creators: item.creators
      .map(({ lastName, firstName, name }) => `${line(lastName ?? name)}|${undotted(firstName)}`)
      .sort(),
    date: dateKey(first(item, dates)),
    url: decoded(line(item['url'])),
    container: line(first(item, containers)),
  }
}

/** Year, month, day; where there is no year, the words. */
export function dateKey(date: string | undefined): string {
  const said = line(date).replace(/^0000 /, '')
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(said)
  if (iso) return iso.slice(1).filter(Boolean).join('-')
  const time = /^\p{L}+ \d{1,2}, \d{4}$/u.test(said) ? new Date(`${said} UTC`) : null
  return time ? time.toISOString().slice(0, 10) : said
}

export function comparedOf(item: CslItem): Expected {
  const names = [...nameFields, 'producer', 'performer'].flatMap(
    (field) => (item[field] as CslName[] | undefined) ?? [],
  )
  const issued = item.issued
  const parts = issued?.['date-parts']?.[0]?.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-')
  return {
    title: line(item.title),
    creators: names.map(creatorKey).sort(),
    date: parts ?? line(issued?.literal ?? issued?.raw),
    url: decoded(line(item.URL)),
    container: line(item['container-title'] ?? item['event-title']),
  }
}

const creatorKey = ({ family, given, literal, suffix, ...name }: CslName) => {
  const last = [name['dropping-particle'], name['non-dropping-particle'], literal ?? family].filter(Boolean).join(' ')
  return `${line(last)}|${undotted([given, suffix].filter(Boolean).join(', '))}`
}

/** A date without any year cannot be read as one: its words have to be kept. */
function same(field: string, expected: string, found: string): boolean {
  if (field !== 'date' || /\d/.test(expected)) return expected === found
  return expected.split(' ').every((word) => found.split(' ').includes(word))
}

/** How many fields that are expected are the same, and which are not. Creators count one by one. */
export function compare(expected: Expected, found: Expected | undefined, where: string) {
  let fields = 0
  const wrong: string[] = []
  for (const field of ['title', 'date', 'url', 'container'] as const) {
    if (expected[field] === '') continue
    fields += 1
    if (!same(field, expected[field], found?.[field] ?? ''))
      wrong.push(`${where} ${field}: "${found?.[field]}" for "${expected[field]}"`)
  }
  for (const creator of expected.creators) {
    fields += 1
    if (!found?.creators.includes(creator)) wrong.push(`${where} creator ${creator} in ${found?.creators.join('; ')}`)
  }
  return { fields, wrong }
}
