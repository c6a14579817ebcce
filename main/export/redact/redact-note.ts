import type { Id } from '#contract/ids.ts'
import type { Note, NoteState } from '#contract/note.ts'
import type { Target } from '#contract/passage.ts'
import { type OtherNames, type Replacement, replaced } from './other-names.ts'

type Node = { [field: string]: unknown }

/** Fields of Lexical's nodes that hold no words. */
const wordless = new Set([
  'type',
  'ref',
  'kind',
  'passageId',
  'articleId',
  'tag',
  'listType',
  'mode',
  'direction',
  'style',
  'textStyle',
  'language',
])

/** The words a passage leaves with, where they were worked out from its text. */
type TargetOf = (id: Id<'passage'>) => Target | undefined

/** A note's state under other names. A name may change its format half way: its pieces are read as one. */
export function redactNoteState(envelope: NoteState, names: OtherNames, targetOf: TargetOf): Note['state'] {
  return { ...envelope, state: redactNode(envelope.state, names, targetOf) }
}

function redactNode(node: Node, names: OtherNames, targetOf: TargetOf): Node {
  const told: Node = {}
  for (const [field, value] of Object.entries(node)) told[field] = redactField(field, value, names, targetOf)
  // A quotation may hold half a name: it shows what its passage shows.
  const target = node['type'] === 'passage-quote' ? targetOf(node['passageId'] as Id<'passage'>) : undefined
  return target ? { ...told, exact: target.exact } : told
}

function redactField(field: string, value: unknown, names: OtherNames, targetOf: TargetOf): unknown {
  if (typeof value === 'string') {
    if (wordless.has(field)) return value
    const told = names.in(value)
    return field === 'url' && told !== value ? '' : told
  }
  if (Array.isArray(value))
    return field === 'children'
      ? redactChildren(value as Node[], names, targetOf)
      : value.map((one) => redactField(field, one, names, targetOf))
  return typeof value === 'object' && value !== null ? redactNode(value as Node, names, targetOf) : value
}

function redactChildren(children: readonly Node[], names: OtherNames, targetOf: TargetOf): Node[] {
  const told: Node[] = []
  for (let at = 0; at < children.length;) {
    let end = at
    while (end < children.length && isText(children[end])) end += 1
    if (end > at) told.push(...redactRun(children.slice(at, end), names))
    else told.push(redactNode(children[end++] as Node, names, targetOf))
    at = end
  }
  return told
}

const isText = (node: Node | undefined) =>
  (node?.['type'] === 'text' || node?.['type'] === 'code-highlight') && typeof node['text'] === 'string'

/** Neighbouring pieces of text: the new name stands in the piece where the old one began. */
function redactRun(run: readonly Node[], names: OtherNames): Node[] {
  const texts = run.map((node) => node['text'] as string)
  const all = names.replacementsIn(texts.join(''))
  let from = 0
  return run.map((node, index) => {
    const text = texts[index] as string
    const to = from + text.length
    const here = all.flatMap((one) => clipped(one, from, to))
    from = to
    return { ...node, text: replaced(text, here) }
  })
}

function clipped({ start, end, with: words }: Replacement, from: number, to: number): Replacement[] {
  if (start >= to || end <= from) return []
  const begins = start >= from
  return [{ start: Math.max(start, from) - from, end: Math.min(end, to) - from, with: begins ? words : '' }]
}
