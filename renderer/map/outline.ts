import { geoPath, type GeoPermissibleObjects } from 'd3-geo'
import type { MultiLineString } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Box } from '../overview/plane.ts'
import { worldProjection } from './projection.ts'

/** A part of the outline as SVG writes it, and where it lies. */
export type Piece = { d: string; box: Box }
export type Outline = { lands: Piece[]; coasts: Piece[]; borders: Piece[] }

/** What world-atlas holds. */
export type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/** How long the window waits at most, in milliseconds. */
const slice = 8

/** The outline of the world on the plane of the map, drawn a few parts at a time so that nothing stands still. */
export async function outlineOf(world: World): Promise<Outline> {
  const { countries } = world.objects
  const coasts = linesOf(mesh(world, countries, (one, other) => one === other))
  const borders = linesOf(mesh(world, countries, (one, other) => one !== other))
  return {
    lands: await drawn(feature(world, countries).features),
    coasts: await drawn(coasts),
    borders: await drawn(borders),
  }
}

function linesOf({ coordinates }: MultiLineString): GeoPermissibleObjects[] {
  return coordinates.map((line) => ({ type: 'LineString', coordinates: line }))
}

async function drawn(objects: readonly GeoPermissibleObjects[]): Promise<Piece[]> {
  const path = geoPath(worldProjection()).digits(3)
  const pieces: Piece[] = []
  let pause = performance.now() + slice
  for (const object of objects) {
    const d = path(object)
    if (d) {
      const [[x0, y0], [x1, y1]] = path.bounds(object)
      pieces.push({ d, box: { x0, y0, x1, y1 } })
    }
    if (performance.now() < pause) continue
    await new Promise((resolve) => setTimeout(resolve))
    pause = performance.now() + slice
  }
  return pieces
}
