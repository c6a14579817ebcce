import type { EntityId, Id } from '#contract/ids.ts'
import type { NoteState } from '#contract/note.ts'

/** The nodes of a note as Lexical's JSON holds them, whole, so that an editor reads back what is written here. */
export type SampleNode = { type: string; version: 1; [field: string]: unknown }

const block = { direction: null, format: '', indent: 0, version: 1 } as const
const token = { detail: 0, format: 0, mode: 'token', style: '', version: 1 } as const

/** Bold is Lexical's format 1. */
export function words(text: string, bold = false): SampleNode {
  return { type: 'text', text, detail: 0, format: bold ? 1 : 0, mode: 'normal', style: '', version: 1 }
}

export function mention(ref: EntityId, label: string): SampleNode {
  return { type: 'mention', ref, label, kind: ref.startsWith('event:') ? 'event' : 'actor', text: label, ...token }
}

export function articleLink(ref: Id<'article'>, label: string): SampleNode {
  return { type: 'article-link', ref, label, text: label, ...token }
}

export function paragraph(...children: SampleNode[]): SampleNode {
  return { type: 'paragraph', children, textFormat: 0, textStyle: '', ...block }
}

export function heading(text: string): SampleNode {
  return { type: 'heading', tag: 'h2', children: [words(text)], ...block }
}

export function list(...items: SampleNode[][]): SampleNode {
  const children = items.map((children, index) => ({ type: 'listitem', value: index + 1, children, ...block }))
  return { type: 'list', listType: 'bullet', start: 1, tag: 'ul', children, ...block }
}

/** Words quoted from a passage, with the source they keep. */
export function passageQuote(quoted: {
  passageId: Id<'passage'>
  articleId: Id<'article'>
  exact: string
  source: string
}): SampleNode {
  return { type: 'passage-quote', ...quoted, version: 1 }
}

export function noteState(...children: SampleNode[]): NoteState {
  return { v: 1, lexical: '0.52.0', state: { root: { type: 'root', children, ...block } } }
}
