import {
  $applyNodeReplacement,
  type EditorConfig,
  enumValue,
  type LexicalNode,
  type NodeKey,
  nodeSchema,
  stringValue,
  TextNode,
  withField,
} from 'lexical'
import type { EntityId } from '#contract/ids.ts'

export type MentionKind = 'actor' | 'event'

const mentionSchema = nodeSchema<MentionNode>()({
  ref: withField(stringValue(), { field: '__ref' }),
  label: withField(stringValue(), { field: '__label' }),
  kind: withField(enumValue(['actor', 'event']), { field: '__kind' }),
})

/**
 * An actor or event named in a note. It is one token: typing never goes into it, Backspace takes it whole. The id is
 * what counts; the label is the name as it was when it was written.
 */
export class MentionNode extends TextNode {
  __ref: string
  __label: string
  __kind: MentionKind

  override $config() {
    return this.config('mention', { extends: TextNode, json: mentionSchema })
  }

  constructor(ref = '', label = '', kind: MentionKind = 'actor', key?: NodeKey) {
    super(label, key)
    this.__ref = ref
    this.__label = label
    this.__kind = kind
  }

  getRef(): string {
    return this.getLatest().__ref
  }

  getKind(): MentionKind {
    return this.getLatest().__kind
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config)
    element.dataset['ref'] = this.__ref
    element.dataset['kind'] = this.__kind
    element.dir = 'auto'
    element.spellcheck = false
    const name = (config.theme as Record<string, unknown>)[this.__kind === 'event' ? 'mentionEvent' : 'mention']
    if (typeof name === 'string') element.classList.add(...name.split(' '))
    return element
  }

  override updateDOM(before: this, element: HTMLElement, config: EditorConfig): boolean {
    return before.__kind !== this.__kind || before.__ref !== this.__ref || super.updateDOM(before, element, config)
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

export function $createMentionNode(ref: EntityId, label: string, kind: MentionKind): MentionNode {
  return $applyNodeReplacement(new MentionNode(ref, label, kind).setMode('token'))
}

export function $isMentionNode(node: LexicalNode | null | undefined): node is MentionNode {
  return node instanceof MentionNode
}
