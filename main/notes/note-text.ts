import { anyId, type Id } from '#contract/ids.ts'
import type { NoteNode } from './note-nodes.ts'

/** Nodes that stand inside a line; all others begin their own. */
const inline = new Set(['text', 'code-highlight', 'linebreak', 'tab', 'link', 'autolink', 'mention', 'article-link'])

export function isInline({ type }: NoteNode): boolean {
  return inline.has(type)
}

/** The plain text of a note: a line a block, cells of a table row set apart by tabs. */
export function noteText(root: NoteNode): string {
  return linesOf(root).join('\n').trim()
}

function linesOf(node: NoteNode): string[] {
  if (node.type === 'passage-quote') return [textField(node, 'exact')]
  if (node.type === 'tablerow') return [(node.children ?? []).map((cell) => linesOf(cell).join(' ')).join('\t')]
  const lines: string[] = []
  let line: string | null = null
  for (const child of node.children ?? []) {
    if (isInline(child)) line = (line ?? '') + inlineText(child)
    else {
      if (line !== null) lines.push(line)
      line = null
      for (const inner of linesOf(child)) lines.push(inner)
    }
  }
  if (line !== null) lines.push(line)
  return lines
}

/** The words of a node that stands inside a line. */
export function inlineText(node: NoteNode): string {
  switch (node.type) {
    case 'text':
    case 'code-highlight':
      return textField(node, 'text')
    case 'linebreak':
      return '\n'
    case 'tab':
      return '\t'
    case 'mention':
    case 'article-link':
      return textField(node, 'label')
    default:
      return (node.children ?? []).map(inlineText).join('')
  }
}

const textField = (node: NoteNode, field: string) => (typeof node[field] === 'string' ? node[field] : '')

/** The fields of our nodes that hold ids. */
export const idFields = ['ref', 'passageId', 'articleId'] as const

/** What a note mentions, each once, in the order of the note: entities, articles, quoted passages and their articles. */
export function noteMentions(root: NoteNode): Id[] {
  const found = new Set<Id>()
  const visit = (node: NoteNode): void => {
    if (node.type === 'mention' || node.type === 'article-link' || node.type === 'passage-quote')
      for (const field of idFields) {
        const id = anyId.safeParse(node[field])
        if (id.success) found.add(id.data)
      }
    node.children?.forEach(visit)
  }
  visit(root)
  return [...found]
}
