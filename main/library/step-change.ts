import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Replaced } from './make-change.ts'

/** What takes a step back: every document it touched as it was before the step's first change. */
export function takingBack(step: readonly Change[], now: (id: Id) => Document | undefined): Replaced {
  const before = new Map<Id, Document | null>()
  for (const change of [...step].reverse()) {
    for (const { id } of change.puts) before.set(id, null)
    for (const document of change.was) before.set(document.id, document)
  }
  return replacing(before, now)
}

/** What does a step again: every document it touched as it was after the step's last change. */
export function doingAgain(step: readonly Change[], now: (id: Id) => Document | undefined): Replaced {
  const after = new Map<Id, Document | null>()
  for (const change of step) {
    for (const document of change.puts) after.set(document.id, document)
    for (const id of change.deletes) after.set(id, null)
  }
  return replacing(after, now)
}

function replacing(target: Map<Id, Document | null>, now: (id: Id) => Document | undefined): Replaced {
  const replaced: Replaced = { puts: [], deletes: [], was: [] }
  for (const [id, document] of target) {
    const current = now(id)
    if (document) replaced.puts.push(document)
    else if (current) replaced.deletes.push(id)
    if (current) replaced.was.push(current)
  }
  return replaced
}
