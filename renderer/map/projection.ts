import { geoMercator, type GeoProjection } from 'd3-geo'

/** The world is this wide on the plane of the map. */
export const worldWidth = 1000
const earthAround = 40_075

/**
 * Mercator keeps shapes and directions at every scale: a district looks as on other maps. Sizes far north and south are
 * not to be compared.
 */
export function worldProjection(): GeoProjection {
  return geoMercator()
    .scale(worldWidth / (2 * Math.PI))
    .translate([worldWidth / 2, worldWidth / 2])
}

const project = worldProjection()
/** Further north and south Mercator goes on without end. */
const furthest = 85

export function pointOf(latitude: number, longitude: number): { x: number; y: number } {
  const [x, y] = project([longitude, Math.max(-furthest, Math.min(furthest, latitude))]) ?? [0, 0]
  return { x, y }
}

/** How many units of the plane so many kilometres are at a latitude. */
export function unitsOf(kilometres: number, latitude: number): number {
  const narrower = Math.cos((Math.min(furthest, Math.abs(latitude)) * Math.PI) / 180)
  return (kilometres / (earthAround * narrower)) * worldWidth
}
