import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { InvertedIndex } from '../../../main/search/inverted-index.ts'
import { termsOf } from '../../../main/search/tokens.ts'
import { document, find, idOf, indexOf, nameOf, wordsOf } from './indexed.ts'

test('all words must occur, in any order and spelling', () => {
  const index = indexOf([
    document('1', 'António Guterres called for a cease-fire.'),
    document('2', 'Guterres spoke in Baku.'),
    document('3', 'A cease fire was asked for by ANTONIO.'),
  ])
  expect(find(index, 'guterres antonio ')).toEqual(['1'])
  expect(find(index, 'ceasefire ')).toEqual([])
  expect(find(index, 'cease-fire ').toSorted()).toEqual(['1', '3'])
  expect(find(index, 'guterres -baku')).toEqual(['1'])
})

test('the last word may still be typed, and a star stands for any ending', () => {
  const index = indexOf([document('1', 'Azerbaijan and Armenia'), document('2', 'Azeri'), document('3', 'armada')])
  expect(find(index, 'azer').toSorted()).toEqual(['1', '2'])
  expect(find(index, '"azer"')).toEqual([])
  expect(find(index, 'azer* arm*')).toEqual(['1'])
  expect(find(index, '"azer')).toEqual([])
  expect(find(index, '-azerb* arm').toSorted()).toEqual(['3'])
})

test('a phrase stands in a row inside one field', () => {
  const index = indexOf([
    document('1', 'an anti-terrorist operation began'),
    document('2', 'operation of an anti terrorist kind'),
    document('3', ['it was anti', 'terrorist operation']),
    document('4', 'operation', 'anti-terrorist'),
  ])
  expect(find(index, '"anti-terrorist operation"')).toEqual(['1'])
  expect(find(index, '“ANTI TERRORIST OPERATION”')).toEqual(['1'])
})

test('a title that is the whole of the query comes first, then titles, then texts', () => {
  const index = indexOf([
    document('text', 'war war war war war in Shusha'),
    document('title', 'An account', 'The war of Shusha'),
    document('event', 'Something', 'Shusha', 'event'),
  ])
  expect(find(index, 'shusha ')).toEqual(['event', 'title', 'text'])
})

test('several words that all stand in the title come before any number of them in the text', () => {
  const index = indexOf([
    document('text', 'ember frost '.repeat(40)),
    document('half', 'ember '.repeat(40), 'A frost of winter'),
    document('title', 'ember frost '.repeat(20), 'The frost and the ember'),
    document('whole', 'ember frost '.repeat(20), 'Frost ember'),
  ])
  expect(find(index, 'ember frost ')).toEqual(['whole', 'title', 'text', 'half'])
})

test('a word asked for twice counts twice', () => {
  const index = indexOf([document('1', 'ember frost ember'), document('2', 'frost'), document('3', 'ember in gales')])
  const once = index.search(wordsOf('ember '), { limit: 9 })
  const twice = index.search(wordsOf('ember ember '), { limit: 9 })
  expect(twice).toEqual({ ...once, hits: once.hits.map(({ id, score }) => ({ id, score: score * 2 })) })
})

test('kinds are kept apart when asked for', () => {
  const index = indexOf([document('1', 'peace'), document('2', 'peace', '', 'note'), document('3', 'peace', '', 'tag')])
  const found = index.search(wordsOf('peace '), { limit: 10, kinds: ['note', 'tag'] })
  expect(found.hits.map((hit) => nameOf(hit.id)).toSorted()).toEqual(['2', '3'])
  expect(found.total).toBe(2)
})

test('a word of a script without spaces is found in any surroundings', () => {
  const index = indexOf([
    document('1', '我是中国人民的儿子'),
    document('2', 'ประชาชนไทย'),
    document('3', '中華人民共和国'),
  ])
  expect(find(index, '人民').toSorted()).toEqual(['1', '3'])
  expect(find(index, '中国人')).toEqual(['1'])
  expect(find(index, 'ประชา')).toEqual(['2'])
})

