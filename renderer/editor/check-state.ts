import type { NoteState } from '#contract/note.ts'
import { idOf } from '#contract/ids.ts'

/** Types of node that a note of this program may hold. */
const knownTypes = new Set([
  'root', 'paragraph', 'text', 'linebreak', 'tab', 'heading', 'quote', 'list', 'listitem', 'link', 'autolink', 'code',
  'code-highlight', 'table', 'tablerow', 'tablecell', 'horizontalrule', 'mention', 'article-link', 'passage-quote',
]) // prettier-ignore

const deepest = 100
const mostNodes = 200_000

const entityRef = idOf('actor', 'event')
const articleRef = idOf('article')
const passageRef = idOf('passage')

export type StateProblem =
  | { kind: 'newer'; version: string }
  | { kind: 'unknown node'; type: string }
  | { kind: 'broken'; at: string }
  | { kind: 'too large' }

/**
 * What keeps a note from being shown, or `null`. Lexical itself mends what it does not know by dropping it: a note
 * saved after that has lost words. So nothing is parsed before every node is known and whole.
 */
export function checkState(envelope: NoteState): StateProblem | null {
  if ((envelope.v as number) !== 1) return { kind: 'newer', version: String(envelope.v) }
  const root = envelope.state['root']
  if (!isNode(root) || root.type !== 'root') return { kind: 'broken', at: 'root' }
  let left = mostNodes
  const stack: { node: unknown; depth: number; at: string }[] = [{ node: root, depth: 0, at: 'root' }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth, at } = next
    if (--left < 0 || depth > deepest) return { kind: 'too large' }
    if (!isNode(node)) return { kind: 'broken', at }
    if (!knownTypes.has(node.type)) return { kind: 'unknown node', type: node.type }
    if (!isWhole(node)) return { kind: 'broken', at: `${at} (${node.type})` }
    const children = node['children']
    if (children === undefined) continue
    if (!Array.isArray(children)) return { kind: 'broken', at: `${at}.children` }
    children.forEach((child, index) => stack.push({ node: child, depth: depth + 1, at: `${at}.${index}` }))
  }
  return null
}

type SerializedNode = Record<string, unknown> & { type: string }

function isNode(value: unknown): value is SerializedNode {
  return typeof value === 'object' && value !== null && typeof (value as SerializedNode).type === 'string'
}

/** Whether the fields that carry a person's words or a reference are there, in the form that Lexical keeps. */
function isWhole(node: SerializedNode): boolean {
  switch (node.type) {
    case 'text':
    case 'code-highlight':
      return typeof node['text'] === 'string'
    case 'mention':
      return typeof node['label'] === 'string' && entityRef.safeParse(node['ref']).success
    case 'article-link':
      return typeof node['label'] === 'string' && articleRef.safeParse(node['ref']).success
    case 'passage-quote':
      return (
        typeof node['exact'] === 'string' &&
        passageRef.safeParse(node['passageId']).success &&
        articleRef.safeParse(node['articleId']).success
      )
    case 'link':
    case 'autolink':
      return typeof node['url'] === 'string'
    default:
      return true
  }
}
