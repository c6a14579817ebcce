import { objectCharacter } from '#contract/article-text.ts'
import { DecoratorNode, type EditorConfig, type LexicalNode } from 'lexical'

/** A picture of the source: one character of the plain text, shown by its description and caption. */
export class ImageNode extends DecoratorNode<null> {
  __alt = ''
  __caption = ''

  override $config() {
    return this.config('article-image', { extends: DecoratorNode })
  }

  override afterCloneFrom(from: this): void {
    super.afterCloneFrom(from)
    this.__alt = from.__alt
    this.__caption = from.__caption
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const figure = document.createElement('figure')
    figure.className = config.theme.image ?? ''
    const picture = document.createElement('span')
    picture.setAttribute('role', 'img')
    picture.setAttribute('aria-label', this.__alt)
    picture.textContent = this.__alt
    figure.append(picture)
    if (this.__caption) {
      const caption = document.createElement('figcaption')
      caption.textContent = this.__caption
      figure.append(caption)
    }
    return figure
  }

  getAlt(): string {
    return this.getLatest().__alt
  }

  getCaption(): string {
    return this.getLatest().__caption
  }

  override updateDOM(): false {
    return false
  }

  override getTextContent(): string {
    return objectCharacter
  }

  override isInline(): false {
    return false
  }

  override decorate(): null {
    return null
  }
}

export function $createImageNode(alt: string, caption = ''): ImageNode {
  const node = new ImageNode()
  node.__alt = alt
  node.__caption = caption
  return node
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode
}
