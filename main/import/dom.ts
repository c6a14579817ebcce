import { parseHTML } from 'linkedom'

/** The little of the DOM that reading needs; the main process is compiled without the browser's types. */
export type DomNode = {
  nodeType: number
  nodeName: string
  textContent: string | null
  parentNode: DomNode | null
  firstChild: DomNode | null
  nextSibling: DomNode | null
  childNodes: Iterable<DomNode>
}

export type DomElement = DomNode & {
  getAttribute: (name: string) => string | null
  hasAttribute: (name: string) => boolean
  querySelector: (selector: string) => DomElement | null
  querySelectorAll: (selector: string) => Iterable<DomElement>
  remove: () => void
}

export type DomDocument = DomElement & { documentElement: DomElement | null; body: DomElement | null }

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1
export const isText = (node: DomNode) => node.nodeType === 3

/** Parses a page into a tree that runs and fetches nothing: linkedom knows neither scripts nor a network. */
export function parsePage(html: string): DomDocument {
  const whole = /<(?:html|body|head)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return (parseHTML(whole) as unknown as { document: DomDocument }).document
}

/** How deep elements nest under a node, found without nesting calls as deep. */
export function depthUnder(root: DomNode): number {
  let depth = 0
  let deepest = 0
  for (let node: DomNode | null = root; node;) {
    deepest = Math.max(deepest, depth)
    if (node.firstChild) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      depth -= 1
    }
    node = node && node !== root ? node.nextSibling : null
  }
  return deepest
}
