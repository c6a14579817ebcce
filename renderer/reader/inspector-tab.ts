import type { Id } from '#contract/ids.ts'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export type InspectorTab = 'passages' | 'suggestions' | 'note' | 'source'

/** `review` lists only the passages that wait for a person's eye. */
type Shown = { articleId: Id<'article'> | null; tab: InspectorTab; review: boolean }

/** What the inspector of one article shows; kept here, as other parts of the window ask for it too. */
const store = createStore<Shown>(() => ({ articleId: null, tab: 'passages', review: false }))

export const showTab = (articleId: Id<'article'>, tab: InspectorTab) =>
  store.setState((last) => ({ articleId, tab, review: last.articleId === articleId && last.review }))
export const showReview = (articleId: Id<'article'>) => store.setState({ articleId, tab: 'passages', review: true })
export const hideReview = () => store.setState({ review: false })

/** Another article begins with its passages. */
export const useInspectorTab = (articleId: Id<'article'>) =>
  useStore(store, (shown) => (shown.articleId === articleId ? shown.tab : 'passages'))
export const useReviewShown = (articleId: Id<'article'>) =>
  useStore(store, (shown) => shown.articleId === articleId && shown.review)
