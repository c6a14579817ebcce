import { readEdtf } from './edtf-parts.ts'

/** What a person typed as a date, read; `null` when it cannot be read without guessing. */
export function readTypedDate(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (text === '') return null
  if (readEdtf(text) !== null) return text
  const edtf = openRange(text) ?? range(text) ?? single(text)
  return edtf !== null && readEdtf(edtf) !== null ? edtf : null
}

const monthNames = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
] // prettier-ignore

const seasons: Record<string, string> = { spring: '21', summer: '22', autumn: '23', fall: '23', winter: '24' }

/** A month by its name or at least three letters of it ("Sept", "Sep."); two digits, or `null`. */
function monthOf(word: string): string | null {
  const letters = word.toLowerCase().replace(/\.$/, '')
  if (letters.length < 3) return null
  const index = monthNames.findIndex((name) => name.startsWith(letters))
  return index < 0 ? null : twoDigits(index + 1)
}

function twoDigits(number: number | string): string {
  return String(number).padStart(2, '0')
}

/** "since 2020", "until 3 May 2021", "from March 2020 on". */
function openRange(text: string): string | null {
  const since = /^(?:since|from|after) (.+?)(?: on| onwards?)?$/i.exec(text)
  if (since?.[1] && !/ (?:to|until|till) /i.test(since[1])) {
    const start = single(since[1])
    return start === null ? null : `${start}/..`
  }
  const until = /^(?:until|till|before|up to) (.+)$/i.exec(text)
  const end = until?.[1] ? single(until[1]) : null
  return end === null ? null : `../${end}`
}

/** Two dates with a dash or "to" between them; what the first leaves out comes from the second. */
function range(text: string): string | null {
  const bare = text.replace(/^(?:from|between) /i, '')
  const match = /^(.+?) ?(?:–|—|-| to | until | till | and ) ?([^–—]+)$/i.exec(bare)
  if (!match?.[1] || !match[2] || /^\d{4}-\d/.test(bare)) return null
  const to = single(match[2])
  const from = to === null ? null : startOf(match[1].trim(), to)
  return from === null || to === null ? null : `${from}/${to}`
}

function startOf(text: string, to: string): string | null {
  const [year = '', month] = to.replace(/[?~%]$/, '').split('-')
  if (/^\d{1,2}$/.test(text)) return month === undefined ? null : `${year}-${month}-${twoDigits(text)}`
  const whole = single(text)
  if (whole !== null) return whole
  return single(`${text} ${year}`)
}

function single(text: string): string | null {
  const about = /^(?:about|around|circa|ca?\.?|approximately) (.+)$/i.exec(text)
  if (about?.[1]) return marked(plain(about[1]), '~')
  const maybe = /^(?:possibly|perhaps|maybe|probably) (.+)$/i.exec(text)
  if (maybe?.[1]) return marked(plain(maybe[1]), '?')
  const asked = /^(.+?) ?\?$/.exec(text)
  if (asked?.[1] && !readEdtf(text)) return marked(plain(asked[1]), '?')
  return plain(text)
}

function marked(edtf: string | null, mark: string): string | null {
  return edtf === null || /[?~%]$/.test(edtf) ? null : edtf + mark
}

function plain(text: string): string | null {
  if (readEdtf(text)?.kind === 'date') return text
  const decade = /^(?:the )?(\d{3})0['’]?s$/i.exec(text)
  if (decade?.[1]) return `${decade[1]}X`
  const words = text.replace(/^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:the )?/i, '')
  return dayMonthYear(words) ?? monthDayYear(words) ?? monthYear(words)
}

const ordinal = '(?:st|nd|rd|th)?'

function dayMonthYear(text: string): string | null {
  const match = new RegExp(`^(\\d{1,2})${ordinal}(?: of)? (\\p{L}+\\.?),? (\\d{4})$`, 'iu').exec(text)
  return match ? joined(match[3], match[2], match[1]) : null
}

function monthDayYear(text: string): string | null {
  const match = new RegExp(`^(\\p{L}+\\.?) (\\d{1,2})${ordinal},? (\\d{4})$`, 'iu').exec(text)
  return match ? joined(match[3], match[1], match[2]) : null
}

function monthYear(text: string): string | null {
  const match = /^(\p{L}+\.?),? (?:of )?(\d{4})$/iu.exec(text)
  if (!match) return null
  const season = seasons[(match[1] ?? '').toLowerCase()]
  return season === undefined ? joined(match[2], match[1]) : `${match[2]}-${season}`
}

function joined(year: string | undefined, monthWord: string | undefined, day?: string): string | null {
  const month = monthOf(monthWord ?? '')
  if (month === null || year === undefined) return null
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${twoDigits(day)}`
}
