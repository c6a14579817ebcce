import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import type { Notice } from '#contract/notices.ts'
import type { Passage } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import type { PassageCard } from '#contract/views.ts'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { call, onNotice } from '../notebook.ts'
import type { Span } from './surface.ts'

/** What the text and its inspector show together of one article: its passages, and what a person is doing with them. */
export type ReadingState = {
  status: 'loading' | 'ready' | 'failed'
  /** Why the passages could not be read, in a sentence. */
  problem?: string
  /** In text order; those no longer found in the text come last. */
  cards: readonly PassageCard[]
  entities: ReadonlyMap<EntityId, Entity>
  tags: ReadonlyMap<Id<'tag'>, Tag>
  active: Id<'passage'> | null
  hover: Id<'passage'> | null
  /** Where the active passage was chosen; the other side scrolls to it. */
  chosenIn: 'text' | 'cards'
  /** The selected words, without white space at their edges. */
  selection: Span | null
  /** An edge being moved: shown at once, saved when the hand rests. */
  draft: (Span & { passageId: Id<'passage'> }) | null
  marksView: boolean
  /** Suggestions that show in the inspector, and so in the text. */
  suggested: readonly Suggestion[]
  /** The one to be answered; where it was chosen, the other side scrolls to it. */
  suggestion: { id: string; chosenIn: 'text' | 'list' } | null
  /** Words whose claim is to be recorded: a figure that was suggested. */
  claiming: Span | null
}

export type Reading = {
  articleId: Id<'article'>
  store: StoreApi<ReadingState>
  /** Puts a passage that a call answered in place without waiting for its notice. */
  put: (passage: Passage, ...others: Document[]) => void
  choose: (id: Id<'passage'> | null, chosenIn: ReadingState['chosenIn']) => void
  reload: () => void
  hold: () => () => void
}

/** More changed passages than this are asked for as a whole article's. */
const mostSingly = 2000

const open = new Map<Id<'article'>, Reading>()

/** The one reading of an article in this window, shared by the text and the inspector while either shows it. */
export function readingOf(articleId: Id<'article'>): Reading {
  const known = open.get(articleId)
  if (known) return known
  const made = createReading(articleId)
  open.set(articleId, made)
  return made
}

export function useReading(articleId: Id<'article'>): Reading {
  const reading = readingOf(articleId)
  useEffect(() => reading.hold(), [reading])
  return reading
}

export function useReadingState<Part>(reading: Reading, pick: (state: ReadingState) => Part): Part {
  return useStore(reading.store, pick)
}

export function createReading(articleId: Id<'article'>): Reading {
  const store = createStore<ReadingState>(() => ({
    status: 'loading',
    cards: [],
    entities: new Map(),
    tags: new Map(),
    active: null,
    hover: null,
    chosenIn: 'text',
    selection: null,
    draft: null,
    marksView: false,
    suggested: [],
    suggestion: null,
    claiming: null,
  }))
  // One answer is taken in after the other, so that an older one never covers a newer.
  let last = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work).catch((problem: unknown) => {
      const message = problem instanceof Error ? problem.message : String(problem)
      store.setState((state) => (state.status === 'ready' ? {} : { status: 'failed', problem: message }))
    })
  }
  const load = async () => {
    const cards = await call('passageCards', { articleId })
    store.setState({ cards: sorted(cards) })
    await nameLinks(store)
    store.setState({ status: 'ready' })
  }
  const hear = (notice: Notice) => {
    if (notice.kind === 'libraryChanged') inTurn(load)
    if (notice.kind === 'changed') inTurn(() => takeIn(store, articleId, notice.ids, load))
  }
  let holders = 0
  let stop: (() => void) | null = null
  return {
    articleId,
    store,
    put: (passage, ...others) => store.setState((state) => merge(state, articleId, [passage, ...others], [])),
    choose: (id, chosenIn) => store.setState({ active: id, chosenIn }),
    reload: () => inTurn(load),
    hold: () => {
      if (holders++ === 0 && !stop) {
        stop = onNotice(hear)
        inTurn(load)
      }
      return () => {
        holders--
        // A moment later, as the text and the inspector of the same article leave and come one after the other.
        setTimeout(() => {
          if (holders > 0 || !stop) return
          stop()
          stop = null
          if (open.get(articleId)?.store === store) open.delete(articleId)
        })
      }
    },
  }
}

