import type { Block, Mark } from '#contract/article-text.ts'
import { markKinds } from '#contract/article-text.ts'
import fc from 'fast-check'

/** Words of many scripts, with clusters that a careless cut would break. */
const words = [
  'Several',
  'civilians,',
  'Հայաստան',
  'Արցախ',
  'قره باغ',
  'وقف إطلاق النار',
  'שלום',
  'נגורנו',
  'Cafe\u0301',
  '👨‍👩‍👧‍👦',
  '🇦🇲',
  'में',
  '中国',
  '“quoted”',
  '27',
]

export const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((list) => list.join(' '))

/** Lines of one leaf: `\n` inside, never a blank line. */
const anyLeafText = fc
  .array(
    anyWords.filter((line) => line.length > 0),
    { maxLength: 3 },
  )
  .map((lines) => lines.join('\n'))

const anyMarks = (length: number): fc.Arbitrary<Mark[]> =>
  fc.array(
    fc.tuple(fc.constantFrom(...markKinds), fc.nat(length), fc.nat(length)).map(([kind, a, b]) => ({
      kind,
      start: Math.min(a, b),
      end: Math.max(a, b),
      ...(kind === 'link' && { href: 'https://example.org/' }),
    })),
    { maxLength: 4 },
  )

const anyLeaf = anyLeafText.chain((text) => anyMarks(text.length).map((marks) => ({ text, marks })))

export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: anyLeaf.map((leaf): Block => ({ kind: 'paragraph', ...leaf })) },
  fc
    .tuple(anyLeaf, fc.integer({ min: 1, max: 6 }))
    .map(([leaf, level]): Block => ({ kind: 'heading', level, ...leaf })),
  anyLeaf.map((leaf): Block => ({ kind: 'quote', ...leaf })),
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyLeaf, fc.nat(3), fc.boolean())
      .map(([leaf, depth, ordered]): Block => ({ kind: 'listItem', depth, ordered, ...leaf })),
  },
  anyLeafText.map((text): Block => ({ kind: 'code', text })),
  {
    weight: 2,
    arbitrary: fc
      .array(anyLeaf, { minLength: 1, maxLength: 3 })
      .map((cells): Block => ({ kind: 'tableRow', cells, header: cells.length === 1 })),
  },
  anyWords.map((alt): Block => ({ kind: 'image', alt, caption: alt })),
)

export const anyArticle = fc.array(anyBlock, { minLength: 1, maxLength: 12 })
