import { currentPath, onVisit, startAt } from '../routes.ts'

const keyOf = (libraryId: string) => `place of ${libraryId}`

/** Opens a library where it was left; a window opened for one place starts there. */
export function returnToPlace(libraryId: string): void {
  const asked = decodeURIComponent(window.location.hash.slice(1))
  if (asked.startsWith('/') && asked.length > 1) {
    window.history.replaceState(null, '', window.location.pathname)
    return startAt(asked)
  }
  startAt(localStorage.getItem(keyOf(libraryId)) ?? '/articles')
}

/** Remembers where this window is. Answers its own undo. */
export function keepPlace(libraryId: string): () => void {
  return onVisit(() => localStorage.setItem(keyOf(libraryId), currentPath()))
}
