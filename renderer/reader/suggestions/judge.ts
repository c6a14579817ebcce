import type { EntityId, Id } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { call, queries } from '../../notebook.ts'
import { toast } from '../../ui/Toasts.tsx'
import { toastWithUndo } from '../../undo.ts'
import { t } from '../../words.ts'
import { shortened } from '../actions.ts'
import type { Reading } from '../reading.ts'
import type { NewType } from './suggestion-words.ts'

/** Whom the words mean, or what a new name is to be. */
export type Meant = { entityId: EntityId } | { as: NewType } | null

/** Accepts what the words are taken for: one change. A figure becomes a claim, which a person sees first. */
export async function accept(reading: Reading, suggestion: Suggestion, meant: Meant): Promise<void> {
  const { kind, start, end, text } = suggestion
  if (kind === 'figure') return reading.store.setState({ claiming: { start, end } })
  const { articleId } = reading
  const asked = { articleId, start, end, ...(kind === 'date' ? { kind } : entityArgs(kind, meant)) }
  await decided(reading, suggestion, async () => {
    const { passage, entity } = await call('acceptSuggestion', asked)
    reading.put(passage, ...(entity ? [entity] : []))
    const words = shortened(text, 40)
    await toastWithUndo(
      entity ? t('suggestions.linked', { words, name: entity.name }) : t('suggestions.marked', { words }),
    )
  })
}

function entityArgs(kind: 'actor' | 'event', meant: Meant) {
  if (!meant) return { kind }
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
