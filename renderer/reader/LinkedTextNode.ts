import { type EditorConfig, type LexicalEditor, TextNode } from 'lexical'

/** Words that were a link in the source: they look like one and tell where it led, but lead nowhere by themselves. */
export class LinkedTextNode extends TextNode {
  __href = ''

  override $config() {
    return this.config('linked-text', { extends: TextNode })
  }

  override afterCloneFrom(from: this): void {
    super.afterCloneFrom(from)
    this.__href = from.__href
  }

  getHref(): string {
    return this.getLatest().__href
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const element = super.createDOM(config, editor)
    const name: unknown = config.theme['linkedText']
    if (typeof name === 'string') element.classList.add(name)
    element.title = this.__href
    return element
  }
}

/** Each link keeps its own node: merged with its neighbour it would forget where it led. */
export function $createLinkedTextNode(text: string, href: string): LinkedTextNode {
  const node = new LinkedTextNode(text)
  node.__href = href
  return node
}
