import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import { type MergeChoice, type MergeEntry, type MergePreview, type MergeReport } from '#contract/merging.ts'
import { type Library, MaterialError, ReadOnlyError } from '../library/library.ts'
import { say } from '../words.ts'
import { beforeChanges, commonSeq } from './common-base.ts'
import { type Difference, differences, saysTheSame, titleIn } from './compare.ts'
import { copyContents, placeAgain, withAllVersions } from './merge-texts.ts'
import { choicesOf, settled } from './settle.ts'
import { makeWhole, type Outcome } from './whole.ts'

export type Chosen = {
  prefer?: MergeChoice | undefined
  choices?: Partial<Record<string, MergeChoice>> | undefined
}

type Compared = { base: number; known: boolean; found: Difference[] }

/** What another copy of the same library would bring. Nothing is changed. */
export async function previewMerge(library: Library, other: Library): Promise<MergePreview> {
  const { base, known, found } = await compare(library, other)
  const counts = { new: 0, changed: 0, deleted: 0, merged: 0, conflict: 0 }
  for (const { what } of found) counts[what] += 1
  const asked = asksAbout(found)
  const entries = [...found.filter(asked), ...found.filter(({ what }) => what !== 'conflict').slice(0, mostShown)]
  const at = base > 0 ? ((await library.change(base))?.at ?? '') : ''
  return {
    name: other.name,
    base: known ? { seq: base, at } : null,
    changes: { mine: library.seq - base, theirs: other.seq - base },
    counts: { ...counts, conflict: found.filter(asked).length },
    entries: entries.map(entryOf),
  }
}

const mostShown = 1000

/** Takes another copy's changes into this one, as one change that can be undone. */
export async function mergeLibrary(library: Library, other: Library, chosen: Chosen = {}): Promise<MergeReport> {
  if (library.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: library.readOnly.reason }))
  for (;;) {
    const { seq } = library
    const { outcome, told } = await outcomeOf(library, other, chosen)
    told.push(...(await copyContents(library, other, outcome)))
    await placeAgain(library, outcome)
    // What changed here meanwhile is compared anew.
    if (library.seq !== seq) continue
    const puts: Document[] = []
    const deletes: Id[] = []
    for (const [id, document] of outcome)
      if (document && !saysTheSame(document, library.get(id))) puts.push(document)
      else if (!document && library.get(id)) deletes.push(id)
    const count = puts.length + deletes.length
    const label = { key: 'merge', args: { name: other.name, count } }
    if (count > 0) await library.commit({ label, puts, deletes, keepTimes: true })
    return { changed: count, told }
  }
}

async function compare(library: Library, other: Library): Promise<Compared> {
  if (other.id !== library.id) throw new MaterialError(say('merging.anotherLibrary', { name: other.name }))
  const base = await commonSeq(library, other)
  const before = await beforeChanges(library, base)
  // Two copies that share no change at all, though both have some, do not tell what they began from.
  const known = before !== null && (base > 0 || library.seq === 0 || other.seq === 0)
  return { base, known, found: await differences(library, other, known ? before : null) }
}

async function outcomeOf(library: Library, other: Library, { prefer = 'mine', choices = {} }: Chosen) {
  const { found } = await compare(library, other)
  const choose = ({ id }: Difference) => choices[id] ?? prefer
  const ofText = new Map(found.filter(isAboutText).map((one) => [one.id as string, choose(one)]))
  const outcome: Outcome = new Map()
  for (const one of found) {
    // Where a passage stands follows the text that was chosen for its article.
    const article = articleOf(one)
    const follows = article !== undefined && ofText.get(article)
    const { puts, deletes } = settled(one, (difference) =>
      follows && isPlaceAlone(difference) ? follows : choose(difference),
    )
    for (const document of puts) outcome.set(document.id, withVersions(document, one))
    for (const id of deletes) outcome.set(id, null)
  }
  return { outcome, told: makeWhole(library, other, outcome) }
}

function withVersions(document: Document, { mine, theirs }: Difference): Document {
  if (kindOf(document.id) !== 'article' || !mine || !theirs) return document
  return withAllVersions(document as Article, mine as Article, theirs as Article)
}

const isAboutText = ({ id, fields }: Difference) => kindOf(id) === 'article' && fields?.includes('text') === true
const isPlaceAlone = ({ fields }: Difference) => fields?.every((field) => field === 'place') === true

function articleOf({ id, mine, theirs }: Difference): string | undefined {
  if (kindOf(id) !== 'passage') return undefined
  return ((mine ?? theirs) as { articleId?: string } | undefined)?.articleId
}

/** The conflicts that a person is asked about: places in a text that is asked about follow it. */
function asksAbout(found: readonly Difference[]): (one: Difference) => boolean {
  const texts = new Set(found.filter(isAboutText).map(({ id }) => id as string))
  return (one) => one.what === 'conflict' && !(isPlaceAlone(one) && texts.has(articleOf(one) ?? ''))
}

function entryOf(one: Difference): MergeEntry {
  const { id, what, conflict, fields, mine, theirs } = one
  const entry = { id, title: titleIn(mine ?? theirs), what }
  if (what !== 'conflict' || conflict === undefined) return entry
  return {
    ...entry,
    conflict,
    choices: choicesOf(one),
    ...(fields && { fields, mine: shown(mine, fields), theirs: shown(theirs, fields) }),
  }
}

const longest = 400

/** The fields of a conflict in short, as a person may compare them. */
function shown(document: Document | undefined, fields: readonly string[]): string {
  const values = document as unknown as Record<string, unknown> | undefined
  const parts = fields.map((field) => {
    const value =
      field === 'words'
        ? values?.['text']
        : field === 'place'
          ? (values?.['target'] as { exact?: string })?.exact
          : values?.[field === 'text' ? 'words' : field]
    return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  })
  return parts.join('\n').slice(0, longest)
}
