import { useRef, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { ListedEntity } from '#contract/views.ts'
import { type Asked, callQuery, queries, useCall } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import type { Pages } from '../use-pages.ts'

export type EntityFilter = Asked<'entityIds'>
export type EntityPages = Pages<ListedEntity, EntityFilter>

/** Which rows of a table are selected, whether their pages are there or not. */
export type Selection = {
  /** Those selected that the table lists, in no certain order. */
  chosen: readonly EntityId[]
  has: (id: EntityId) => boolean
  /** Selects a row, or no longer; what is selected on goes from here. */
  toggle: (index: number) => void
  /** Selects on, to a row. */
  extendTo: (index: number) => void
  /** From where to select on. */
  anchorAt: (index: number) => void
  all: () => void
  clear: () => void
}

export function useSelection(pages: EntityPages): Selection {
  const { shown } = pages
  const [selected, setSelected] = useState<ReadonlySet<EntityId>>(new Set())
  const anchor = useRef(0)
  const ids = useCall('entityIds', selected.size > 0 ? shown : null).data
  const fetchIds = () => queries.fetchQuery(callQuery('entityIds', shown))
  const add = (more: readonly EntityId[]) => setSelected((before) => new Set([...before, ...more]))
  return {
    // Until the ids are there, what was just selected stands in the table.
    chosen: ids ? ids.filter((id) => selected.has(id)) : [...selected],
    has: (id) => selected.has(id),
    toggle: (index) => {
      const row = pages.at(index)
      if (!row) return
      anchor.current = index
      setSelected((before) => {
        const next = new Set(before)
        if (!next.delete(row.id)) next.add(row.id)
        return next
      })
    },
    extendTo: (index) => {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
      const there = loaded(pages, from, to)
      if (there) add(there)
      else void fetchIds().then((all) => add(all.slice(from, to + 1)), tellProblem)
    },
    anchorAt: (index) => {
      anchor.current = index
    },
    all: () => void fetchIds().then((all) => setSelected(new Set(all)), tellProblem),
    clear: () => setSelected(new Set()),
  }
}

/** The ids of these rows, when all of them are there. */
function loaded({ at }: EntityPages, from: number, to: number): EntityId[] | null {
  const there: EntityId[] = []
  for (let index = from; index <= to; index++) {
    const row = at(index)
    if (!row) return null
    there.push(row.id)
  }
  return there
}
