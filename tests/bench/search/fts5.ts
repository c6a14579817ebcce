import { DatabaseSync } from 'node:sqlite'
import { corpusKinds, type CorpusDocument, folded } from './corpus.ts'

/** SQLite's full-text search over the corpus: contentless, ranked by its own bm25. */
export class Fts5 {
  private readonly database: DatabaseSync
  private readonly insert

  constructor(path: string) {
    this.database = new DatabaseSync(path)
    this.database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144')
    this.database.exec(
      "CREATE VIRTUAL TABLE t USING fts5(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
    )
    this.insert = this.database.prepare('INSERT INTO t(rowid, body) VALUES (?, ?)')
  }

  add(row: number, text: string): void {
    this.insert.run(row, text)
  }

  delete(row: number): void {
    this.database.prepare('DELETE FROM t WHERE rowid = ?').run(row)
  }

  inOneTransaction(work: () => void): void {
    this.database.exec('BEGIN')
    work()
    this.database.exec('COMMIT')
  }

  optimize(): void {
    this.database.exec("INSERT INTO t(t) VALUES ('optimize'); VACUUM")
  }

  get bytes(): number {
    const { size } = this.database
      .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
      .get() as { size: number }
    return size
  }

  /** The best rows; higher is better in ours, lower in theirs. */
  ranked(match: string, limit: number): { row: number; score: number }[] {
    this.rankedQuery ??= this.database.prepare(
      'SELECT rowid AS row, bm25(t) AS score FROM t WHERE t MATCH ? ORDER BY score LIMIT ?',
    )
    return this.rankedQuery.all(match, limit) as { row: number; score: number }[]
  }
  private rankedQuery: ReturnType<DatabaseSync['prepare']> | undefined

  close(): void {
    this.database.close()
  }
}

/** A table for each kind: our lengths are measured against those of the same kind, so ranks compare kind by kind. */
export function byKind(corpus: readonly CorpusDocument[], path: string): Map<string, Fts5> {
  return new Map(
    corpusKinds.map((kind) => {
      const fts5 = new Fts5(`${path}-${kind}`)
      fts5.inOneTransaction(() =>
        corpus.forEach((document, row) => document.kind === kind && fts5.add(row, folded(document.text))),
      )
      return [kind, fts5]
    }),
  )
}
