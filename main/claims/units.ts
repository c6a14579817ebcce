import { foldName } from '../text/fold.ts'

/** Units by what they are part of: civilians and combatants are people. Names are folded. */
export type UnitTree = ReadonlyMap<string, string>

const folded = new Map<string, string>()
const foldedMost = 5000

/** Terms are few and compared with every claim: each is folded once. */
export function foldTerm(term: string): string {
  const known = folded.get(term)
  if (known !== undefined) return known
  if (folded.size >= foldedMost) folded.clear()
  const name = foldName(term)
  folded.set(term, name)
  return name
}

export function unitTree(terms: readonly { term: string; parent?: string | undefined }[]): UnitTree {
  const tree = new Map<string, string>()
  for (const { term, parent } of terms) if (parent !== undefined) tree.set(foldTerm(term), foldTerm(parent))
  return tree
}

/** A unit and all it is part of, from itself to the widest. */
export function widening(tree: UnitTree, narrow: string): string[] {
  const units = new Set<string>()
  for (let unit: string | undefined = narrow; unit !== undefined && !units.has(unit); unit = tree.get(unit))
    units.add(unit)
  return [...units]
}

/** True when everything counted in `narrow` is also counted in `wide`; a unit is within itself. */
export function isWithin(tree: UnitTree, narrow: string, wide: string): boolean {
  return narrow === wide || widening(tree, narrow).includes(wide)
}

/** The one of these units that all others are within, when there is one: what the counts are compared in. */
export function sharedUnit(tree: UnitTree, units: readonly string[]): string | undefined {
  return units.find((wide) => units.every((unit) => isWithin(tree, unit, wide)))
}
