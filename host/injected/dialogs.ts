export type DialogRequest = {
  id: number
  kind: 'files' | 'folder' | 'save' | 'message'
  title: string
  detail?: string
  /** Of a message: its buttons, and the one that Enter presses. */
  buttons?: string[]
  defaultButton?: number
  /** Of a chooser: what its button says, where it starts, what it lists. */
  button?: string
  many?: boolean
  extensions?: string[]
  folder?: string
  name?: string
}
/** Absolute paths chosen, or the number of the button pressed. */
export type DialogResult = { paths: string[]; button?: number }
export type ListedFolder = {
  folder: string
  parent: string
  entries: { name: string; path: string; isFolder: boolean }[]
  /** Why the folder could not be read; empty when it could. */
  problem: string
}
