import type { EntityId, Id } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { call, queries } from '../../notebook.ts'
import { toast } from '../../ui/Toasts.tsx'
import { toastWithUndo } from '../../undo.ts'
import { t } from '../../words.ts'
import { shortened } from '../actions.ts'
import type { Reading } from '../reading.ts'
import type { NewType } from './suggestion-words.ts'

/** Whom the words mean, what a new name is to be, or the event whose date they tell. */
export type Meant = { entityId: EntityId } | { as: NewType } | { dates: Who } | null
type Who = { id: Id<'event'>; name: string } | { create: string }

/** Accepts what the words are taken for: one change. A figure becomes a claim, which a person sees first. */
export async function accept(reading: Reading, suggestion: Suggestion, meant: Meant): Promise<void> {
  const { kind, start, end, text } = suggestion
  if (kind === 'figure') return reading.store.setState({ claiming: { start, end } })
  const { articleId } = reading
  await decided(reading, suggestion, async () => {
    const of = kind === 'date' ? await dateArgs(suggestion, meant) : entityArgs(kind, meant)
    const { passage, entity } = await call('acceptSuggestion', { articleId, start, end, ...of })
    reading.put(passage, ...(entity ? [entity] : []))
    const words = shortened(text, 40)
    const linked = kind === 'date' ? 'suggestions.dated' : 'suggestions.linked'
    await toastWithUndo(entity ? t(linked, { words, name: entity.name }) : t('suggestions.marked', { words }))
  })
}

/** A new event is made first: a change of its own. */
async function dateArgs({ value }: Suggestion, meant: Meant) {
  const kind = 'date' as const
  if (!meant || !('dates' in meant) || value?.kind !== 'date') return { kind }
  const { dates } = meant
  const eventId = 'id' in dates ? dates.id : (await call('saveEntity', { kind: 'event', name: dates.create })).id
  const { edtf, clock } = value
  return { kind, dates: { eventId: eventId as Id<'event'>, edtf, ...(clock && { clock }) } }
}

function entityArgs(kind: 'actor' | 'event', meant: Meant) {
  if (!meant || 'dates' in meant) return { kind }
  if ('entityId' in meant) return { kind, entityId: meant.entityId }
  if (meant.as === 'event') return { kind: 'event' as const }
  return { kind: 'actor' as const, ...(meant.as !== 'none' && { type: meant.as }) }
}

/** Not offered again. A name that several have is rejected for each of them. */
export async function reject(reading: Reading, suggestion: Suggestion): Promise<void> {
  const { kind, start, end, entityId, candidates, text } = suggestion
  const { articleId } = reading
  const entities = candidates ? candidates.map((one) => one.entityId) : [entityId]
  await decided(reading, suggestion, async () => {
    for (const one of entities)
      await call('rejectSuggestion', { articleId, kind, start, end, ...(one && { entityId: one }) })
    const told = t('suggestions.rejected', { words: shortened(text, 40) })
    // Several changes: they are taken back one by one.
    if (entities.length > 1) toast(told)
    else await toastWithUndo(told)
  })
}

/** Links every mention of one entity in the article that is its alone: one change. */
export async function acceptAll(reading: Reading, entityId: EntityId, name: string): Promise<void> {
  const { marked } = await call('markAllMentions', { entityId, articleIds: [reading.articleId] })
  await toastWithUndo(t('suggestions.markedAll', { count: marked, name }))
}

/** Takes it off the list at once; what the notebook then answers, also after undo, decides. */
async function decided(reading: Reading, { id }: Suggestion, work: () => Promise<void>): Promise<void> {
  const queryKey = suggestKey(reading.articleId)
  queries.setQueryData<Suggestion[]>(queryKey, (all) => all?.filter((one) => one.id !== id))
  try {
    await work()
  } catch (problem) {
    await queries.invalidateQueries({ queryKey })
    throw problem
  }
}

const suggestKey = (articleId: Id<'article'>) => ['suggest', { articleId }]
