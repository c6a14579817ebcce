import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import type { BaseLocationHook, BaseSearchHook } from 'wouter'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'
import { kindOf } from '#contract/ids.ts'

/** One place a person was: its path with its query, and how far each scrolling part was scrolled. */
type Visit = { path: string; scroll: Record<string, number> }
type Visits = { visits: Visit[]; index: number }

const firstVisits: Visits = { visits: [{ path: '/articles', scroll: {} }], index: 0 }
const longestPast = 200

/** The window's own history: a memory location, as nothing of it may reach an address bar or another window. */
const places = createStore<Visits>(() => firstVisits)

const currentOf = ({ visits, index }: Visits) => visits[index] ?? firstVisits.visits[0]!
const pathnameOf = (path: string) => path.split('?')[0] ?? path
const searchOf = (path: string) => path.split('?')[1] ?? ''

/** Goes to a path such as `/articles/article:…?passage=…`. `replace` leaves no step to come back to. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  const now = places.getState()
  if (currentOf(now).path === path) return
  const past = now.visits.slice(0, replace ? now.index : now.index + 1)
  const visits = [...past, { path, scroll: {} }].slice(-longestPast)
  places.setState({ visits, index: visits.length - 1 })
}

/** Steps through the visits: -1 is back, 1 is forward. Nothing happens at either end. */
export function step(by: -1 | 1): void {
  places.setState(({ visits, index }) => ({ visits, index: Math.min(Math.max(index + by, 0), visits.length - 1) }))
}

export const goBack = () => step(-1)
export const goForward = () => step(1)

/** Forgets every visit: another library is open. */
export function startAt(path: string): void {
  places.setState({ visits: [{ path, scroll: {} }], index: 0 })
}

/** Calls `listen` whenever the place changes. Answers its own undo. */
export function onVisit(listen: () => void): () => void {
  return places.subscribe(listen)
}

export function currentPath(): string {
  return currentOf(places.getState()).path
}

export function useCurrentPath(): string {
  return useStore(places, (state) => currentOf(state).path)
}

/** Whether there is anywhere to go back or forward to. */
export function useSteps(): { back: boolean; forward: boolean } {
  const back = useStore(places, ({ index }) => index > 0)
  const forward = useStore(places, ({ visits, index }) => index < visits.length - 1)
  return { back, forward }
}

export function useGo(): typeof go {
  return go
}

export const useLocationHook: BaseLocationHook = () => {
  const pathname = useStore(places, (state) => pathnameOf(currentOf(state).path))
  return [pathname, go]
}

export const useSearchHook: BaseSearchHook = () => useStore(places, (state) => searchOf(currentOf(state).path))

/** One value of the current query, or undefined: `useQueryValue('passage')`. */
export function useQueryValue(name: string): string | undefined {
  // Read from the path itself: wouter decodes the query once more before it takes it apart.
  return useStore(places, (state) => new URLSearchParams(searchOf(currentOf(state).path)).get(name) ?? undefined)
}

/**
 * Keeps how far an element is scrolled with the visit and puts it back on return. `ready` says that what is scrolled
 * is there; until then the place waits.
 */
export function useKeptScroll(name: string, ready = true): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const index = useStore(places, (state) => state.index)
  const remember = useCallback(() => {
    const kept = places.getState().visits[index]
    if (element.current && kept) kept.scroll[name] = element.current.scrollTop
  }, [index, name])
  useLayoutEffect(() => {
    const scrolled = element.current
    if (!scrolled || !ready) return
    scrolled.scrollTop = places.getState().visits[index]?.scroll[name] ?? 0
    scrolled.addEventListener('scroll', remember, { passive: true })
    return () => scrolled.removeEventListener('scroll', remember)
  }, [index, name, ready, remember])
  return element
}

const folders = {
  article: '/articles',
  actor: '/actors',
  event: '/events',
  note: '/notes',
} as const

/** Where a document is shown: an article, actor, event or note has a page; a tag filters the articles. */
export function pathTo(id: string): string {
  const kind = kindOf(id)
  if (kind === 'article' || kind === 'actor' || kind === 'event' || kind === 'note') return `${folders[kind]}/${id}`
  if (kind === 'tag') return `/articles?tag=${id}`
  if (kind === 'claim' || kind === 'assessment') return `/claims?claim=${id}`
  return '/articles'
}

export function pathToPassage(articleId: Id<'article'>, passageId: Id<'passage'>): string {
  return `${pathTo(articleId)}?passage=${passageId}`
}

/** A place in an article's text (UTF-16 code units), and the words to mark there. */
export function pathToPlace(articleId: Id<'article'>, at: number, find?: string): string {
  return `${pathTo(articleId)}?at=${at}${find ? `&find=${encodeURIComponent(find)}` : ''}`
}

export function pathToSearch(query: string): string {
  return `/search?q=${encodeURIComponent(query)}`
}
