import { mkdir } from 'node:fs/promises'
import type { Document } from '#contract/document.ts'
import type { Id, Kind } from '#contract/ids.ts'
import { writeSnapshot } from '../../main/library/build-snapshot.ts'
import { firstChain, sha256Of } from '../../main/library/hashes.ts'
import { layoutOf } from '../../main/library/layout.ts'
import { schemaVersion, snapshotFormat } from '../../main/library/snapshot-format.ts'
import { noSteps } from '../../main/library/steps.ts'
import { textMaker } from './library/article-texts.ts'
import { contentWriter } from './library/content.ts'
import * as entities from './library/entity-documents.ts'
import { namesOf } from './library/names.ts'
import { madeAt, planOf, type Sizes, sizesFor } from './library/plan.ts'
import { makeArticle, makePassage, type Making } from './library/source-documents.ts'
import { wordsFor } from './library/words.ts'
import * as writing from './library/writing-documents.ts'

export { type Sizes, sizesFor }

/** A library that was made: every id of it is known by kind and number. */
export type Made = { id: <K extends Kind>(kind: K, n: number) => Id<K>; count: (kind: Kind) => number }

/**
 * Writes a library of made-up articles and what a researcher made of them into a new folder: the same sizes give the
 * same bytes. Documents are made one after the other, none is kept. `withoutFiles` leaves out texts and originals,
 * where only the documents are measured.
 */
export async function makeLibrary(path: string, sizes: Sizes, options: { withoutFiles?: boolean } = {}): Promise<Made> {
  const plan = planOf(sizes)
  const words = wordsFor(sizes.seed)
  const names = namesOf(plan)
  const making: Making = { plan, words, names, text: textMaker(plan, words, names) }
  await mkdir(path, { recursive: true })
  const layout = layoutOf(path)
  const keepFiles = options.withoutFiles ? () => undefined : filesOf(making, path)
  const made = makersOf(making, keepFiles)
  const id = plan.id('article', sizes.articles).slice('article:'.length)
  const header = {
    format: snapshotFormat,
    version: schemaVersion,
    id,
    name: `${sizes.passages} passages`,
    createdAt: madeAt(0, 1),
    seq: 0,
    chain: firstChain(id),
    steps: noSteps,
  } as const
  await writeSnapshot(layout.snapshot, header, function* (kind) {
    const { count, make } = made[kind]
    for (let n = 0; n < count; n++) {
      const document = make(n)
      yield { id: document.id, json: JSON.stringify(document) }
    }
  })
  return { id: plan.id, count: (kind) => made[kind].count }
}

type Maker = { count: number; make: (n: number) => Document }

function makersOf(making: Making, keepFiles: (article: number) => void): Record<Kind, Maker> {
  const { plan } = making
  const { sizes } = plan
  const of = (count: number, make: (making: Making, n: number) => Document): Maker => ({
    count,
    make: (n) => make(making, n),
  })
  const none = of(0, entities.makeTag)
  const article = of(sizes.articles, (all, n) => {
    keepFiles(n)
    return makeArticle(all, n)
  })
  return {
    article,
    passage: of(sizes.passages, makePassage),
    actor: of(plan.actors, entities.makeActor),
    event: of(plan.events, entities.makeEvent),
    relation: of(plan.relations, entities.makeRelation),
    claim: of(sizes.claims, writing.makeClaim),
    assessment: of(plan.assessments, writing.makeAssessment),
    note: of(sizes.notes, writing.makeNote),
    judgement: none,
    redirect: of(plan.redirects, entities.makeRedirect),
    vocabulary: none,
    tag: of(plan.tags, entities.makeTag),
    search: of(plan.searches, entities.makeSearch),
  }
}

/** The text and the original of an article: the original is its plain text. */
function filesOf({ text }: Making, path: string): (article: number) => void {
  const layout = layoutOf(path)
  const writeText = contentWriter(layout.texts)
  const writeOriginal = contentWriter(layout.originals)
  return (n) => {
    const { json, plain, textSha256 } = text(n)
    writeText(`${textSha256}.json`, json)
    writeOriginal(sha256Of(plain), plain)
  }
}
