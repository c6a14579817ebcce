import {
  $applyNodeReplacement,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  nodeSchema,
  stringValue,
  TextNode,
  withField,
} from 'lexical'
import type { Id } from '#contract/ids.ts'

const articleLinkSchema = nodeSchema<ArticleLinkNode>()({
  ref: withField(stringValue(), { field: '__ref' }),
  label: withField(stringValue(), { field: '__label' }),
})

/** An article named in a note by `[[`: one token, led by the article's id. */
export class ArticleLinkNode extends TextNode {
  __ref: string
  __label: string

  override $config() {
    return this.config('article-link', { extends: TextNode, json: articleLinkSchema })
  }

  constructor(ref = '', label = '', key?: NodeKey) {
    super(label, key)
    this.__ref = ref
    this.__label = label
  }

  getRef(): string {
    return this.getLatest().__ref
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config)
    element.dataset['ref'] = this.__ref
    element.dir = 'auto'
    element.spellcheck = false
    const name = (config.theme as Record<string, unknown>)['articleLink']
    if (typeof name === 'string') element.classList.add(...name.split(' '))
    return element
  }

  override updateDOM(before: this, element: HTMLElement, config: EditorConfig): boolean {
    return before.__ref !== this.__ref || super.updateDOM(before, element, config)
  }

  override canInsertTextBefore(): boolean {
    return false
  }

  override canInsertTextAfter(): boolean {
    return false
  }

  override isTextEntity(): true {
    return true
  }
}

export function $createArticleLinkNode(ref: Id<'article'>, label: string): ArticleLinkNode {
  return $applyNodeReplacement(new ArticleLinkNode(ref, label).setMode('token'))
}

export function $isArticleLinkNode(node: LexicalNode | null | undefined): node is ArticleLinkNode {
  return node instanceof ArticleLinkNode
}
