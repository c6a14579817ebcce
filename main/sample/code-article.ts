import type { Handlers } from '#contract/calls.ts'
import type { Attribution, ClaimValue } from '#contract/claim.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import { CallerError } from '../library/library.ts'
import type { SampleArticle, SampleClaim, SamplePassage, SampleRelation, Words } from './sample-shapes.ts'

/** The calls the sample is built by: the same ones the window makes. */
export type SampleCalls = Pick<
  Handlers,
  | 'importText'
  | 'getText'
  | 'saveArticle'
  | 'savePassage'
  | 'markPassage'
  | 'saveEntity'
  | 'saveRelation'
  | 'addEvidence'
  | 'saveClaim'
  | 'saveAssessment'
  | 'saveNote'
  | 'saveTag'
>

/** Ids by the names the sample is written in. */
export type Named = { entities: Map<string, EntityId>; tags: Map<string, Id<'tag'>> }

/** An article that is coded: where its words stand, and the passages made of them. */
export type CodedArticle = {
  id: Id<'article'>
  title: string
  passageOf: (words: Words) => { id: Id<'passage'>; exact: string }
}

export function named<Value>(ids: ReadonlyMap<string, Value>, name: string): Value {
  const found = ids.get(name)
  if (found === undefined) throw new CallerError(`The sample names nothing "${name}"`)
  return found
}

/** Imports an article and codes it. What does not depend on another change is asked for at once, and saved together. */
export async function codeArticle(calls: SampleCalls, sample: SampleArticle, ids: Named): Promise<CodedArticle> {
  const { articleId } = await calls.importText({ text: sample.text, fileName: sample.fileName })
  if (articleId === undefined) throw new CallerError(`The sample article "${sample.fileName}" was not imported`)
  const { text } = await calls.getText({ id: articleId })
  const { title } = await calls.saveArticle({
    id: articleId,
    status: sample.status,
    tags: (sample.tags ?? []).map((name) => named(ids.tags, name)),
    ...(sample.language !== undefined && { language: sample.language }),
    ...(sample.rights !== undefined && { rights: sample.rights }),
  })
  const passages = await markAll(calls, articleId, text, sample.passages, ids)
  const passageOf = (words: Words) => named(passages, placeKey(text, words))
  await Promise.all(sample.claims.map((claim) => saveClaim(calls, claim, passageOf(claim.words).id, ids)))
  await Promise.all((sample.relations ?? []).map((relation) => saveRelation(calls, relation, passageOf, ids)))
  for (const { of, field, words } of sample.evidence ?? [])
    await calls.addEvidence({
      fact: { entityId: named(ids.entities, of), field },
      passageIds: [passageOf(words).id],
    })
  return { id: articleId, title, passageOf }
}

type Passages = Map<string, { id: Id<'passage'>; exact: string }>

async function markAll(
  calls: SampleCalls,
  articleId: Id<'article'>,
  text: string,
  samples: readonly SamplePassage[],
  ids: Named,
): Promise<Passages> {
  const made: Passages = new Map()
  for (const { words, links = {}, tags = [], comment } of samples) {
    const range = placeOf(text, words)
    const { id, target } = await calls.savePassage({
      articleId,
      ...range,
      tags: tags.map((name) => named(ids.tags, name)),
      ...(comment !== undefined && { comment }),
    })
    for (const [name, role] of Object.entries(links))
      await calls.markPassage({
        articleId,
        ...range,
        entityId: named(ids.entities, name),
        ...(role !== null && { role }),
      })
    made.set(placeKey(text, words), { id, exact: target.exact })
  }
  return made
}

/** Where quoted words stand. Throws when they do not, so that a slip in the sample is found when it is built. */
function placeOf(text: string, quoted: Words): { start: number; end: number } {
  const { words, within } = typeof quoted === 'string' ? { words: quoted, within: quoted } : quoted
  const around = text.indexOf(within)
  const start = around < 0 ? -1 : text.indexOf(words, around)
  if (start < 0) throw new CallerError(`The sample text does not say "${words}"`)
  return { start, end: start + words.length }
}

function placeKey(text: string, words: Words): string {
  const { start, end } = placeOf(text, words)
  return `${start}-${end}`
}

async function saveClaim(calls: SampleCalls, claim: SampleClaim, passageId: Id<'passage'>, ids: Named) {
  const value: ClaimValue | undefined =
    claim.actor === undefined ? claim.value : { kind: 'actor', actorId: actorNamed(ids, claim.actor) }
  return calls.saveClaim({
    passageId,
    aboutId: named(ids.entities, claim.about),
    property: claim.property,
    stance: claim.stance ?? 'asserts',
    attribution: (claim.by ?? []).map((name, index): Attribution => {
      return { actorId: actorNamed(ids, name), as: index === 0 ? 'says' : 'reports' }
    }),
    ...(value && { value }),
    ...(claim.proposition !== undefined && { proposition: claim.proposition }),
    ...(claim.saidOn !== undefined && { saidOn: claim.saidOn }),
  })
}

function actorNamed(ids: Named, name: string): Id<'actor'> {
  const id = named(ids.entities, name)
  if (kindOf(id) !== 'actor') throw new CallerError(`"${name}" is not an actor of the sample`)
  return id as Id<'actor'>
}

async function saveRelation(
  calls: SampleCalls,
  { from, type, to, position, date, words }: SampleRelation,
  passageOf: CodedArticle['passageOf'],
  ids: Named,
) {
  return calls.saveRelation({
    fromId: named(ids.entities, from),
    type,
    toId: named(ids.entities, to),
    ...(position !== undefined && { position }),
    ...(date !== undefined && { date }),
    passageIds: words === undefined ? [] : [passageOf(words).id],
  })
}
