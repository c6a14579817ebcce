import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'
import { plainly } from '../../main/library/sealing.ts'
import { InvertedIndex } from '../../main/search/inverted-index.ts'
import type { FromSearchWorker, ToSearchWorker } from '../../main/search/messages.ts'
import type { Clause, Query } from '../../main/search/query.ts'
import type { Searchable } from '../../main/search/searchable.ts'
import { StoredIndex } from '../../main/search/stored-index.ts'
import { startWorker } from '../../main/workers.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Ratio, type Result } from './result.ts'
import { batch } from './search/batch.ts'
import { corpusKinds, type CorpusDocument, corpusOf, folded } from './search/corpus.ts'
import { byKind, Fts5 } from './search/fts5.ts'
import { fuzzily, miniSearchOf } from './search/minisearch.ts'
import { type Queries, queriesFor } from './search/queries.ts'

export const name = 'Search in 115,000 documents, against FTS5 and minisearch over the same corpus'

const passages = Number(process.env['BENCH_PASSAGES'] ?? 100_000)
const eachKind = 120
const shown = 20

export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const result: Result = { ratios: [], details: {} }
  try {
    const path = join(folder, 'library')
    await makeLibrary(path, sizesFor(passages))
    const library = await openLibrary(path, { readOnly: true })
    const corpus = await corpusOf(library)
    await library.close()
    const characters = corpus.reduce((sum, { text }) => sum + text.length, 0)
    Object.assign(result.details, { documents: corpus.length, 'characters, million': characters / 1e6 })
    const { index, fts5 } = await build(corpus, folder, result)
    const queries = queriesFor(corpus, eachKind)
    ask(index, fts5, queries, result)
    compareRanks(corpus, index, queries.word, folder, result)
    change(index, fts5, corpus, result)
    await startCold(index, join(folder, 'index'), result)
    fts5.close()
    await askThroughBatch(path, queries, result)
    compareSlips(corpus, index, queries.slip, result)
    return result
  } finally {
    await rm(folder, { recursive: true })
  }
}

const searchable = ({ id, kind, text }: CorpusDocument): Searchable => ({
  id,
  kind,
  title: '',
  body: [text],
  facets: [],
})

/** Each builds twice, in turn; folding is counted for us and not for FTS5, which is given folded text. */
async function build(corpus: readonly CorpusDocument[], folder: string, { ratios, details }: Result) {
  const times = { ours: [] as number[], theirs: [] as number[] }
  const busy = { ours: [] as number[], theirs: [] as number[] }
  let index = new InvertedIndex()
  let fts5: Fts5 | undefined
  for (let round = 0; round < 2; round++) {
    index = new InvertedIndex()
    let before = process.cpuUsage()
    times.ours.push(
      timed(() => {
        for (const document of corpus) index.put(searchable(document))
        index.segments.seal()
        while (index.tidy());
      }),
    )
    busy.ours.push(busySince(before))
    fts5?.close()
    const one = (fts5 = new Fts5(join(folder, `fts5-${round}`)))
    const rows = corpus.map(({ text }) => folded(text))
    before = process.cpuUsage()
    times.theirs.push(timed(() => one.inOneTransaction(() => rows.forEach((text, row) => one.add(row, text)))))
    times.theirs[round]! += timed(() => one.optimize())
    busy.theirs.push(busySince(before))
  }
  const { segments, documents } = index
  const theirs = fts5 as Fts5
  await new StoredIndex(join(folder, 'index'), plainly).save(index, { libraryId: 'bench', seq: 0, at: '' })
  const bytes = await bytesBelow(join(folder, 'index'))
  ratios.push(
    { what: 'index bytes / FTS5', value: bytes / theirs.bytes, goal: { atMost: 0.75 } },
    { what: 'build / FTS5', value: median(times.ours) / median(times.theirs), goal: { atMost: 1 } },
    // Told beside it, because other work on the machine makes a wait of any length.
    { what: 'build, processor time / FTS5', value: median(busy.ours) / median(busy.theirs) },
  )
  details['build, ours, processor s'] = median(busy.ours) / 1000
  details['build, FTS5 with optimize, processor s'] = median(busy.theirs) / 1000
  details['build, ours, s'] = median(times.ours) / 1000
  details['build, FTS5 with optimize, s'] = median(times.theirs) / 1000
  details['index, ours, MB'] = bytes / 2 ** 20
  details['index, FTS5, MB'] = theirs.bytes / 2 ** 20
  details['segments'] = segments.all.length
  details['documents there'] = documents.living
  return { index, fts5: theirs }
}

