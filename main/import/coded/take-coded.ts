import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import type { AnnotateReport, CodesAs } from '#contract/views.ts'
import { type Library, ReadOnlyError } from '../../library/library.ts'
import { say } from '../../words.ts'
import type { Coded, CodedText } from './coded.ts'
import { TakenCodes } from './take-codes.ts'
import { takeMarks } from './take-marks.ts'
import { takeCase, takeLink, takeNote, takeSet } from './take-rest.ts'
import { articleOf, plainTextsOf, storeTexts, takeText } from './take-texts.ts'
import { Taking } from './taking.ts'

/** Takes what another program coded into a library, as one change; answers what became of each mark, and what did not come. */
export async function takeCoded(
  library: Library,
  coded: Coded,
  as: CodesAs = {},
  signal?: AbortSignal,
): Promise<AnnotateReport> {
  if (library.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: library.readOnly.reason }))
  const stored = await storeTexts(library, coded.texts, signal)
  const first = new Taking(library, coded, as)
  const there = coded.texts.flatMap((text, at) => articleOf(first, text, stored[at]?.source.plainSha256 ?? '') ?? [])
  const plainTexts = await plainTextsOf(library, there)
  signal?.throwIfAborted()
  // From here to the commit nothing waits: what is known cannot change in between.
  const taking = new Taking(library, coded, as)
  const codes = new TakenCodes(taking)
  const articles = new Map<string, Id<'article'>>()
  const passages = new Map<string, Id<'passage'>>()
  const sameInFile = new Map<string, Id<'article'>>()
  coded.texts.forEach((text, at) => {
    const files = stored[at]
    if (!files) return
    const taken = takeText(taking, text, files, plainTexts, sameInFile)
    if (text.text) sameInFile.set(files.source.plainSha256, taken.articleId)
    articles.set(text.guid, taken.articleId)
    for (const [guid, id] of takeMarks(taking, codes, text, files, taken)) passages.set(guid, id)
    tagWhole(taking, codes, text, taken.articleId)
  })
  takeAround(taking, codes, { articles, passages })
  const puts = taking.finish()
  const label = { key: 'takeCoded', args: { name: coded.name, count: passages.size } }
  if (puts.length > 0) await library.commit({ label, puts })
  const counts = {
    articles: articles.size,
    passages: passages.size,
    codes: coded.codes.length,
    notes: coded.notes.length,
  }
  return {
    format: coded.format,
    outcomes: taking.outcomes,
    told: coded.told,
    notKept: [...new Set([...coded.notKept, ...taking.notKept])],
    counts,
    changed: puts.length,
  }
}

/** Codes of a whole text are tags of the article; whom it is about has no place but a passage. */
function tagWhole(taking: Taking, codes: TakenCodes, text: CodedText, id: Id<'article'>): void {
  const article = taking.get(id)
  if (!article) return
  const tags = [...article.tags]
  for (const { code } of text.codings) {
    const coded = codes.of(code)
    if (coded && 'tag' in coded) tags.push(coded.tag)
    else taking.tell('coded.notKept.wholeCoding', { name: codes.codeOf(code)?.name ?? code, title: article.title })
  }
  if (tags.length > article.tags.length) taking.put({ ...article, tags: [...new Set(tags)] } satisfies Article)
}

function takeAround(taking: Taking, codes: TakenCodes, places: Parameters<typeof takeCase>[2]): void {
  const { coded } = taking
  for (const one of coded.cases) takeCase(taking, codes, places, one)
  const about = aboutOf(coded)
  const records = new Set(coded.links.flatMap(({ notes }) => notes))
  const notes = new Map(coded.notes.map((note) => [note.guid, note]))
  const own = (guid: string) => (coded.own && records.has(guid) ? notes.get(guid) : undefined)
  for (const note of coded.notes) if (!own(note.guid)) takeNote(taking, codes, places, note, about.get(note.guid) ?? [])
  for (const link of coded.links)
    if (!notes.has(link.from) && !notes.has(link.to)) takeLink(taking, codes, places, link, own)
  if (!coded.own) for (const text of coded.texts) takeAboutText(taking, codes, places, text)
  for (const set of coded.own ? [] : coded.sets)
    takeSet(taking, places, set, (name, guid) => tagOfSet(taking, name, guid))
}

/** What each note is about: whatever refers to it, or is linked with it. */
function aboutOf(coded: Coded): Map<string, string[]> {
  const about = new Map<string, string[]>()
  const add = (note: string, guid: string) => about.set(note, [...(about.get(note) ?? []), guid])
  for (const { guid, notes } of coded.texts.flatMap((text) => [text, ...text.marks]))
    for (const note of notes) add(note, guid)
  for (const { guid, notes } of coded.codes) for (const note of notes) add(note, guid)
  const ids = new Set(coded.notes.map(({ guid }) => guid))
  for (const { from, to } of coded.links) {
    if (ids.has(to)) add(to, from)
    if (ids.has(from)) add(from, to)
  }
  return about
}

/** The description of a text and the values of its variables, as a note about it. */
function takeAboutText(
  taking: Taking,
  codes: TakenCodes,
  places: Parameters<typeof takeCase>[2],
  text: CodedText,
): void {
  const lines = [
    ...(text.description === undefined ? [] : [text.description]),
    ...text.values.map(({ name, value }) => `${name}: ${value}`),
  ]
  if (lines.length === 0) return
  const name = say('coded.aboutText', { title: text.name })
  takeNote(taking, codes, places, { guid: '', name, text: lines.join('\n') }, [text.guid])
}

function tagOfSet(taking: Taking, name: string, guid: string): Id<'tag'> {
  const known = taking.known('tag', guid)
  if (known) return known
  const there = [...taking.library.collection('tag').values()].find(
    (tag) => tag.name === name && tag.parentId === undefined,
  )
  if (there) return there.id
  const tag = { ...taking.stamp('tag', guid), name }
  taking.put(tag)
  return tag.id
}
