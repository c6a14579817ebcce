import { SaxesParser } from 'saxes'
import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { decode } from '../decode.ts'

/** An element with its attributes, the elements in it and the text that stands in it directly. */
export type XmlElement = {
  name: string
  namespace: string
  attributes: ReadonlyMap<string, string>
  children: XmlElement[]
  text: string
}

const deepest = 200
const mostElements = 2_000_000

/**
 * Reads XML into elements. There is no document type: no entity but the five of XML is known, nothing outside the bytes
 * is looked at. Throws a MaterialError that says what is wrong and where.
 */
export function readXml(bytes: Uint8Array, name: string): XmlElement {
  const decoded = decode(bytes)
  // A guess that leaves characters unread is none: names must never come in garbled.
  if (!decoded || (decoded.guessed && decoded.text.includes('\uFFFD'))) throw wrong(name, 'its encoding')
  // The encoding it declares was heeded already.
  const parser = new SaxesParser({ xmlns: true, position: true })
  const root: XmlElement = { name: '', namespace: '', attributes: new Map(), children: [], text: '' }
  const open = [root]
  let elements = 0
  parser.on('doctype', () => {
    throw wrong(name, 'it has a document type (DOCTYPE)')
  })
  parser.on('error', (error) => {
    throw wrong(name, error.message)
  })
  parser.on('opentag', (tag) => {
    if (open.length > deepest) throw wrong(name, `elements nested deeper than ${deepest}`)
    if ((elements += 1) > mostElements) throw wrong(name, `more than ${mostElements} elements`)
    const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]))
    const element = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const take = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(decoded.text).close()
  const [first] = root.children
  if (!first) throw wrong(name, 'it is empty')
  return first
}

/** The elements of these names directly inside one. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return element ? element.children.filter((child) => names.includes(child.name)) : []
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name)
  return value === undefined || value === '' ? undefined : value
}

function wrong(name: string, why: string): MaterialError {
  return new MaterialError(say('coded.xml', { name, why: why.slice(0, 300) }))
}
