import type { KeyboardEvent } from 'react'
import type { Code, CodeId } from './code-tree.ts'

type Typed = { words: string; at: number }
type Where = { shown: readonly Code[]; at: number; closed: ReadonlySet<CodeId>; typed: Typed }

/** What a key asks of a tree. */
export type TreeDeed =
  | { kind: 'go'; id: CodeId }
  | { kind: 'close'; id: CodeId; closed: boolean }
  | { kind: 'toggle'; id: CodeId }
  | { kind: 'rename' }
  | { kind: 'delete' }

const page = 12
const typingPause = 700

/** What a key means, as trees have it: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function treeKey(event: KeyboardEvent, where: Where): TreeDeed | null {
  const { shown, at, closed } = where
  const code = shown[at]
  if (!code || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return null
  const go = (index: number): TreeDeed | null => {
    const to = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    return to ? { kind: 'go', id: to.id } : null
  }
  const isOpen = code.under > 0 && !closed.has(code.id)
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const [inwards, outwards] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'PageDown':
      return go(at + page)
    case 'PageUp':
      return go(at - page)
    case 'Home':
      return go(0)
    case 'End':
      return go(shown.length - 1)
    case inwards:
      if (isOpen) return go(at + 1)
      return code.under > 0 ? { kind: 'close', id: code.id, closed: false } : null
    case outwards:
      if (isOpen) return { kind: 'close', id: code.id, closed: true }
      return code.above === undefined ? null : { kind: 'go', id: code.above }
    case 'Enter':
      return { kind: 'go', id: code.id }
    case ' ':
      return { kind: 'toggle', id: code.id }
    case 'F2':
      return { kind: 'rename' }
    case 'Delete':
      return { kind: 'delete' }
    default:
      return event.key.length === 1 ? typedTo(event, where) : null
  }
}

/** The next code whose name begins with the letters typed in one go. */
function typedTo({ key, timeStamp }: KeyboardEvent, { shown, at, typed }: Where): TreeDeed | null {
  typed.words = timeStamp - typed.at < typingPause ? typed.words + key : key
  typed.at = timeStamp
  const wanted = typed.words.toLocaleLowerCase()
  const from = wanted.length > 1 ? at : at + 1
  for (let step = 0; step < shown.length; step++) {
    const code = shown[(from + step) % shown.length]
    if (code?.tag.name.toLocaleLowerCase().startsWith(wanted)) return { kind: 'go', id: code.id }
  }
  return null
}
