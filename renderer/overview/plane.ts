import type { Size } from './use-size.ts'

/** What of a plane shows: the point in the middle, and how many pixels one of its units takes. */
export type PlaneView = { x: number; y: number; scale: number }
export type Box = { x0: number; y0: number; x1: number; y1: number }
export type Limits = { least: number; most: number }

const within = (value: number, { least, most }: Limits) => Math.min(most, Math.max(least, value))

/** The view with what is at `at` (pixels from the middle) staying there while everything comes nearer by a factor. */
export function zoomedAt(view: PlaneView, factor: number, at: { x: number; y: number }, limits: Limits): PlaneView {
  const scale = within(view.scale * factor, limits)
  const part = 1 / view.scale - 1 / scale
  return { x: view.x + at.x * part, y: view.y + at.y * part, scale }
}

/** The view moved by so many pixels: what it shows goes the other way. */
export function movedBy(view: PlaneView, x: number, y: number): PlaneView {
  return { ...view, x: view.x + x / view.scale, y: view.y + y / view.scale }
}

/** A view of all of a box, with air around it. */
export function fittingBox({ x0, y0, x1, y1 }: Box, { width, height }: Size, limits: Limits, air = 0.12): PlaneView {
  const wide = Math.max(x1 - x0, 1e-9) * (1 + 2 * air)
  const high = Math.max(y1 - y0, 1e-9) * (1 + 2 * air)
  const scale = within(Math.min(Math.max(width, 1) / wide, Math.max(height, 1) / high), limits)
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale }
}

/** Where a point stands in a picture of this size. */
export function onScreen(view: PlaneView, { width, height }: Size, point: { x: number; y: number }) {
  return { x: (point.x - view.x) * view.scale + width / 2, y: (point.y - view.y) * view.scale + height / 2 }
}

/** The part of the plane that shows. */
export function boxOf({ x, y, scale }: PlaneView, { width, height }: Size): Box {
  const [wide, high] = [width / 2 / scale, height / 2 / scale]
  return { x0: x - wide, y0: y - high, x1: x + wide, y1: y + high }
}

export const touches = (a: Box, b: Box) => a.x0 <= b.x1 && a.x1 >= b.x0 && a.y0 <= b.y1 && a.y1 >= b.y0

export function boxAround(points: Iterable<{ x: number; y: number }>): Box | null {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const { x, y } of points) {
    box.x0 = Math.min(box.x0, x)
    box.y0 = Math.min(box.y0, y)
    box.x1 = Math.max(box.x1, x)
    box.y1 = Math.max(box.y1, y)
  }
  return box.x0 > box.x1 ? null : box
}