const word = fc.constantFrom('ab', 'abc', 'b', 'ba', 'Ба', 'ба́', 'cé', 'ce', '人', '民', 'x1')
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const step = fc.oneof(fc.record({ put: fc.nat(8), title: text, body: text }), fc.record({ remove: fc.nat(8) }))

/** What a reader with much patience would find: every document looked at for every clause. */
function bruteForce(documents: Map<number, { title: string; body: string }>, query: string): string[] {
  const { wanted, unwanted } = parseQuery(query)
  const holds = (field: string, terms: string[], prefix: boolean) => {
    const words = termsOf(field)
    return words.some((_, at) =>
      terms.every((term, index) => {
        const there = words[at + index]
        return there !== undefined && (prefix && index === terms.length - 1 ? there.startsWith(term) : there === term)
      }),
    )
  }
  return [...documents]
    .filter(([, { title, body }]) => {
      const any = (clause: { terms: string[]; prefix: boolean }) =>
        [title, body].some((field) => holds(field, clause.terms, clause.prefix))
      return wanted.length > 0 && wanted.every(any) && !unwanted.some(any)
    })
    .map(([id]) => String(id))
    .toSorted()
}

test('after any puts and removals the index finds what looking at every document finds', () => {
  const query = fc
    .array(fc.tuple(fc.constantFrom('', '-', '"', '*'), word, word), { minLength: 1, maxLength: 3 })
    .map((parts) =>
      parts.map(([how, a, b]) => (how === '"' ? `"${a} ${b}"` : how === '*' ? `${a}*` : `${how}${a}`)).join(' '),
    )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), query, (steps, asked) => {
      const index = new InvertedIndex()
      const documents = new Map<number, { title: string; body: string }>()
      for (const one of steps) {
        if ('put' in one) {
          documents.set(one.put, one)
          index.put(document(String(one.put), one.body, one.title))
        } else {
          documents.delete(one.remove)
          index.remove(idOf(String(one.remove)))
        }
      }
      expect(find(index, asked).toSorted()).toEqual(bruteForce(documents, asked))
    }),
    { numRuns: 500 },
  )
})

test('dead numbers are thrown out and what lives is found as before', () => {
  const index = new InvertedIndex()
  for (let round = 0; round < 5; round += 1)
    for (let at = 0; at < 900; at += 1) index.put(document(String(at), `word${at} round${round} shared text`))
  expect(index.size).toBe(900)
  expect(find(index, 'word17 ')).toEqual(['17'])
  expect(find(index, 'round4 ')).toHaveLength(900)
  expect(find(index, 'round1 ')).toHaveLength(0)
  expect(find(index, '"shared text"')).toHaveLength(900)
})

test('one word is ranked as SQLite ranks it', () => {
  const random = mulberry(7)
  const vocabulary = Array.from({ length: 300 }, (_, at) => `w${at}`)
  const documents = Array.from({ length: 400 }, (_, at) => {
    const length = 20 + Math.floor(random() * 200)
    return document(
      String(at + 1),
      Array.from({ length }, () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)]).join(' '),
    )
  })
  const index = indexOf(documents)
  const database = new DatabaseSync(':memory:')
  database.exec('create virtual table t using fts5(body)')
  const insert = database.prepare('insert into t(rowid, body) values (?, ?)')
  for (const one of documents) insert.run(Number(nameOf(one.id)), one.body.join(' '))
  const ask = database.prepare('select rowid as id from t where t match ? order by bm25(t), rowid limit 20')
  for (let at = 3; at < 300; at += 11) {
    const theirs = ask.all(`w${at}`).map((row) => String(row['id']))
    const ours = index.search(wordsOf(`w${at} `), { limit: 20 }).hits.map((hit) => nameOf(hit.id))
    const shared = ours.filter((id) => theirs.includes(id)).length
    expect(shared).toBeGreaterThanOrEqual(theirs.length * 0.95)
  }
})

