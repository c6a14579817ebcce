import { SaxesParser } from 'saxes'

/** An element of a small XML file, with the names its file used, without prefixes. */
export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** The text directly inside, in order with nothing between. */
  text: string
}

export type XmlHandlers = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Walks through XML without building it. Entities that a document defines for itself are not expanded, and nothing it
 * names outside of itself is fetched. What is not well-formed ends the walk with an error.
 */
export function walkXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => open?.(local(name), withoutPrefixes(attributes)))
  parser.on('closetag', ({ name }) => close?.(local(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.write(xml).close()
}

function withoutPrefixes(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]))
}

const mostElements = 200_000

/** The tree of a small XML file: a package's list of parts, a document's properties. Null when it has no root. */
export function parseXml(xml: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let count = 0
  walkXml(xml, {
    open: (name, attributes) => {
      if ((count += 1) > mostElements) throw new Error(`more than ${mostElements} elements`)
      const element = { name, attributes, children: [], text: '' }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    close: () => open.pop(),
    text: (text) => {
      const element = open.at(-1)
      if (element) element.text += text
    },
  })
  return root.children[0] ?? null
}

/** Every element of this name under another, in the order of the file. */
export function elementsIn(root: XmlElement | null, name: string): XmlElement[] {
  if (!root) return []
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsIn(child, name)])
}

/** The words of the first element of this name that has some. */
export function wordsOf(root: XmlElement | null, name: string): string | undefined {
  return elementsIn(root, name)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .find((text) => text !== '')
}
