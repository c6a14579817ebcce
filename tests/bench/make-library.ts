import { mkdir } from 'node:fs/promises'
import type { Document } from '#contract/document.ts'
import type { Id, Kind } from '#contract/ids.ts'
import { writeSnapshot } from '../../main/library/build-snapshot.ts'
import { firstChain } from '../../main/library/hashes.ts'
import { layoutOf } from '../../main/library/layout.ts'
import { schemaVersion, snapshotFormat } from '../../main/library/snapshot-format.ts'
import { noSteps } from '../../main/library/steps.ts'

/**
 * Writes a library of made-up documents, the same for the same seed: for n passages n/10 articles, n/5 actors and
 * events, n/10 claims and n/20 notes. Names and words follow a Zipf-like law. Answers the ids by kind.
 */
export async function makeLibrary(path: string, passages: number, seed = 1): Promise<Map<Kind, Id[]>> {
  const random = randomFrom(seed)
  const { ids, documents } = documentsOf(passages, random)
  const id = uuidFrom(random)
  await mkdir(path, { recursive: true })
  const header = {
    format: snapshotFormat,
    version: schemaVersion,
    id,
    name: `${passages} passages`,
    createdAt: instant,
    seq: 0,
    chain: firstChain(id),
    steps: noSteps,
  } as const
  await writeSnapshot(layoutOf(path).snapshot, header, function* (kind) {
    for (const document of documents.get(kind) ?? []) yield { id: document.id, json: JSON.stringify(document) }
  })
  return ids
}

const instant = '2026-01-01T00:00:00.000Z'
const common = { createdAt: instant, updatedAt: instant, createdBy: 'Bench' }

function documentsOf(passages: number, random: () => number) {
  const counts = {
    article: Math.ceil(passages / 10),
    actor: Math.ceil(passages / 10),
    event: Math.ceil(passages / 10),
    tag: 50,
    passage: passages,
    claim: Math.ceil(passages / 10),
    note: Math.ceil(passages / 20),
  }
  const ids = new Map<Kind, Id[]>()
  for (const [kind, count] of Object.entries(counts) as [keyof typeof counts, number][])
    ids.set(
      kind,
      Array.from({ length: count }, () => `${kind}:${uuidFrom(random)}` satisfies Id),
    )
  const pick = <K extends Kind>(kind: K): Id<K> => {
    const all = ids.get(kind) ?? []
    return all[Math.floor(all.length * random() ** 3)] as Id<K>
  }
  const words = (count: number) => Array.from({ length: count }, () => wordOf(random)).join(' ')
  const hex = () => Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('')
  const make: Partial<Record<Kind, () => object>> = {
    article: () => ({
      title: words(8),
      authors: [words(2)],
      outlet: words(2),
      publishedAt: '2023-09-20',
      language: 'en',
      tags: [pick('tag')],
      status: 'unread',
      original: { fileName: 'article.txt', mediaType: 'text/plain', sha256: hex(), bytes: 8000 },
      textSha256: hex(),
      plainSha256: hex(),
      words: 1200,
    }),
    actor: () => ({ kind: 'actor', name: words(2), aliases: [{ name: words(2) }], type: 'person' }),
    event: () => ({
      kind: 'event',
      name: words(4),
      aliases: [],
      date: '2023-09-19/2023-09-20',
      participants: [{ actorId: pick('actor'), role: 'took part', passageIds: [pick('passage')] }],
    }),
    tag: () => ({ name: words(1) }),
    passage: () => ({
      articleId: pick('article'),
      target: {
        start: 100,
        end: 200,
        exact: words(14),
        prefix: words(5).slice(0, 32),
        suffix: words(5).slice(0, 32),
        textSha256: hex(),
      },
      comment: random() < 0.3 ? words(12) : '',
      tags: random() < 0.5 ? [pick('tag')] : [],
      links: [{ entityId: pick('actor'), role: 'speaker' }, { entityId: pick('event') }],
      state: 'anchored',
    }),
    claim: () => ({
      passageId: pick('passage'),
      aboutId: pick('event'),
      property: 'killed',
      value: { kind: 'count', comparator: '≥', number: Math.floor(random() * 100), unit: 'people' },
      stance: 'asserts',
      attribution: [{ actorId: pick('actor'), as: 'says' }],
    }),
    note: () => ({
      title: words(5),
      state: { v: 1, lexical: '0.52.0', state: { root: { children: [{ type: 'paragraph', text: words(120) }] } } },
      text: words(120),
      mentions: [pick('actor')],
    }),
  }
  const documents = new Map<Kind, Document[]>()
  for (const [kind, own] of ids)
    documents.set(
      kind,
      own.map((id) => ({ id, ...common, ...make[kind]?.() }) as Document),
    )
  return { ids, documents }
}

const syllables = ['ba', 'ki', 'ro', 'men', 'tal', 'üs', 'so', 'ша', 'de', 'lin', 'gor', 'é', 'pa', 'нов', 'тра', 'ice']

function wordOf(random: () => number): string {
  const length = 1 + Math.floor(random() * 4)
  return Array.from({ length }, () => syllables[Math.floor(random() ** 1.5 * syllables.length)]).join('')
}

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 30 }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}

/** mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
