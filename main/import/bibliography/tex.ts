import tables from '@citation-js/plugin-bibtex/lib/input/unicode.json' with { type: 'json' }

/** What TeX writes without letters after the backslash, or in ways that the table of commands does not have. */
const signs: Readonly<Record<string, string>> = {
  '%': '%',
  '&': '&',
  $: '$',
  '#': '#',
  _: '_',
  '{': '{',
  '}': '}',
  '\\': '\n',
  '-': '',
  '/': '',
  ' ': ' ',
  ',': '\u2009',
  '@': '',
  aa: 'å',
  AA: 'Å',
  ldots: '…',
  dots: '…',
  textasciitilde: '~',
  textbackslash: '\\',
  slash: '/',
  newline: '\n',
  par: '\n\n',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
}

const marks = tables.diacritics as Readonly<Record<string, string>>
const commands = { ...tables.mathCommands, ...tables.commands, ...signs } as Readonly<Record<string, string | null>>

/** Commands that only say how words look. */
const looks =
  /^(?:text(?:superscript|subscript|it|bf|sl|sc|rm|sf|tt|up|md|normal)|emph|strong|url|href|mbox|mkbib\w+|texorpdfstring|bf|it|em|rm|sf|sc|tt|sl|bfseries|itshape|scshape|relax|protect|ensuremath|mathrm|mathit|mathbf|uppercase|lowercase)$/

/** Words written in TeX, as they are read: accents, signs and dashes as characters, without braces. */
export function textOfTex(tex: string): string {
  return readTex(tex, { at: 0 }, 0)
    .replace(/[ \t\n]+/g, ' ')
    .trim()
    .normalize('NFC')
}

const mostDepth = 200

/** Reads to the end, or to the brace that closes the group it began in. */
function readTex(tex: string, place: { at: number }, depth: number): string {
  const parts: string[] = []
  while (place.at < tex.length) {
    const sign = tex[place.at] as string
    place.at += 1
    if (sign === '\\') parts.push(readCommand(tex, place, depth))
    else if (sign === '{') {
      if (depth < mostDepth) parts.push(readTex(tex, place, depth + 1))
    } else if (sign === '}') {
      if (depth > 0) break
    } else if (sign === '~') parts.push('\u00A0')
    else if (sign === '_' || sign === '^') parts.push(raised(sign, tex, place, depth))
    else if (sign !== '$') parts.push(readDashes(sign, tex, place))
  }
  return parts.join('')
}

const raisedSigns = { from: '0123456789+-=()', '^': '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', _: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const

/** What stands raised or lowered in a formula; what has no sign of its own there stays on the line. */
function raised(sign: '_' | '^', tex: string, place: { at: number }, depth: number): string {
  if (!/^[{\d]/.test(tex.slice(place.at, place.at + 1))) return sign
  const inside = tex[place.at] === '{' ? ((place.at += 1), readTex(tex, place, depth + 1)) : (tex[place.at++] ?? '')
  const signs = [...inside].map((one) => raisedSigns[sign][raisedSigns.from.indexOf(one)])
  return signs.includes(undefined) ? inside : signs.join('')
}

function readDashes(sign: string, tex: string, place: { at: number }): string {
  const pair = { '-': '-', '`': '`', "'": "'" }[sign]
  if (pair === undefined || tex[place.at] !== pair) return sign
  place.at += 1
  if (sign === '-' && tex[place.at] === '-') {
    place.at += 1
    return '—'
  }
  return { '-': '–', '`': '“', "'": '”' }[sign] ?? sign
}

const letters = /[A-Za-z]+/y

function readCommand(tex: string, place: { at: number }, depth: number): string {
  letters.lastIndex = place.at
  const name = letters.exec(tex)?.[0] ?? tex[place.at] ?? ''
  place.at += name.length
  const isWord = /[A-Za-z]/.test(name)
  if (Object.hasOwn(marks, name)) return accented(tex, place, depth, name)
  if (isWord) while (tex[place.at] === ' ') place.at += 1
  if (Object.hasOwn(commands, name)) {
    if (isWord && tex.startsWith('{}', place.at)) place.at += 2
    return commands[name] ?? ''
  }
  if (name === 'href') return readHref(tex, place, depth)
  if (name === 'sp' || name === 'sb') return raised(name === 'sp' ? '^' : '_', tex, place, depth)
  if (name === 'begin' || name === 'end') return skipGroup(tex, place, depth)
  return looks.test(name) || !isWord ? '' : `\\${name} `
}

/** `\\href{address}{words}`: the address, which the words cannot be followed without. */
function readHref(tex: string, place: { at: number }, depth: number): string {
  const address = readGroup(tex, place, depth)
  readGroup(tex, place, depth)
  return address
}

function readGroup(tex: string, place: { at: number }, depth: number): string {
  if (tex[place.at] !== '{' || depth >= mostDepth) return ''
  place.at += 1
  return readTex(tex, place, depth + 1)
}

/** The name of an environment: how its words look, not what they say. */
function skipGroup(tex: string, place: { at: number }, depth: number): string {
  readGroup(tex, place, depth)
  return ''
}

/** The next letter or group under an accent. */
function accented(tex: string, place: { at: number }, depth: number, name: string): string {
  while (tex[place.at] === ' ') place.at += 1
  const next = tex[place.at] ?? ''
  place.at += 1
  const base = next === '{' ? readTex(tex, place, depth + 1) : next === '\\' ? readCommand(tex, place, depth + 1) : next
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base
  const [first = '', ...rest] = letter
  return `${first}${marks[name] ?? ''}${rest.join('')}`.normalize('NFC')
}

/** Words as TeX reads them back: its own signs escaped, everything else as it is. */
export function texOfText(text: string): string {
  return text
    .replace(/[\\{}%&$#_~^]/g, (sign) => escapes[sign] ?? sign)
    .replace(/--|``|''/g, (pair) => pair.split('').join('{}'))
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
