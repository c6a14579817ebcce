/** Blocks lifted in one idle slice. */
const slice = 60

/**
 * Blocks are not laid out until seen (`content-visibility`), which makes a long article open at once but scroll
 * heavily. Once it is open, that is taken off block by block while nothing else is to do. Answers its own undo.
 */
export function liftContainment(root: HTMLElement, contained: string): () => void {
  root.classList.add(contained)
  const lifted: HTMLElement[] = []
  let next = 0
  let idle = requestIdleCallback(lift)
  function lift(): void {
    const blocks = root.children
    for (const end = Math.min(next + slice, blocks.length); next < end; next++) {
      const block = blocks[next] as HTMLElement
      block.style.contentVisibility = 'visible'
      lifted.push(block)
    }
    if (next < blocks.length) idle = requestIdleCallback(lift)
  }
  return () => {
    cancelIdleCallback(idle)
    root.classList.remove(contained)
    for (const block of lifted) block.style.contentVisibility = ''
  }
}
