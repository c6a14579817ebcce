import { call } from '../notebook.ts'
import { currentPath, go, onVisit, pathTo, startAt } from '../routes.ts'

const keyOf = (libraryId: string) => `place of ${libraryId}`

/** Opens a library where it was left; a window opened for one place starts there. */
export function returnToPlace(libraryId: string): void {
  const asked = decodeURIComponent(window.location.hash.slice(1))
  if (asked.startsWith('/') && asked.length > 1) {
    window.history.replaceState(null, '', window.location.pathname)
    return startAt(asked)
  }
  const kept = localStorage.getItem(keyOf(libraryId))
  startAt(kept ?? '/articles')
  // The list itself says why when articles cannot be listed.
  if (kept === null) void openSomething().catch(() => undefined)
}

/** In a library never seen here the article with the most marks shows; without any, the newest. */
async function openSomething(): Promise<void> {
  const before = currentPath()
  const newest = { sort: 'publishedAt', descending: true, limit: 1 } as const
  const [most, first] = await Promise.all([
    call('listArticles', { ...newest, sort: 'passages' }),
    call('listArticles', newest),
  ])
  const article = most.items[0]?.passages ? most.items[0] : first.items[0]
  if (article && currentPath() === before) go(pathTo(article.id), { replace: true })
}

/**
 * Remembers where this window is. Without `words` the words searched for are left out: nothing of a protected library
 * stands in the clear beside it. Answers its own undo.
 */
export function keepPlace(libraryId: string, { words }: { words: boolean }): () => void {
  const keep = () => localStorage.setItem(keyOf(libraryId), words ? currentPath() : withoutWords(currentPath()))
  // What was kept before the library was protected.
  if (!words && localStorage.getItem(keyOf(libraryId)) !== null) keep()
  return onVisit(keep)
}

/** A path with the ids of its query alone: `/articles/article:…?passage=passage:…`. */
function withoutWords(path: string): string {
  const [place = '', query = ''] = path.split('?')
  const ids = [...new URLSearchParams(query)].filter(([, value]) => /^[a-z]+:[0-9a-f-]{36}$/.test(value))
  return ids.length === 0 ? place : `${place}?${new URLSearchParams(ids).toString()}`
}
