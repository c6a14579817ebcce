import { fittedLabel } from './label-width.ts'

/** A round mark on a picture, and the name it would have beside it. */
export type Named = { key: string; name: string; x: number; y: number; radius: number }
export type PlacedLabel = { key: string; text: string; x: number; y: number }

export type LabelsAsked = { most?: number; within?: { width: number; height: number } }

const high = 16

type Taken = { x0: number; y0: number; x1: number; y1: number }

/**
 * The names that stand beside their marks without touching another mark or name; the first ones first. A name stands
 * after its mark, else before, under or over it, and nowhere where the edge of the picture would cut it.
 */
export function labelsOf(marks: readonly Named[], { most = 150, within }: LabelsAsked = {}): PlacedLabel[] {
  const taken: Taken[] = marks.map(({ x, y, radius }) => ({
    x0: x - radius,
    x1: x + radius,
    y0: y - radius,
    y1: y + radius,
  }))
  const labels: PlacedLabel[] = []
  for (const [index, mark] of marks.entries()) {
    if (mark.name === '') continue
    const { text, width } = fittedLabel(mark.name, most)
    const box = placesFor(mark, width).find(
      (one) => (!within || isInside(one, within)) && taken.every((other, at) => at === index || !overlap(one, other)),
    )
    if (!box) continue
    taken.push(box)
    labels.push({ key: mark.key, text, x: box.x0 + 2, y: (box.y0 + box.y1) / 2 + 4 })
  }
  return labels
}

function placesFor({ x, y, radius }: Named, width: number): Taken[] {
  const wide = width + 4
  const beside = { y0: y - high / 2, y1: y + high / 2 }
  const centred = { x0: x - wide / 2, x1: x + wide / 2 }
  return [
    { ...beside, x0: x + radius + 3, x1: x + radius + 3 + wide },
    { ...beside, x0: x - radius - 3 - wide, x1: x - radius - 3 },
    { ...centred, y0: y + radius + 2, y1: y + radius + 2 + high },
    { ...centred, y0: y - radius - 2 - high, y1: y - radius - 2 },
  ]
}

const overlap = (a: Taken, b: Taken) => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0

const isInside = ({ x0, y0, x1, y1 }: Taken, { width, height }: { width: number; height: number }) =>
  x0 >= 0 && y0 >= 0 && x1 <= width && y1 <= height
