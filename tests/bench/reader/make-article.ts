import type { Block } from '#contract/article-text.ts'
import { leavesOf, plainTextOf } from '#contract/article-text.ts'

export type BenchPassage = { id: string; start: number; end: number; kind: 'actor' | 'event' | 'plain' }
export type BenchArticle = { blocks: Block[]; text: string; passages: BenchPassage[] }

/** The same pseudo-random numbers in every contestant and every run (mulberry32). */
function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const latin =
  'the of authorities in region announced that operation ended after talks between both sides and civilians were moved to nearby towns while observers reported shelling along line'.split(
    ' ',
  )
const other = ['Հայաստան', 'Արցախ', 'قره باغ', 'وقف إطلاق النار', 'שלום', 'נגורנו', '👨‍👩‍👧', '🇦🇲']

/** 50,000 words in 900 paragraphs, 4 % of them in other scripts; passages of 2 to 12 words, 30 % overlapping another. */
export function makeArticle(passageCount: number): BenchArticle {
  const random = randomFrom(7)
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]!
  const blocks: Block[] = Array.from({ length: 900 }, () => {
    const words = random() < 0.04 ? other : latin
    return { kind: 'paragraph', text: Array.from({ length: 55 }, () => pick(words)).join(' ') }
  })
  const leaves = leavesOf(blocks)
  const passages: BenchPassage[] = []
  for (let index = 0; index < passageCount; index++) {
    const last = passages.at(-1)
    const leaf = pick(leaves)
    const length = 12 + Math.floor(random() * 70)
    const near = last && random() < 0.3 ? last.start + Math.floor((last.end - last.start) / 2) : null
    const start = near ?? leaf.start + Math.floor(random() * Math.max(1, leaf.end - leaf.start - length))
    const end = Math.min(start + length, leaves.at(-1)!.end)
    passages.push({ id: `p${index}`, start, end, kind: pick(['actor', 'event', 'plain'] as const) })
  }
  return { blocks, text: plainTextOf(blocks), passages }
}