/** Random numbers that are the same every time. */
function mulberry(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const manySteps = fc.array(step, { maxLength: 40 })

/** The documents that are there after some steps, in the order of their last putting. */
function after(steps: readonly ({ put: number; title: string; body: string } | { remove: number })[]) {
  const there = new Map<number, { title: string; body: string }>()
  for (const one of steps) {
    there.delete('put' in one ? one.put : one.remove)
    if ('put' in one) there.set(one.put, one)
  }
  return there
}

const query = fc
  .array(fc.tuple(fc.constantFrom('', '"', '*'), word, word), { minLength: 1, maxLength: 3 })
  .map(
    (parts) => parts.map(([how, a, b]) => (how === '"' ? `"${a} ${b}"` : a + (how === '*' ? '*' : ''))).join(' ') + ' ',
  )

test('after any changes the index answers as one that is built anew, and once it is tidied with the same scores', () => {
  fc.assert(
    fc.property(manySteps, fc.array(query, { minLength: 3, maxLength: 3 }), fc.nat(5), (steps, asked, pause) => {
      const index = new InvertedIndex()
      steps.forEach((one, at) => {
        if ('put' in one) index.put(document(String(one.put), one.body, one.title))
        else index.remove(idOf(String(one.remove)))
        // Segments are sealed by a question and joined in between.
        if (at % (pause + 2) === 0) index.search(wordsOf('ab '), { limit: 1 })
        if (at % (pause + 3) === 0) index.tidy()
      })
      const fresh = indexOf([...after(steps)].map(([name, { title, body }]) => document(String(name), body, title)))
      for (const one of asked) expect(find(index, one).toSorted()).toEqual(find(fresh, one).toSorted())
      index.compact()
      for (const one of asked)
        expect(index.search(wordsOf(one), { limit: 99 })).toEqual(fresh.search(wordsOf(one), { limit: 99 }))
    }),
    { numRuns: 300 },
  )
})

test('plain words, beginnings and phrases find what SQLite finds in the folded texts', () => {
  const texts = fc.array(text, { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(texts, fc.array(query, { minLength: 5, maxLength: 5 }), (bodies, asked) => {
      const index = indexOf(bodies.map((body, at) => document(String(at + 1), body)))
      const database = new DatabaseSync(':memory:')
      database.exec("create virtual table t using fts5(body, tokenize='unicode61 remove_diacritics 2')")
      const insert = database.prepare('insert into t(rowid, body) values (?, ?)')
      bodies.forEach((body, at) => insert.run(at + 1, termsOf(body).join(' ')))
      const ask = database.prepare('select rowid as id from t where t match ?')
      for (const one of asked) {
        const match = parseQuery(one)
          .wanted.map(({ terms, prefix }) => `"${terms.join(' ')}"${prefix ? ' *' : ''}`)
          .join(' AND ')
        const theirs = ask.all(match).map((row) => String(row['id']))
        expect(find(index, one).toSorted(), one).toEqual(theirs.toSorted())
      }
      database.close()
    }),
    { numRuns: 150 },
  )
})

test('the best few are the first of all, whatever is passed by for their sake', () => {
  const often = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(4), fc.nat(30), fc.nat({ max: 8 }))
  const some = fc.array(often, { minLength: 30, maxLength: 120 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 12 }), (counts, limit) => {
      const index = indexOf(
        counts.map(([ember, emberly, frost, other, titled], at) => {
          const body = `${'ember '.repeat(ember)}${'emberly '.repeat(emberly)}${'frost '.repeat(frost)}${'x '.repeat(other)}`
          return document(String(at + 1), body, ['ember', 'emberly frost', 'frost ember'][titled] ?? '')
        }),
      )
      counts.forEach((_, at) => at % 7 === 3 && index.remove(idOf(String(at + 1))))
      for (const asked of ['ember ', 'ember frost ', 'ember frost ember ', 'emb', 'em* frost ']) {
        const all = index.search(wordsOf(asked), { limit: 1000 })
        const few = index.search(wordsOf(asked), { limit })
        expect(few, asked).toEqual({ ...all, hits: all.hits.slice(0, limit) })
      }
    }),
    { numRuns: 80 },
  )
})
