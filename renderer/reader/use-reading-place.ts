import type { Id } from '#contract/ids.ts'
import { useEffect } from 'react'
import { call } from '../notebook.ts'
import type { ArticleView } from './article-view.ts'

/** How long the page must rest before its place is kept. */
const rest = 600

/** Goes to where the article was left, unless a place was asked for, and keeps the place from then on. */
export function useReadingPlace(view: ArticleView | null, articleId: Id<'article'>, isAsked: boolean): void {
  useEffect(() => {
    if (!view) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    let isMoved = false
    const keep = () => {
      timer = undefined
      // The place is a convenience: when it cannot be kept nothing is lost and nothing is said.
      call('saveReadingPlace', { articleId, ...view.place() }).catch(() => undefined)
    }
    const onScroll = () => {
      isMoved = true
      clearTimeout(timer)
      timer = setTimeout(keep, rest)
    }
    const follow = () => {
      if (isGone) return
      view.scroller.addEventListener('scroll', onScroll, { passive: true })
      // An article that fits on the screen is read without scrolling.
      if (view.scroller.scrollHeight <= view.scroller.clientHeight + 4) timer = setTimeout(keep, rest)
    }
    if (isAsked) follow()
    else
      call('getReadingPlace', { articleId })
        .then(({ place }) => {
          if (!isGone && !isMoved && place > 0) view.reveal({ start: place, end: place + 1 }, 'top')
        })
        .catch(() => undefined)
        .finally(follow)
    return () => {
      isGone = true
      view.scroller.removeEventListener('scroll', onScroll)
      clearTimeout(timer)
      if (timer !== undefined) keep()
    }
  }, [view, articleId, isAsked])
}
