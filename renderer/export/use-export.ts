import { useEffect, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { ExportReport } from '#contract/exports.ts'
import { type Asked, call, onNotice } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'

/** An export on its way: how many files are written, and the last of them. */
export type Running = { job: string; done: number; current: string }
type Wanted = Omit<Asked<'chooseAndExport'>, 'job'>

/** One export of the dialog, from the question where to until what was written is shown. */
export function useExport() {
  const [running, setRunning] = useState<Running | null>(null)
  const [exported, setExported] = useState<(ExportReport & { where: string }) | null>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const job = useRef<string | null>(null)

  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind === 'progressed' && notice.job === job.current)
          setRunning({ job: notice.job, done: notice.done, current: notice.current })
      }),
    [],
  )

  async function start(wanted: Wanted) {
    const mine = newId()
    job.current = mine
    setRunning({ job: mine, done: 0, current: '' })
    setProblem(null)
    try {
      setExported(await call('chooseAndExport', { job: mine, ...wanted }))
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)))
    }
    job.current = null
    setRunning(null)
  }

  /** Stops after the file being written; what was written goes away again. */
  function cancel() {
    if (job.current !== null) void call('cancelJob', { job: job.current }).catch(tellProblem)
  }

  return { running, exported, problem, start, cancel, again: () => setExported(null) }
}
