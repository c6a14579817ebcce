import { CallerError } from '../library/library.ts'
import { say } from '../words.ts'

/** A node of a note's Lexical state, as JSON: only what walking it needs is known here. */
export type NoteNode = { [field: string]: unknown; type: string; children?: NoteNode[] }

/** The nodes a note may hold: Lexical's own, then ours. */
export const noteNodeTypes = new Set([
  'root',
  'paragraph',
  'heading',
  'quote',
  'list',
  'listitem',
  'code',
  'code-highlight',
  'table',
  'tablerow',
  'tablecell',
  'link',
  'autolink',
  'text',
  'linebreak',
  'tab',
  'horizontalrule',
  'mention',
  'article-link',
  'passage-quote',
])

const depthMost = 100
const nodesMost = 200_000

/**
 * The root of a note's state, every node of it checked. Throws, with a sentence, when it is not a state that this
 * program can read: such a note must never take the place of one that was saved before.
 */
export function checkedRoot(state: Record<string, unknown>): NoteNode {
  const root = state['root']
  let left = nodesMost
  check(root, 0)
  const checked = root as NoteNode
  if (checked.type !== 'root') refuse(`"${checked.type}" is not a root`)
  return checked

  function check(node: unknown, depth: number): void {
    if (depth > depthMost) refuse(`nested deeper than ${depthMost}`)
    if ((left -= 1) < 0) refuse(`more than ${nodesMost} parts`)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) refuse('a part is not a node')
    const { type, children } = node as Record<string, unknown>
    if (typeof type !== 'string' || !noteNodeTypes.has(type)) refuse(`unknown part "${String(type).slice(0, 60)}"`)
    checkOwnFields(node as NoteNode)
    if (children === undefined) return
    if (!Array.isArray(children)) refuse(`the children of "${type}" are not a list`)
    for (const child of children as unknown[]) check(child, depth + 1)
  }
}

/** The fields that our nodes cannot do without, all texts. */
const ownFields: Record<string, readonly string[]> = {
  text: ['text'],
  mention: ['ref', 'label'],
  'article-link': ['ref', 'label'],
  'passage-quote': ['passageId', 'articleId', 'exact'],
}

function checkOwnFields(node: NoteNode): void {
  for (const field of ownFields[node.type] ?? [])
    if (typeof node[field] !== 'string') refuse(`"${node.type}" without ${field}`)
}

function refuse(reason: string): never {
  throw new CallerError(say('changes.errors.note', { reason }))
}
