import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { PassageCard } from '#contract/views.ts'
import { call } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { foldText } from './fold-text.ts'
import { isPlaced, type Reading } from './reading.ts'
import type { Span } from './surface.ts'

/** What an action is about: words of the text, and the passage they already are, when they are one. */
export type Target = Span & { passageId?: Id<'passage'> }

/** What a finder hands back: one that is there, or one to make. An empty role takes a role away. */
export type Choice =
  | { kind: 'entity'; entityId: EntityId; role?: string; asAlias?: true; open?: true }
  | {
      kind: 'new entity'
      entity: 'actor' | 'event'
      name: string
      type?: string
      role?: string
      asAlias?: true
      open?: true
    }
  | { kind: 'tag'; tagId: Id<'tag'> }
  | { kind: 'new tag'; name: string }

/** The selected words, else the active passage; null when an action would have nothing to work on. */
export function targetOf(reading: Reading): Target | null {
  const { selection, active, cards } = reading.store.getState()
  const card = selection
    ? (cards.find((card) => card.passage.id === active && isSpan(card, selection)) ??
      cards.find((card) => isSpan(card, selection)))
    : cards.find((card) => card.passage.id === active && isPlaced(card))
  if (card) return { start: card.passage.target.start, end: card.passage.target.end, passageId: card.passage.id }
  return selection
}

const isSpan = ({ passage }: PassageCard, span: Span) =>
  passage.state !== 'orphaned' && passage.target.start === span.start && passage.target.end === span.end

/** Links or tags the words, making a passage of them first where there is none: one change. */
export async function mark(reading: Reading, target: Target, choice: Choice): Promise<Passage> {
  const { articleId } = reading
  const { start, end, passageId } = target
  if (choice.kind === 'entity' && passageId && !choice.asAlias) {
    const role = choice.role === undefined ? {} : { role: choice.role || null }
    const passage = await call('linkPassage', { passageId, entityId: choice.entityId, ...role })
    reading.put(passage)
    return finish(reading, passage)
  }
  const also =
    'role' in choice || 'asAlias' in choice
      ? { ...(choice.role && { role: choice.role }), ...(choice.asAlias && { asAlias: true }) }
      : {}
  const what =
    choice.kind === 'entity'
      ? { entityId: choice.entityId, ...also }
      : choice.kind === 'new entity'
        ? { create: { kind: choice.entity, name: choice.name, ...(choice.type && { type: choice.type }) }, ...also }
        : choice.kind === 'tag'
          ? { tagId: choice.tagId }
          : { createTag: choice.name }
  const { passage, entity, tag } = await call('markPassage', { articleId, start, end, ...what })
  const made: Document[] = []
  if (entity) made.push(entity)
  if (tag) made.push(tag)
  reading.put(passage, ...made)
  return finish(reading, passage)
}

/** Makes a passage of the words and nothing more; words that are a passage already are only chosen. */
export async function highlight(reading: Reading, { start, end, passageId }: Target): Promise<Id<'passage'>> {
  if (passageId) {
    reading.choose(passageId, 'text')
    return passageId
  }
  const passage = await call('savePassage', { articleId: reading.articleId, start, end })
  reading.put(passage)
  return finish(reading, passage).id
}

function finish(reading: Reading, passage: Passage): Passage {
  reading.choose(passage.id, 'text')
  return passage
}

/** Deletes a passage with all that hangs on it, and offers to take that back. */
export async function remove(reading: Reading, id: Id<'passage'>): Promise<void> {
  const card = reading.store.getState().cards.find((card) => card.passage.id === id)
  await call('deletePassage', { id })
  const words = shortened(card?.passage.target.exact ?? '', 40)
  toast(t('reader.deleted', { words }), { action: { label: t('common.undo'), run: undoDeletion } })
}

/** Only while it is the last change: a later one is not to be undone in its place. */
async function undoDeletion(): Promise<void> {
  const { undo } = await call('undoState', {})
  if (undo?.key === 'deletePassage') await call('undo', {})
  else toast(t('reader.undoInOrder'))
}

export async function resize(reading: Reading, id: Id<'passage'>, { start, end }: Span): Promise<void> {
  const passage = await call('savePassage', { id, articleId: reading.articleId, start, end })
  reading.put(passage)
}

/** Entities that these very words, or words that fold to the same, were linked to before: the likely choice. */
const linkedBefore = new Map<string, EntityId>()
const wordsKey = (kind: string, words: string) => `${kind} ${foldText(words).text.trim()}`

export function rememberLink(entity: Pick<Entity, 'id' | 'kind'>, words: string): void {
  linkedBefore.set(wordsKey(entity.kind, words), entity.id)
}

export function likelyEntities(reading: Reading, kind: 'actor' | 'event', words: string): EntityId[] {
  const key = wordsKey(kind, words)
  const likely = new Set<EntityId>()
  const remembered = linkedBefore.get(key)
  if (remembered) likely.add(remembered)
  for (const { passage } of reading.store.getState().cards)
    if (passage.links.length > 0 && wordsKey(kind, passage.target.exact) === key)
      for (const { entityId } of passage.links) if (entityId.startsWith(`${kind}:`)) likely.add(entityId)
  return [...likely]
}

/** The first words of a text, with an ellipsis where it goes on; white space as one blank. */
export function shortened(text: string, length: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  if (flat.length <= length) return flat
  const cut = flat.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 15)).trimEnd()}…`
}
