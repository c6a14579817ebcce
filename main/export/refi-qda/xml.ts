/** Signs that XML 1.0 cannot hold at all. */
const impossible = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>
const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const escaped = (text: string, wanted: RegExp) =>
  text
    .toWellFormed()
    .replace(impossible, '')
    .replace(wanted, (sign) => signs[sign] ?? sign)

/** An element; one without content closes itself. */
export function element(name: string, attributes: Attributes = {}, ...content: string[]): string {
  const inner = content.join('')
  const open = openTag(name, attributes)
  return inner === '' ? `${open.slice(0, -1)}/>` : `${open}${inner}</${name}>`
}

export function openTag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value), /[&<>"\n\r\t]/g)}"`],
  )
  return `<${name}${written.join('')}>`
}

/** An element that holds text, or nothing where there is none. */
export function textElement(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${words(text)}</${name}>`
}

export const words = (text: string) => escaped(text, /[&<>\r]/g)

/** A wrapper is written only when something is in it: the schema knows no empty one. */
export function wrapped(name: string, content: string[]): string {
  const inner = content.join('')
  return inner === '' ? '' : `<${name}>${inner}</${name}>`
}