const ways = {
  word: { goal: 40, clauses: (word: string) => [plain(word)], match: (word: string) => quoted(word) },
  prefix: {
    goal: 40,
    clauses: (word: string) => [{ terms: [word], prefix: true, exact: true }],
    match: (word: string) => `${quoted(word)} *`,
  },
  three: {
    goal: 15,
    clauses: (words: string[]) => words.map(plain),
    match: (words: string[]) => words.map(quoted).join(' '),
  },
  phrase: {
    goal: 1,
    clauses: (words: string[]) => [{ terms: words, prefix: false, exact: true }],
    match: (words: string[]) => quoted(words.join(' ')),
  },
}

const plain = (word: string): Clause => ({ terms: [word], prefix: false, exact: true })
const quoted = (words: string) => `"${words}"`
const queryOf = (wanted: Clause[]): Query => ({ wanted, unwanted: [], filters: [] })

/** Every query is put to both, one right after the other, and the first is another each time. */
function ask(index: InvertedIndex, fts5: Fts5, queries: Queries, { ratios, details }: Result): void {
  for (const [name, way] of Object.entries(ways)) {
    const times = { ours: [] as number[], theirs: [] as number[] }
    let agreed = 0
    const asked = queries[name as keyof typeof ways] as never[]
    // The first answers of a worker compile the code; how long those take is `startCold`'s to tell.
    for (const query of asked.slice(0, 30)) {
      index.search(queryOf(way.clauses(query)), { limit: shown })
      fts5.ranked(way.match(query), shown)
    }
    asked.forEach((query, turn) => {
      let total = 0
      let rows = 0
      const ours = () => (total = index.search(queryOf(way.clauses(query)), { limit: shown }).total)
      const theirs = () => (rows = fts5.ranked(way.match(query), shown).length)
      inTurn(turn, times, ours, theirs)
      agreed += Math.min(total, shown) === rows ? 1 : 0
    })
    const p95 = quantile(times.ours, 0.95) / quantile(times.theirs, 0.95)
    ratios.push({ what: `${name}, p95 / FTS5`, value: p95, goal: { atMost: 1 / way.goal } })
    details[`${name}, ours, p50 / p95 ms`] = pair(times.ours)
    details[`${name}, FTS5, p50 / p95 ms`] = pair(times.theirs)
    details[`${name}, as many found`] = `${agreed} of ${asked.length}`
  }
}

/** How many of our first twenty are among theirs; one with the same score as their twentieth counts. */
function compareRanks(
  corpus: readonly CorpusDocument[],
  index: InvertedIndex,
  words: readonly string[],
  folder: string,
  { ratios }: Result,
): void {
  const rows = new Map(corpus.map(({ id }, row) => [id, row]))
  const tables = byKind(corpus, join(folder, 'kind'))
  const overlaps: number[] = []
  for (const word of words.slice(0, 60))
    for (const kind of corpusKinds) {
      const theirs = tables.get(kind)?.ranked(quoted(word), 2000) ?? []
      const last = theirs[shown - 1]?.score ?? Infinity
      const best = new Set(theirs.filter(({ score }) => score <= last + 1e-6).map(({ row }) => row))
      const ours = index.search(queryOf([plain(word)]), { limit: shown, kinds: [kind] }).hits
      if (ours.length > 0) overlaps.push(ours.filter(({ id }) => best.has(rows.get(id) ?? -1)).length / ours.length)
    }
  for (const table of tables.values()) table.close()
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length
  ratios.push({ what: 'one word, share of our first 20 in theirs', value: mean, goal: { atLeast: 0.95 } })
}

/** A document is found by the next search after it is put, and not after it is removed. */
function change(index: InvertedIndex, fts5: Fts5, corpus: readonly CorpusDocument[], { details }: Result): void {
  const adding: number[] = []
  const removing: number[] = []
  const theirs: number[] = []
  corpus.slice(0, 100).forEach((document, turn) => {
    const one = { ...searchable(document), body: [`${document.text} newword${turn}`], id: changedId(document.id) }
    const asked = queryOf([plain(`newword${turn}`)])
    adding.push(timed(() => (index.put(one), expectTotal(index, asked, 1))))
    const text = folded(`${document.text} newword${turn}`)
    theirs.push(timed(() => (fts5.add(1e6 + turn, text), fts5.ranked(`newword${turn}`, shown))))
    removing.push(timed(() => (index.remove(one.id), expectTotal(index, asked, 0))))
    fts5.delete(1e6 + turn)
  })
  details['adding an article and finding it, ours, p50 / p95 ms'] = pair(adding)
  details['adding an article and finding it, FTS5, p50 / p95 ms'] = pair(theirs)
  details['removing it and not finding it, ours, p50 / p95 ms'] = pair(removing)
}

