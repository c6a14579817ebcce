import { foldName } from '../text/fold.ts'

/** Units by what they are part of: civilians and combatants are people. Names are folded. */
export type UnitTree = ReadonlyMap<string, string>

export function unitTree(terms: readonly { term: string; parent?: string | undefined }[]): UnitTree {
  const tree = new Map<string, string>()
  for (const { term, parent } of terms) if (parent !== undefined) tree.set(foldName(term), foldName(parent))
  return tree
}

/** True when everything counted in `narrow` is also counted in `wide`; a unit is within itself. */
export function isWithin(tree: UnitTree, narrow: string, wide: string): boolean {
  const seen = new Set<string>()
  let unit: string | undefined = narrow
  while (unit !== undefined && !seen.has(unit)) {
    if (unit === wide) return true
    seen.add(unit)
    unit = tree.get(unit)
  }
  return false
}

/** The one of these units that all others are within, when there is one: what the counts are compared in. */
export function sharedUnit(tree: UnitTree, units: readonly string[]): string | undefined {
  return units.find((wide) => units.every((unit) => isWithin(tree, unit, wide)))
}
