import type { Claim, CountValue } from '#contract/claim.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import type { Figure } from './figures.ts'

/**
 * The figures that claims on their words say already. A claim takes the figure of its number and property; one whose
 * number or property a person corrected takes the figure that most of its passage is of.
 */
export function claimedFigures(
  library: Library,
  passages: readonly Passage[],
  figures: readonly Figure[],
): ReadonlySet<Figure> {
  const claimed = new Set<Figure>()
  for (const { id, target } of passages) {
    const here = figures.filter((figure) => sharedWith(figure, target) > 0)
    if (here.length === 0) continue
    for (const claimId of library.references.claimsOfPassage(id)) {
      const claim = library.get(claimId)
      if (claim?.value?.kind !== 'count') continue
      const open = here.filter((figure) => !claimed.has(figure))
      const best = open.toSorted(
        (a, b) => fitOf(b, claim) - fitOf(a, claim) || sharedWith(b, target) - sharedWith(a, target),
      )
      if (best[0]) claimed.add(best[0])
    }
  }
  return claimed
}

type Place = { start: number; end: number }

/** How much of a figure's words a passage holds, 0 to 1. */
function sharedWith({ start, end }: Place, passage: Place): number {
  return Math.max(0, Math.min(end, passage.end) - Math.max(start, passage.start)) / (end - start)
}

function fitOf({ property, value }: Figure, claim: Claim): number {
  return 2 * Number(isSameNumber(value, claim.value as CountValue)) + Number(property === claim.property)
}

const isSameNumber = (a: CountValue, b: CountValue) => a.number === b.number && a.min === b.min && a.max === b.max
