import { useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { Recoding } from './RecodeDialog.tsx'

type PassageId = Id<'passage'>

/** Which passages of a long list are selected, whether their pages are there or not: some, or all but some. */
type Chosen = { all: boolean; ids: ReadonlySet<PassageId> }
const none: Chosen = { all: false, ids: new Set() }

export function useChosenPassages(total: number) {
  const [chosen, setChosen] = useState(none)
  const { all, ids } = chosen
  const count = all ? total - ids.size : ids.size
  return {
    count,
    has: (id: PassageId) => all !== ids.has(id),
    toggle: (id: PassageId) =>
      setChosen((before) => {
        const next = new Set(before.ids)
        if (!next.delete(id)) next.add(id)
        return { ...before, ids: next }
      }),
    setAll: (isAll: boolean) => setChosen({ all: isAll, ids: new Set() }),
    clear: () => setChosen(none),
    /** What a recoding takes: what is selected, or everything where nothing is. */
    recoding: (withSubcodes: boolean): Recoding => {
      const whole = count === 0 || count === total
      const which = whole ? {} : all ? { exceptIds: [...ids] } : { passageIds: [...ids] }
      return { ...which, count: whole ? total : count, all: whole, withSubcodes }
    },
  }
}
