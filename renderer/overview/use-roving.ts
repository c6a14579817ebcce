import { type KeyboardEvent, type RefObject, useState } from 'react'

/**
 * One tab stop for all marks of a picture: arrow keys go from one to the next in the order they are told in, Home and
 * End to the first and last. Marks carry `data-mark`, the key they are told by.
 */
export function useRoving(root: RefObject<Element | null>, keys: readonly string[]) {
  const [last, setLast] = useState<string | null>(null)
  const current = last !== null && keys.includes(last) ? last : (keys[0] ?? null)

  function focus(key: string | undefined): void {
    if (key === undefined) return
    setLast(key)
    const mark = root.current?.querySelector<SVGElement | HTMLElement>(`[data-mark="${key}"]`)
    mark?.focus({ preventScroll: true })
  }

  return {
    /** The one that Tab comes to. */
    current,
    setCurrent: setLast,
    focus,
    /** True when the key went to another mark. */
    onKey(event: KeyboardEvent): boolean {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
      const at = current === null ? -1 : keys.indexOf(current)
      const to = placeAfter(event.key, at, keys.length)
      if (to === null || keys.length === 0) return false
      event.preventDefault()
      focus(keys[to])
      return true
    },
  }
}

function placeAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
