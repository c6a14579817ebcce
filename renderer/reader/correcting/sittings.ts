import type { Id } from '#contract/ids.ts'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { call, queries } from '../../notebook.ts'
import { tellUnsaved, watchUnsaved } from '../../notes/unsaved.ts'
import { go, pathTo } from '../../routes.ts'
import { toast } from '../../ui/Toasts.tsx'
import { toastWithUndo } from '../../undo.ts'
import { t } from '../../words.ts'
import { showReview } from '../inspector-tab.ts'
import type { Correction } from './correction.ts'

/** One article being corrected in this window, from the asking to the leaving. */
export type Sitting = {
  /** Null until its text and passages are there. */
  correction: Correction | null
  /** Where the caret begins, and the place at the top of the page. */
  at?: number | undefined
  top?: number | undefined
  saving: boolean
  /** Why it could not be saved: a sentence. The edits are still there. */
  problem: string | null
}

const store = createStore<{ sittings: ReadonlyMap<Id<'article'>, Sitting> }>(() => ({ sittings: new Map() }))

/** Corrections that were given up, to be brought back: nothing typed is lost by a key. */
const putAside = new Map<Id<'article'>, Correction>()

export const sittingAt = (articleId: Id<'article'>) => store.getState().sittings.get(articleId)
export const useSitting = (articleId: Id<'article'>) => useStore(store, ({ sittings }) => sittings.get(articleId))

function change(articleId: Id<'article'>, changes: Partial<Sitting> | null): void {
  store.setState(({ sittings }) => {
    const next = new Map(sittings)
    const sitting = next.get(articleId)
    if (changes === null) next.delete(articleId)
    else if (sitting) next.set(articleId, { ...sitting, ...changes })
    return { sittings: next }
  })
  tellUnsaved()
}

let isWatched = false

/** Asks for the text of an article to be corrected; its reader begins once everything is there. */
export function startCorrecting(articleId: Id<'article'>, where: Pick<Sitting, 'at' | 'top'> = {}): void {
  if (sittingAt(articleId)) return
  if (!isWatched) watchUnsaved({ isUnsaved: isAnyEdited, flush: saveAll })
  isWatched = true
  store.setState(({ sittings }) => ({
    sittings: new Map(sittings).set(articleId, { correction: null, saving: false, problem: null, ...where }),
  }))
}

const edited = () =>
  [...store.getState().sittings.values()].flatMap(({ correction }) => (correction?.isEdited() ? [correction] : []))
const isAnyEdited = () => edited().length > 0

async function saveAll(): Promise<void> {
  for (const { articleId } of edited()) await finish(articleId)
}

export function beginSitting(correction: Correction): void {
  change(correction.articleId, { correction })
}

/** Whether corrections of this article were given up and can be brought back. */
export const isPutAside = (articleId: Id<'article'>) => putAside.has(articleId)

/** Saves what was corrected, in one change, and shows the new text. What cannot be saved stays where it is. */
export async function finish(articleId: Id<'article'>, basedOn?: string): Promise<void> {
  const sitting = sittingAt(articleId)
  if (!sitting || sitting.saving) return
  const { correction } = sitting
  if (!correction?.isEdited()) return leave(articleId)
  change(articleId, { saving: true, problem: null })
  try {
    const { article, passages } = await call('correctText', {
      articleId,
      basedOn: basedOn ?? correction.basedOn,
      blocks: correction.blocks(),
      places: correction.places(),
    })
    await queries.invalidateQueries({
      predicate: ({ queryKey: [name] }) => name === 'getText' || name === 'getArticle',
    })
    leave(articleId)
    const uncertain = passages.filter(({ outcome }) => outcome !== 'intact').length
    if (uncertain === 0) return await toastWithUndo(t('reader.correcting.saved', { title: article.title }))
    toast(t('reader.correcting.savedWith', { count: uncertain, title: article.title }), {
      action: { label: t('reader.review.show'), run: () => goToReview(articleId) },
    })
  } catch (problem) {
    change(articleId, { saving: false, problem: problem instanceof Error ? problem.message : String(problem) })
  }
}

function goToReview(articleId: Id<'article'>): void {
  go(pathTo(articleId))
  showReview(articleId)
}

/** Leaves without saving. What was typed is put aside, and can be brought back as long as the window is open. */
export function giveUp(articleId: Id<'article'>): void {
  const correction = sittingAt(articleId)?.correction
  if (correction?.isEdited()) {
    putAside.get(articleId)?.stop()
    putAside.set(articleId, correction)
    change(articleId, { correction: null })
    toast(t('reader.correcting.givenUp'), {
      action: { label: t('reader.correcting.bringBack'), run: () => bringBack(articleId) },
    })
  }
  leave(articleId)
}

export function bringBack(articleId: Id<'article'>): void {
  const correction = putAside.get(articleId)
  if (!correction) return
  putAside.delete(articleId)
  const there = sittingAt(articleId)?.correction
  if (there?.isEdited()) putAside.set(articleId, there)
  else there?.stop()
  go(pathTo(articleId))
  startCorrecting(articleId)
  beginSitting(correction)
}

/** The reader went elsewhere: what was corrected is saved; what cannot be is there again when one comes back. */
export async function walkAway(articleId: Id<'article'>): Promise<void> {
  await finish(articleId)
  const problem = sittingAt(articleId)?.problem
  if (!problem) return
  const action = { label: t('reader.correcting.goBack'), run: () => go(pathTo(articleId)) }
  toast(t('reader.correcting.notSaved', { reason: problem }), { kind: 'problem', action })
}

function leave(articleId: Id<'article'>): void {
  const correction = sittingAt(articleId)?.correction
  change(articleId, null)
  // What shows it is taken down first: it keeps the place.
  if (correction) setTimeout(() => correction.stop())
}
