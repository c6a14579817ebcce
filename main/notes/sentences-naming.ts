import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { NoteOn } from '#contract/cross-reference.ts'
import { sentencesOf } from '../text/sentences.ts'
import type { NoteNode } from './note-nodes.ts'
import { idFields, inlineText, isInline } from './note-text.ts'

type Naming = NoteOn['sentences'][number]

const sentenceMost = 400

const sentencesMost = 3

type Sentences = Pick<NoteOn, 'sentences' | 'mentions'>

/** Found once a note and document: a note is replaced, never changed, and hundreds may name who is named most. */
const known = new WeakMap<Note, Map<Id, Sentences>>()

/** The sentences of a note that name a document: those of its mentions, and quotations of its passages. */
export function sentencesNaming(note: Note, id: Id): Sentences {
  const ofNote = known.get(note) ?? new Map<Id, Sentences>()
  known.set(note, ofNote)
  const found = ofNote.get(id) ?? findSentences(note, id)
  ofNote.set(id, found)
  return found
}

function findSentences(note: Note, id: Id): Sentences {
  const found: Naming[] = []
  const root = note.state.state['root'] as NoteNode | undefined
  if (root) visit(root, id, found)
  return { sentences: found.slice(0, sentencesMost), mentions: found.length }
}

function visit(node: NoteNode, id: Id, found: Naming[]): void {
  if (node.type === 'passage-quote') {
    if (names(node, id)) found.push(quoted(node))
    return
  }
  let line: Line = { text: '', places: [] }
  const flush = () => {
    found.push(...namingIn(line))
    line = { text: '', places: [] }
  }
  for (const child of node.children ?? []) {
    if (isInline(child)) append(line, child, id)
    else {
      flush()
      visit(child, id, found)
    }
  }
  flush()
}

const names = (node: NoteNode, id: Id) => idFields.some((field) => node[field] === id)

function quoted(node: NoteNode): Naming {
  const exact = String(node['exact']).replace(/\s+/g, ' ').trim()
  const sentence = exact.length > sentenceMost ? `${exact.slice(0, sentenceMost)}…` : exact
  return { sentence, words: sentence }
}

/** One line of a note, and where in it a document is named. */
type Line = { text: string; places: { start: number; end: number }[] }

function append(line: Line, node: NoteNode, id: Id): void {
  const isLink = node.type === 'link' || node.type === 'autolink'
  if (isLink) for (const child of node.children ?? []) append(line, child, id)
  else {
    const start = line.text.length
    line.text += inlineText(node)
    if ((node.type === 'mention' || node.type === 'article-link') && names(node, id))
      line.places.push({ start, end: line.text.length })
  }
}

function namingIn({ text, places }: Line): Naming[] {
  if (places.length === 0) return []
  const sentences = sentencesOf(text)
  const flat = (part: string) => part.replace(/\s+/g, ' ').trim()
  return places.map(({ start, end }) => {
    const around = sentences.find((sentence) => sentence.start <= start && start < sentence.end)
    const sentence = flat(around ? text.slice(around.start, Math.max(around.end, end)) : text)
    const words = flat(text.slice(start, end))
    return { sentence: sentence.length > sentenceMost ? cutAround(sentence, words) : sentence, words }
  })
}

function cutAround(sentence: string, words: string): string {
  const at = Math.max(0, sentence.indexOf(words) - sentenceMost / 2)
  return `${at > 0 ? '…' : ''}${sentence.slice(at, at + sentenceMost)}…`
}
