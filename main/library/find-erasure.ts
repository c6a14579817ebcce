import { join } from 'node:path'
import { contentsOf } from '#contract/article.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import { type Id, type Kind, kindOf } from '#contract/ids.ts'
import { kindOfFile, orderOf } from './convert-files.ts'
import { changesIn } from './erase-changes.ts'
import type { Layout } from './layout.ts'
import { eachReference } from './references-of.ts'
import { readSnapshot } from './snapshot-read.ts'
import { filesBelow } from './wipe.ts'

/** What a purge takes out: documents, contents that only they named, and the words they went by. */
export type Erasure = {
  ids: ReadonlySet<string>
  contents: { part: 'texts' | 'originals'; sha256: string }[]
  words: string[]
}

/** Documents that are nothing without the one they are about: they went with it, or before it, and hold its words. */
const dependents = new Set<Kind>(['passage', 'claim', 'assessment', 'relation'])

/** Null when the id never was in the library. */
export async function findErasure(layout: Layout, libraryId: string, id: Id): Promise<Erasure | null> {
  const alive = await idsNow(layout)
  const ids = new Set<string>([id])
  const contents = new Map<string, Erasure['contents'][number]>()
  const words = new Set<string>()
  let found = false
  for (let grown = true; grown;) {
    const before = ids.size
    for await (const document of documentsEver(layout, libraryId)) {
      if (ids.has(document.id)) {
        found ||= document.id === id
        for (const content of contentsIn(document)) contents.set(content.sha256, content)
        if (document.id === id) for (const word of wordsOf(document)) words.add(word)
      } else if (dependents.has(kindOf(document.id)) && !alive.has(document.id) && refersTo(document, ids))
        ids.add(document.id)
    }
    grown = ids.size > before
  }
  return found ? { ids, contents: [...contents.values()], words: [...words] } : null
}

async function* documentsEver(layout: Layout, libraryId: string): AsyncGenerator<Document> {
  for (const inner of orderOf(await filesBelow(layout.path))) {
    if (kindOfFile(inner) !== 'journal') continue
    for (const { change } of await changesIn(join(layout.path, inner), libraryId, layout.sealing)) {
      yield* change.puts
      yield* change.was
    }
  }
}

async function idsNow(layout: Layout): Promise<Set<string>> {
  const snapshot = await readSnapshot(layout.snapshot, layout.sealing)
  if ('damaged' in snapshot) throw new Error(`library.json could not be read (${snapshot.damaged})`)
  return new Set([...snapshot.records.values()].flatMap((records) => [...records.keys()]))
}

function refersTo(document: Document, ids: ReadonlySet<string>): boolean {
  let refers = false
  eachReference(document, (_, target) => (refers ||= ids.has(target)))
  return refers
}

function contentsIn(document: Document): Erasure['contents'] {
  if (kindOf(document.id) !== 'article') return []
  const { texts, originals } = contentsOf(document as DocumentOf<'article'>)
  return [
    ...[...texts].map((sha256) => ({ part: 'texts' as const, sha256 })),
    ...[...originals].map((sha256) => ({ part: 'originals' as const, sha256 })),
  ]
}

/** What a document goes by; a word of one or two letters stands everywhere. */
function wordsOf(document: Document): string[] {
  const { name, title, aliases = [] } = document as { name?: string; title?: string; aliases?: { name: string }[] }
  const names = [name, title, ...aliases.map((alias) => alias.name)]
  return names.filter((one) => one !== undefined && one.length > 2) as string[]
}
