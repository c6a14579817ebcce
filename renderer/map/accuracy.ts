/** How precisely a place is known, as it is drawn. */
export type Accuracy = 'point' | 'near' | 'region' | 'country' | 'unknown'

const words: readonly (readonly [Accuracy, RegExp])[] = [
  ['near', /\b(near|around|outskirts|district|municipality|county|rayon|raion)\b/],
  ['region', /\b(region|province|oblast|governorate|state|sea|water|coast|area|valley)\b/],
  ['country', /\b(country|nation|national)\b/],
  ['point', /\b(exact|point|building|street|address|town|city|village|settlement|neighbou?rhood|camp)\b/],
]

/** The words of the interface and those that people type, from the widest meaning on: "near a town" is no town. */
export function accuracyOf(precision: string | undefined): Accuracy {
  const told = precision?.toLowerCase() ?? ''
  return words.find(([, pattern]) => pattern.test(told))?.[0] ?? 'unknown'
}

/** How far from its coordinates the place may reach, in kilometres, as it is drawn. */
export const reach: Readonly<Record<Accuracy, number>> = { point: 0, unknown: 0, near: 20, region: 75, country: 250 }