/** Fetches what a notice names and this article shows; nothing else is asked for. */
async function takeIn(
  store: StoreApi<ReadingState>,
  articleId: Id<'article'>,
  ids: readonly Id[],
  load: () => Promise<void>,
): Promise<void> {
  const { cards, entities } = store.getState()
  const wanted = ids.filter((id) => {
    const kind = kindOf(id)
    return kind === 'passage' || kind === 'claim' || kind === 'tag' || entities.has(id as EntityId)
  })
  // Notes are counted on the cards; which passages a note spoke of before is not known here.
  const notesChanged = cards.length > 0 && ids.some((id) => kindOf(id) === 'note')
  if (wanted.length > mostSingly || notesChanged) return load()
  if (wanted.length === 0) return
  const documents = await call('getDocuments', { ids: wanted })
  const gone = wanted.filter((_, index) => documents[index] === null)
  const there = documents.filter((document) => document !== null)
  store.setState((state) => merge(state, articleId, there, gone))
  await nameLinks(store)
}

/** The state with documents put in and others taken out. */
function merge(
  state: ReadingState,
  articleId: Id<'article'>,
  documents: readonly Document[],
  gone: readonly Id[],
): Partial<ReadingState> {
  const cards = new Map(state.cards.map((card) => [card.passage.id, card]))
  const entities = new Map(state.entities)
  const tags = new Map(state.tags)
  const claims = documents.filter((document): document is Claim => kindOf(document.id) === 'claim')
  for (const document of documents) {
    const kind = kindOf(document.id)
    if (kind === 'passage') putPassage(cards, document as Passage, articleId)
    else if (kind === 'tag') tags.set(document.id as Id<'tag'>, document as Tag)
    else if (kind === 'actor' || kind === 'event') entities.set(document.id as EntityId, document as Entity)
  }
  for (const id of gone) {
    cards.delete(id as Id<'passage'>)
    tags.delete(id as Id<'tag'>)
    entities.delete(id as EntityId)
  }
  const changedClaims = new Set<string>([...claims.map(({ id }) => id), ...gone])
  if (changedClaims.size > 0)
    for (const [id, card] of cards) {
      const kept = card.claims.filter((claim) => !changedClaims.has(claim.id))
      const added = claims.filter((claim) => claim.passageId === id)
      if (added.length > 0 || kept.length < card.claims.length) cards.set(id, { ...card, claims: [...kept, ...added] })
    }
  const active = state.active && cards.has(state.active) ? state.active : null
  return { cards: sorted([...cards.values()]), entities, tags, active }
}

function putPassage(cards: Map<Id<'passage'>, PassageCard>, passage: Passage, articleId: Id<'article'>): void {
  const known = cards.get(passage.id)
  if (passage.articleId !== articleId) cards.delete(passage.id)
  else cards.set(passage.id, known ? { ...known, passage } : { passage, sentence: '', claims: [], notes: 0 })
}

/** Whether the words of a passage have a place in the text. */
export const isPlaced = ({ passage }: PassageCard): boolean => passage.state !== 'orphaned'

function sorted(cards: readonly PassageCard[]): PassageCard[] {
  return [...cards].sort(inCardOrder)
}

function inCardOrder(a: PassageCard, b: PassageCard): number {
  const [first, second] = [a.passage, b.passage]
  if (isPlaced(a) !== isPlaced(b)) return isPlaced(a) ? -1 : 1
  return (
    first.target.start - second.target.start ||
    second.target.end - first.target.end ||
    (first.id < second.id ? -1 : first.id > second.id ? 1 : 0)
  )
}

/** Asks for the entities and tags that cards name and that are not known yet. */
async function nameLinks(store: StoreApi<ReadingState>): Promise<void> {
  const { cards, entities, tags } = store.getState()
  const missing = new Set<Id>()
  for (const { passage, claims } of cards) {
    for (const { entityId } of passage.links) if (!entities.has(entityId)) missing.add(entityId)
    for (const tag of passage.tags) if (!tags.has(tag)) missing.add(tag)
    for (const { attribution } of claims)
      for (const { actorId } of attribution) if (actorId && !entities.has(actorId)) missing.add(actorId)
  }
  if (missing.size === 0) return
  const found = await call('getDocuments', { ids: [...missing].slice(0, 10_000) })
  store.setState((state) => {
    const known = { entities: new Map(state.entities), tags: new Map(state.tags) }
    for (const document of found)
      if (document && kindOf(document.id) === 'tag') known.tags.set(document.id as Id<'tag'>, document as Tag)
      else if (document) known.entities.set(document.id as EntityId, document as Entity)
    return known
  })
}
