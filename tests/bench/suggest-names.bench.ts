import { NameTrie } from '../../main/suggest/name-trie.ts'
import { median, quantile, type Result } from './result.ts'
import { madeNames, madeNews } from './suggest/made-news.ts'
import { type Place, prepared, rivals } from './suggest/rival-matchers.ts'

export const name = 'Finding 60,000 known names in text, against the npm matchers'

const names = 60_000
const megabyte = 1 << 20
const rounds = 7

/** Each finds all names, those inside others too, in the same text: the sets of places are compared, not counted. */
export async function run(): Promise<Result> {
  const known = madeNames(names)
  const written = madeNews(megabyte, known)
  const text = prepared(written)
  const details: Record<string, number | string> = { names, 'text, characters': text.length }
  const buildStart = performance.now()
  const trie = new NameTrie<number>({ inflected: false })
  known.forEach((one, owner) => trie.add(one, owner))
  details['own build, ms'] = performance.now() - buildStart
  const ours = (given: string) => trie.find(given, { nested: true })
  const reference = keysOf(ours(text))
  details['hits'] = reference.size
  const patterns = [...new Set(known.map(prepared))]
  const ways: Record<string, () => Place[]> = { own: () => ours(text), 'own, unprepared text': () => ours(written) }
  let different = 0
  for (const rival of rivals) {
    const start = performance.now()
    const find = rival.build(patterns)
    details[`${rival.name} build, ms`] = performance.now() - start
    const found = keysOf(find(text))
    different += differing(found, reference) + differing(reference, found)
    ways[rival.name] = () => find(text)
  }
  const speeds = speedsOf(ways, text.length)
  for (const [way, speed] of Object.entries(speeds)) details[`${way}, MB/s`] = speed
  const best = Math.max(...rivals.map(({ name: rival }) => speeds[rival] ?? 0))
  const added = addingAlias(trie)
  details['adding an alias, p50 µs'] = added.median
  details['adding an alias, p99 µs'] = added.p99
  return {
    ratios: [
      {
        what: 'own MB/s / best npm matcher, the same prepared text',
        value: (speeds['own'] ?? 0) / best,
        goal: { atLeast: 2.5 },
      },
      {
        what: 'own MB/s on text as written / best npm matcher on prepared text',
        value: (speeds['own, unprepared text'] ?? 0) / best,
        goal: { atLeast: 2.5 },
      },
      { what: 'places found by one and not the other', value: different, goal: { atMost: 0 } },
      { what: 'adding an alias among 60,000 names, p99 µs', value: added.p99, goal: { atMost: 10 } },
      { what: 'adding an alias, p50 at 60,000 / at 600 names', value: added.median / addingAlias(small(known)).median },
    ],
    details,
  }
}

function small(known: string[]): NameTrie<number> {
  const trie = new NameTrie<number>({ inflected: false })
  known.slice(0, 600).forEach((one, owner) => trie.add(one, owner))
  return trie
}

const differing = (some: Set<string>, others: Set<string>) => [...some].filter((one) => !others.has(one)).length
const keysOf = (hits: readonly Place[]) => new Set(hits.map(({ start, end }) => `${start}-${end}`))

/** Rounds of every way in turn, so that a busy moment is busy for all. */
function speedsOf(ways: Record<string, () => unknown>, length: number): Record<string, number> {
  const samples = new Map(Object.keys(ways).map((way) => [way, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1)
    for (const [way, find] of Object.entries(ways)) {
      const start = performance.now()
      find()
      if (round > 0) samples.get(way)?.push(length / 1e6 / ((performance.now() - start) / 1000))
    }
  return Object.fromEntries([...samples].map(([way, speeds]) => [way, median(speeds)]))
}

function addingAlias(trie: NameTrie<number>): { median: number; p99: number } {
  const aliases = madeNames(4_000, 99)
  const samples = aliases.map((alias, owner) => {
    const start = performance.now()
    trie.add(alias, owner)
    return (performance.now() - start) * 1000
  })
  return { median: median(samples), p99: quantile(samples.slice(1_000), 0.99) }
}
