import { currentPath, onVisit } from '../routes.ts'

const longest = 12
const shownKinds = /^\/(?:articles|actors|events|notes)\/((?:article|actor|event|note):[0-9a-f-]{36})/

const keyOf = (libraryId: string) => `recent of ${libraryId}`

/** Ids of the documents last visited on this computer, newest first. */
export function recentDocuments(libraryId: string): string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(keyOf(libraryId)) ?? '[]')
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
}

/** Remembers which documents are visited. Answers its own undo. */
export function followVisits(libraryId: string): () => void {
  const remember = () => {
    const id = shownKinds.exec(currentPath())?.[1]
    if (!id) return
    const others = recentDocuments(libraryId).filter((other) => other !== id)
    localStorage.setItem(keyOf(libraryId), JSON.stringify([id, ...others].slice(0, longest)))
  }
  remember()
  return onVisit(remember)
}

/** The recent documents but the one that shows: that one is no place to go to. */
export function recentElsewhere(libraryId: string): string[] {
  const here = shownKinds.exec(currentPath())?.[1]
  return recentDocuments(libraryId).filter((id) => id !== here)
}

/** Nothing leads any more to a document that was erased. */
export function forgetRecent(libraryId: string, id: string): void {
  localStorage.setItem(keyOf(libraryId), JSON.stringify(recentDocuments(libraryId).filter((other) => other !== id)))
}
