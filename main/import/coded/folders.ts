import { say } from '../../words.ts'
import { folderNames } from './coded.ts'

/** What the codes in a folder of this name stand for: its English name or that of the interface. */
export function folderKind(name: string): keyof typeof folderNames | undefined {
  const kinds = ['actor', 'event', 'claim'] as const
  return kinds.find((kind) => name === folderNames[kind] || name === say(`coded.folders.${kind}`))
}
