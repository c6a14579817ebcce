import type { Limits } from '../overview/plane.ts'
import type { Size } from '../overview/use-size.ts'
import { worldWidth } from './projection.ts'

/** From the whole world to a few streets: at the closest a kilometre takes about fifteen pixels. */
export function limitsFor({ width }: Size): Limits {
  return { least: Math.max(width, 300) / worldWidth / 1.1, most: 600 }
}
