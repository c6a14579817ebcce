import {
  $applyNodeReplacement,
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  nodeSchema,
  stringValue,
  withField,
} from 'lexical'
import type { ReactNode } from 'react'
import type { Id } from '#contract/ids.ts'
import { PassageQuote } from './PassageQuote.tsx'

/** Words of an article as a note quotes them. `source` names the article: "Title · 20 Sep 2023". */
export type QuotedPassage = { passageId: Id<'passage'>; articleId: Id<'article'>; exact: string; source: string }

const passageQuoteSchema = nodeSchema<PassageQuoteNode>()({
  passageId: withField(stringValue(), { field: '__passageId' }),
  articleId: withField(stringValue(), { field: '__articleId' }),
  exact: withField(stringValue(), { field: '__exact' }),
  source: withField(stringValue(), { field: '__source' }),
})

/** A quotation that keeps its source and leads back to the words. Evidence: it is moved or deleted whole, never edited. */
export class PassageQuoteNode extends DecoratorNode<ReactNode> {
  __passageId: string
  __articleId: string
  __exact: string
  __source: string

  override $config() {
    return this.config('passage-quote', { extends: DecoratorNode, json: passageQuoteSchema })
  }

  constructor(passageId = '', articleId = '', exact = '', source = '', key?: NodeKey) {
    super(key)
    this.__passageId = passageId
    this.__articleId = articleId
    this.__exact = exact
    this.__source = source
  }

  getPassage(): QuotedPassage {
    const { __passageId, __articleId, __exact, __source } = this.getLatest()
    return {
      passageId: __passageId as Id<'passage'>,
      articleId: __articleId as Id<'article'>,
      exact: __exact,
      source: __source,
    }
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('figure')
    const name = (config.theme as Record<string, unknown>)['passageQuote']
    if (typeof name === 'string') element.classList.add(...name.split(' '))
    return element
  }

  override updateDOM(): false {
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('blockquote')
    const words = document.createElement('p')
    const source = document.createElement('p')
    words.textContent = this.__exact
    source.textContent = `— ${this.__source}`
    element.append(words, source)
    return { element }
  }

  override isInline(): false {
    return false
  }

  override getTextContent(): string {
    return `${this.__exact}\n— ${this.__source}\n`
  }

  override decorate(): ReactNode {
    return <PassageQuote nodeKey={this.getKey()} passage={this.getPassage()} />
  }
}

export function $createPassageQuoteNode({ passageId, articleId, exact, source }: QuotedPassage): PassageQuoteNode {
  return $applyNodeReplacement(new PassageQuoteNode(passageId, articleId, exact, source))
}

export function $isPassageQuoteNode(node: LexicalNode | null | undefined): node is PassageQuoteNode {
  return node instanceof PassageQuoteNode
}
