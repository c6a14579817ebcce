/** Where the words of a note stand: on disk, on the way there, only on screen, or refused. */
export type SaveStatus =
  { kind: 'saved' } | { kind: 'unsaved' } | { kind: 'saving' } | { kind: 'failed'; reason: string }

export type AutosaveOptions = {
  /** Saves what is on screen now; its promise ends when that is safe. */
  save: () => Promise<unknown>
  onStatus: (status: SaveStatus) => void
  /** Milliseconds after the last key, and at the latest after the first one that is not saved. */
  pause?: number
  longest?: number
}

export type Autosave = {
  /** Words changed. */
  changed: () => void
  /** Saves at once what is not saved; ends when it is, or throws why not. */
  flush: () => Promise<void>
  /** What is on screen came from the library: nothing is unsaved. */
  settled: () => void
  /** Whether words would be lost if the window went away now. */
  isUnsaved: () => boolean
  stop: () => void
}

/**
 * Saves a while after typing stopped, and every few seconds while it goes on. One save runs at a time; what is typed
 * meanwhile is saved after it. A failed save is tried again with the next change or `flush`, never on its own.
 */
export function createAutosave({ save, onStatus, pause = 700, longest = 3000 }: AutosaveOptions): Autosave {
  let changes = 0
  let saved = 0
  let firstUnsavedAt: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const isUnsaved = () => saved < changes

  function schedule(): void {
    clearTimeout(timer)
    if (!isUnsaved()) return
    firstUnsavedAt ??= Date.now()
    const left = Math.max(0, firstUnsavedAt + longest - Date.now())
    // A failure was told already by the status.
    timer = setTimeout(() => void run().catch(() => undefined), Math.min(pause, left))
  }

  async function once(): Promise<void> {
    const upTo = changes
    firstUnsavedAt = null
    onStatus({ kind: 'saving' })
    try {
      await save()
      saved = Math.max(saved, upTo)
    } catch (problem) {
      onStatus({ kind: 'failed', reason: problem instanceof Error ? problem.message : String(problem) })
      throw problem
    }
    onStatus(isUnsaved() ? { kind: 'unsaved' } : { kind: 'saved' })
  }

  function run(): Promise<void> {
    clearTimeout(timer)
    running ??= once().finally(() => {
      running = null
    })
    return running.then(schedule)
  }

  async function flush(): Promise<void> {
    // A save that is under way may hold older words: another follows it.
    while (isUnsaved()) await run()
    if (running) await running
  }

  return {
    changed: () => {
      changes++
      if (running === null) onStatus({ kind: 'unsaved' })
      schedule()
    },
    flush,
    settled: () => {
      clearTimeout(timer)
      saved = changes
      firstUnsavedAt = null
      onStatus({ kind: 'saved' })
    },
    isUnsaved,
    stop: () => clearTimeout(timer),
  }
}
