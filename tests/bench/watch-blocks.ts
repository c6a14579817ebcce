/** Watches for how long the event loop did not turn; answers the longest time until now, and stops. */
export function watchBlocks(): () => number {
  let last = performance.now()
  let longest = 0
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    timer = setImmediate(turn)
  }
  let timer = setImmediate(turn)
  return () => {
    clearImmediate(timer)
    return Math.max(longest, performance.now() - last)
  }
}
