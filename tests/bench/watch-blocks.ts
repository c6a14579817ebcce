/** The clock on the wall, in milliseconds. */
const wall = () => performance.now()

/** What this thread has computed, in milliseconds: others who use the machine do not count. */
export function computed(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Watches for how long the event loop did not turn; answers the longest time until now, and stops. */
export function watchBlocks(clock = wall): () => number {
  let last = clock()
  let longest = 0
  const turn = () => {
    const now = clock()
    longest = Math.max(longest, now - last)
    last = now
    timer = setImmediate(turn)
  }
  let timer = setImmediate(turn)
  return () => {
    clearImmediate(timer)
    return Math.max(longest, clock() - last)
  }
}
