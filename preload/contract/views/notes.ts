import type { Id } from '../ids.ts'

export type ListedNote = {
  id: Id<'note'>
  title: string
  excerpt: string
  aboutId?: Id
  aboutTitle?: string
  updatedAt: string
  words: number
}