const changedId = (id: string) => id.replace(/^(.*:)./, '$1f')

function expectTotal(index: InvertedIndex, query: Query, total: number): void {
  if (index.search(query, { limit: shown }).total !== total) throw new Error(`Not ${total} found`)
}

/** From nothing but the file to the first answer, in a worker as the program starts it. */
async function startCold(index: InvertedIndex, folder: string, { ratios, details }: Result): Promise<void> {
  await new StoredIndex(folder, plainly).save(index, { libraryId: 'bench', seq: 0, at: '' })
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    const worker = startWorker('search')
    const tell = (message: ToSearchWorker) => worker.postMessage(message)
    const found = new Promise<FromSearchWorker>((done) =>
      worker.on('message', (message: FromSearchWorker) => message.kind === 'found' && done(message)),
    )
    tell({ kind: 'load', ticket: 1, keeping: { folder, key: null, libraryId: 'bench' } })
    tell({ kind: 'find', ticket: 2, query: queryOf([plain('the')]), options: { limit: shown } })
    const answer = await found
    times.push(performance.now() - start)
    if (answer.kind !== 'found' || answer.found.total === 0) throw new Error('The stored index was not used')
    await worker.terminate()
  }
  ratios.push({ what: 'cold start to the first answer, s', value: median(times) / 1000, goal: { atMost: 0.3 } })
  details['cold start, ms'] = times.map(Math.round).join(', ')
}

/** The call as the window makes it, snippets and all, on a library of this size. */
async function askThroughBatch(path: string, queries: Queries, { ratios, details }: Result): Promise<void> {
  const first = batch(path)
  details['first search of a library without an index, through batch, s'] =
    (await first.time('search', { query: 'the' })) / 1000
  await first.end()
  const second = batch(path)
  details['first search with a stored index, process and all, ms'] = await second.time('search', { query: 'the' })
  const asked = [
    ...queries.word,
    ...queries.prefix.map((word) => `${word}*`),
    ...queries.three.map((words) => words.join(' ') + ' '),
    ...queries.phrase.map((words) => `"${words.join(' ')}"`),
    ...queries.slip.map((word) => `${word} `),
    ...queries.word.slice(0, 40).map((word) => `${word} type:passage date:2020..2023`),
    ...queries.word.slice(0, 40).map((word) => `${word} is:unread outlet:news`),
  ]
  for (const limit of [50, 200]) {
    const times: number[] = []
    for (const query of asked) times.push(await second.time('search', { query, limit }))
    const what = `search through batch, ${limit} hits with snippets`
    const ratio: Ratio = { what: `${what}, p95 ms`, value: quantile(times, 0.95) }
    ratios.push(limit === 50 ? { ...ratio, goal: { atMost: 50 } } : ratio)
    details[`${what}, p50 / p95 ms`] = pair(times)
  }
  await second.end()
}

function compareSlips(
  corpus: readonly CorpusDocument[],
  index: InvertedIndex,
  words: readonly string[],
  { ratios, details }: Result,
): void {
  const start = performance.now()
  const mini = miniSearchOf(corpus)
  details['minisearch, build, s'] = (performance.now() - start) / 1000
  const times = { ours: [] as number[], theirs: [] as number[] }
  const found = new Set<string>()
  words.forEach((word, turn) => {
    const query = queryOf([{ terms: [word], prefix: false }])
    const ours = () => index.search(query, { limit: shown }).total > 0 && found.add(word)
    inTurn(turn, times, ours, () => fuzzily(mini, word))
  })
  const p95 = quantile(times.ours, 0.95) / quantile(times.theirs, 0.95)
  ratios.push({ what: 'a word with a slip, p95 / minisearch fuzzy', value: p95, goal: { atMost: 0.1 } })
  details['slip, ours, p50 / p95 ms'] = pair(times.ours)
  details['slip, minisearch, p50 / p95 ms'] = pair(times.theirs)
  details['slip, found by us'] = `${found.size} of ${new Set(words).size}`
}

/** A query three times to each, in turn: its time is the middle one, so that a moment of other load counts for neither. */
function inTurn(
  turn: number,
  times: { ours: number[]; theirs: number[] },
  ours: () => unknown,
  theirs: () => unknown,
): void {
  const taken = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < 3; round++)
    for (const side of (turn + round) % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const))
      taken[side].push(timed(side === 'ours' ? ours : theirs))
  times.ours.push(median(taken.ours))
  times.theirs.push(median(taken.theirs))
}

const pair = (times: readonly number[]) => [0.5, 0.95].map((share) => quantile(times, share).toPrecision(3)).join(' / ')

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function busySince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size
  return bytes
}
