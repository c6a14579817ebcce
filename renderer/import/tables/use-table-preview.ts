import { useRef, useState } from 'react'
import type { TableMapping, TablePreview } from '#contract/tables.ts'
import { call } from '../../notebook.ts'
import type { OpenTable } from './table-state.ts'

/** How a table is read now, and what its rows would become; the last thing changed wins. */
export function useTablePreview({ table, preview: first }: OpenTable) {
  const [preview, setPreview] = useState(first)
  const [mapping, setMapping] = useState<TableMapping>(() => mappingOf(first))
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useRef(0)

  async function read(changes: Partial<TableMapping>) {
    const next = { ...mapping, ...changes }
    // Another separator or encoding makes other columns: what they hold is recognised anew.
    if ('separator' in changes || 'encoding' in changes || 'header' in changes) delete next.columns
    setMapping(next)
    const mine = (asked.current += 1)
    try {
      const shown = await call('previewTable', { table, mapping: next })
      if (mine !== asked.current) return
      setPreview(shown)
      setMapping(mappingOf(shown))
      setProblem(null)
    } catch (error) {
      if (mine === asked.current) setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  return { preview, mapping, problem, read }
}

/** A preview says how it was read: the same is said when it is imported. */
function mappingOf({
  separator,
  encoding,
  encodingGuessed,
  header,
  columns,
  dayOrder,
  dayOrderGuessed,
}: TablePreview): TableMapping {
  return {
    separator,
    header,
    columns,
    ...(!encodingGuessed && { encoding }),
    ...(!dayOrderGuessed && { dayOrder }),
  }
}
