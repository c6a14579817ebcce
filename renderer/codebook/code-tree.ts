import type { CodebookRow } from '#contract/codebook.ts'
import type { Id } from '#contract/ids.ts'
import type { Asked } from '../notebook.ts'
import { foldText } from '../reader/fold-text.ts'

export type CodeId = Id<'tag'>

/** A code where it stands in the tree. */
export type Code = CodebookRow & {
  id: CodeId
  /** From 1. */
  level: number
  /** The code it stands under. */
  above?: CodeId
  /** The names of the codes above it, from the top. */
  path: readonly string[]
  /** How many stand directly under it. */
  under: number
  /** Its place among its siblings, from 0, and how many they are. */
  place: number
  siblings: number
}

/** Codes with their places, out of the rows of a tree read from the top. */
export function codesOf(rows: readonly CodebookRow[]): Code[] {
  const byId = new Map<CodeId, Code>()
  const counts = new Map<CodeId | undefined, number>()
  const codes = rows.map((row): Code => {
    const { tag } = row
    const parent = tag.parentId === undefined ? undefined : byId.get(tag.parentId)
    const place = counts.get(parent?.id) ?? 0
    counts.set(parent?.id, place + 1)
    const level = (parent?.level ?? 0) + 1
    const path = parent ? [...parent.path, parent.tag.name] : []
    const code = { ...row, id: tag.id, level, path, under: 0, place, siblings: 0, ...(parent && { above: parent.id }) }
    byId.set(tag.id, code)
    return code
  })
  for (const code of codes) {
    code.under = counts.get(code.id) ?? 0
    code.siblings = counts.get(code.above) ?? 0
  }
  return codes
}

/** The codes that show: without those under a closed one; with a filter, those that match and what they stand under. */
export function shownCodes(codes: readonly Code[], closed: ReadonlySet<CodeId>, query: string): Code[] {
  const wanted = foldText(query).text.trim()
  if (wanted !== '') return matching(codes, wanted)
  const hidden = new Set<CodeId>()
  return codes.filter(({ id, above }) => {
    if (above !== undefined && (hidden.has(above) || closed.has(above))) hidden.add(id)
    return !hidden.has(id)
  })
}

function matching(codes: readonly Code[], wanted: string): Code[] {
  const kept = new Set<CodeId>()
  for (const code of codes.toReversed())
    if (kept.has(code.id) || foldText(code.tag.name).text.includes(wanted)) {
      kept.add(code.id)
      if (code.above !== undefined) kept.add(code.above)
    }
  return codes.filter(({ id }) => kept.has(id))
}

export type Move = Asked<'moveTag'>
export type Step = 'up' | 'down' | 'in' | 'out'

/** Where a code goes by one step of the keyboard; null where there is nowhere to go. */
export function stepped(codes: readonly Code[], code: Code, step: Step): Move | null {
  const siblings = codes.filter(({ above }) => above === code.above)
  const { id, place } = code
  const parentId = code.above ?? null
  const at = (index: number) => siblings[index]?.id ?? null
  switch (step) {
    case 'up':
      return place === 0 ? null : { id, parentId, beforeId: at(place - 1) }
    case 'down':
      return place === siblings.length - 1 ? null : { id, parentId, beforeId: at(place + 2) }
    case 'in': {
      const parent = at(place - 1)
      return place === 0 || parent === null ? null : { id, parentId: parent }
    }
    case 'out': {
      const parent = codes.find((one) => one.id === code.above)
      return parent ? { id, parentId: parent.above ?? null, beforeId: after(codes, parent) } : null
    }
  }
}

/** The sibling that follows a code; null after the last. */
function after(codes: readonly Code[], code: Code): CodeId | null {
  return codes.find(({ above, place }) => above === code.above && place === code.place + 1)?.id ?? null
}

export type DropPlace = 'before' | 'into' | 'after'

/** Where a code goes that is dropped on another; null where it is itself or one under it. */
export function dropped(codes: readonly Code[], id: CodeId, on: Code, where: DropPlace): Move | null {
  if (isWithin(codes, on.id, id)) return null
  if (where === 'into') return { id, parentId: on.id }
  const parentId = on.above ?? null
  if (where === 'before') return { id, parentId, beforeId: on.id }
  const next = after(codes, on)
  return { id, parentId, beforeId: next === id ? (stepped(codes, on, 'down')?.beforeId ?? null) : next }
}

/** Whether a code is another or stands anywhere under it. */
export function isWithin(codes: readonly Code[], id: CodeId, top: CodeId): boolean {
  const byId = new Map(codes.map((code) => [code.id, code]))
  for (let at: CodeId | undefined = id; at !== undefined; at = byId.get(at)?.above) if (at === top) return true
  return false
}

/** The name with those it stands under, for lists without a tree. */
export function pathWords({ path, tag }: Code): string {
  return [...path, tag.name].join(' › ')
}
