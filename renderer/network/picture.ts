import { labelsOf } from '../overview/labels.ts'
import { boxAround } from '../overview/plane.ts'
import type { DrawnEdge, DrawnNetwork } from './drawn-network.ts'
import { t } from '../words.ts'
import type { Point } from './network-state.ts'
import { entityKind } from './tie-words.ts'

/** The colours a picture is drawn in, as the theme has them now. */
export type Colours = { ground: string; ink: string; line: string; actor: string; event: string }

export function coloursNow(): Colours {
  const tokens = getComputedStyle(document.documentElement)
  const colour = (name: string) => tokens.getPropertyValue(name).trim()
  return {
    ground: colour('--raised'),
    ink: colour('--ink'),
    line: colour('--control-line'),
    actor: colour('--actor'),
    event: colour('--event'),
  }
}

const margin = 60

/** The network as a picture that stands by itself: SVG with nothing but attributes, every name that fits beside its mark. */
export function pictureOf(network: DrawnNetwork, points: readonly Point[], colours: Colours): string {
  const box = boxAround(points) ?? { x0: 0, y0: 0, x1: 1, y1: 1 }
  const [left, top] = [box.x0 - margin, box.y0 - margin]
  const [width, height] = [box.x1 - box.x0 + 2 * margin + 120, box.y1 - box.y0 + 2 * margin]
  const at = (place: number) => points[place] ?? { x: 0, y: 0 }
  const marks = network.nodes.map((node, place) => ({
    key: node.id,
    name: node.name,
    ...at(place),
    radius: node.radius,
  }))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="${[left, top, width, height].map(round).join(' ')}" font-family="Inter, 'Noto Sans', sans-serif" font-size="12">`,
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" fill="${colours.ground}"/>`,
    ...network.edges.map((edge) => {
      const [from, to] = [at(edge.a), at(edge.b)]
      const dash = dashOf(edge)
      return `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}" stroke="${colours.line}" stroke-opacity="${opacityOf(edge)}" stroke-width="${strokeOf(edge)}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
    }),
    ...network.nodes.map((node, place) => {
      const { x, y } = at(place)
      const { radius } = node
      return entityKind(node.id) === 'actor'
        ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${colours.actor}" stroke="${colours.ground}"/>`
        : `<rect x="${round(x - radius)}" y="${round(y - radius)}" width="${round(2 * radius)}" height="${round(2 * radius)}" rx="3" fill="${colours.event}" stroke="${colours.ground}"/>`
    }),
    ...labelsOf(marks, { most: 200 }).map(
      ({ text, x, y }) =>
        `<text x="${round(x)}" y="${round(y)}" fill="${colours.ink}" stroke="${colours.ground}" stroke-width="3" paint-order="stroke">${escaped(text)}</text>`,
    ),
    '</svg>',
  ].join('\n')
}

/** Thicker and darker for more: among a thousand ties the strong ones are seen. */
export const strokeOf = ({ share }: Pick<DrawnEdge, 'share'>) => round(0.6 + 3.6 * share ** 2)
export const opacityOf = ({ share }: Pick<DrawnEdge, 'share'>) => round(0.2 + 0.5 * share)

/** Shared passages are a whole line, a part in an event is dotted, a relation dashed. */
export function dashOf({ passages, participation }: DrawnEdge): string | undefined {
  if (passages) return undefined
  return participation ? '1.5 3.5' : '6 4'
}

const round = (value: number) => Math.round(value * 10) / 10
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** The picture as a PNG, twice as fine as it is large. */
export async function asPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  // No browser draws a canvas larger than this.
  const finer = Math.min(2, 12_000 / Math.max(image.width, image.height, 1))
  canvas.width = image.width * finer
  canvas.height = image.height * finer
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error(t('overview.network.notDrawn'))
  return new Uint8Array(await blob.arrayBuffer())
}
