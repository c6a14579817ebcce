/** What XML 1.0 cannot hold, not even escaped. */

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** A text that an XML file can hold: what it cannot becomes U+FFFD. */
export function inXml(text: string): string {
  return text.toWellFormed().replace(forbidden, '\uFFFD')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // In an attribute a line break would be read as a space.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** Text as XML reads it back, in an element and in an attribute. */
export function escapeXml(text: string): string {
  return inXml(text).replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? '')
}

/** ` name="value"` for every value that is told. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}
