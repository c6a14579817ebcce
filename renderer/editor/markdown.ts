import {
  CHECK_LIST,
  type ElementTransformer,
  type MultilineElementTransformer,
  type TextMatchTransformer,
  type Transformer,
  TRANSFORMERS,
} from '@lexical/markdown'
import { $createHorizontalRuleNode, $isHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension'
import type { EntityId, Id } from '#contract/ids.ts'
import { $createArticleLinkNode, $isArticleLinkNode, ArticleLinkNode } from './ArticleLinkNode.ts'
import { $createMentionNode, $isMentionNode, MentionNode } from './MentionNode.ts'
import { $createPassageQuoteNode, $isPassageQuoteNode, PassageQuoteNode } from './PassageQuoteNode.tsx'
import { tableTransformer } from './table-markdown.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const label = String.raw`((?:\\.|[^\\\[\]])+)`

function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, String.raw`\$&`)
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1')
}

/** `@[Ilham Aliyev](actor:…)` */
const MENTION: TextMatchTransformer = {
  type: 'text-match',
  dependencies: [MentionNode],
  importRegExp: new RegExp(`@\\[${label}\\]\\(((?:actor|event):${uuid})\\)`),
  regExp: new RegExp(`@\\[${label}\\]\\(((?:actor|event):${uuid})\\)$`),
  trigger: ')',
  export: (node) => ($isMentionNode(node) ? `@[${escaped(node.getTextContent())}](${node.getRef()})` : null),
  replace: (node, match) => {
    const ref = (match[2] ?? '') as EntityId
    node.replace($createMentionNode(ref, unescaped(match[1] ?? ''), ref.startsWith('event:') ? 'event' : 'actor'))
  },
}

/** `[[article:…|Title]]` */
const ARTICLE_LINK: TextMatchTransformer = {
  type: 'text-match',
  dependencies: [ArticleLinkNode],
  importRegExp: new RegExp(`\\[\\[(article:${uuid})\\|${label}\\]\\]`),
  regExp: new RegExp(`\\[\\[(article:${uuid})\\|${label}\\]\\]$`),
  trigger: ']',
  export: (node) => ($isArticleLinkNode(node) ? `[[${node.getRef()}|${escaped(node.getTextContent())}]]` : null),
  replace: (node, match) => {
    node.replace($createArticleLinkNode((match[1] ?? '') as Id<'article'>, unescaped(match[2] ?? '')))
  },
}

/** `> [!passage passage:…](article:…) Source` and then `> ` lines. */
const PASSAGE_QUOTE: MultilineElementTransformer = {
  type: 'multiline-element',
  dependencies: [PassageQuoteNode],
  regExpStart: new RegExp(`^> \\[!passage (passage:${uuid})\\]\\((article:${uuid})\\)(?: (.*))?$`),
  handleImportAfterStartMatch: ({ lines, rootNode, startLineIndex, startMatch }) => {
    let last = startLineIndex
    while (lines[last + 1]?.startsWith('> ')) last++
    const [, passageId, articleId, source = ''] = startMatch
    const exact = lines
      .slice(startLineIndex + 1, last + 1)
      .map((line) => line.slice(2))
      .join('\n')
    const quote = { passageId: passageId as Id<'passage'>, articleId: articleId as Id<'article'>, exact, source }
    rootNode.append($createPassageQuoteNode(quote))
    return [true, last]
  },
  replace: () => false,
  export: (node) => {
    if (!$isPassageQuoteNode(node)) return null
    const { passageId, articleId, exact, source } = node.getPassage()
    const words = exact.split('\n').map((line) => `> ${line}`)
    return [`> [!passage ${passageId}](${articleId}) ${source}`, ...words].join('\n')
  },
}

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRuleNode],
  regExp: /^(?:---|\*\*\*|___)\s?$/,
  export: (node) => ($isHorizontalRuleNode(node) ? '---' : null),
  replace: (parent, _children, _match, isImport) => {
    const rule = $createHorizontalRuleNode()
    if (isImport || parent.getNextSibling() !== null) parent.replace(rule)
    else parent.insertBefore(rule)
    rule.selectNext()
  },
}

const inline: Transformer[] = [MENTION, ARTICLE_LINK, ...TRANSFORMERS.filter(({ type }) => type.startsWith('text'))]

/** Ours stand before Lexical's: its quote would eat a passage quotation. */
export const noteTransformers: Transformer[] = [
  PASSAGE_QUOTE,
  tableTransformer(() => inline),
  MENTION,
  ARTICLE_LINK,
  CHECK_LIST,
  RULE,
  ...TRANSFORMERS,
]
