import { useState } from 'react'
import type { Code, CodeId } from './code-tree.ts'

/** Which codes hide what is under them; all are open at first. */
export function useOpenCodes(codes: readonly Code[]) {
  const [closed, setClosed] = useState<ReadonlySet<CodeId>>(new Set())
  const close = (id: CodeId, isClosed: boolean) =>
    setClosed((before) => {
      const next = new Set(before)
      if (isClosed) next.add(id)
      else next.delete(id)
      return next
    })
  return {
    closed,
    close,
    closeAll: () => setClosed(new Set(codes.filter(({ under }) => under > 0).map(({ id }) => id))),
    openAll: () => setClosed(new Set()),
    /** Opens a code, so that what was put under it shows. */
    openTo: (id: CodeId | null) => id !== null && close(id, false),
  }
}
