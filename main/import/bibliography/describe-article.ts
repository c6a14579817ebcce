import type { Article } from '#contract/article.ts'
import type { Library } from '../../library/library.ts'
import { factsOf } from '../../references/article-reference.ts'
import type { CslItem } from '../../references/csl-item.ts'
import type { Note } from '#contract/note.ts'
import { noteState, paragraph, words } from '../../sample/note-state.ts'
import { say } from '../../words.ts'
import { keptHref } from '../parsed-text.ts'

const longest = 1000

/** The facts of a reference in the bounds that an article keeps them in. */
export function keptFacts(item: CslItem): ReturnType<typeof factsOf> {
  const { title, authors, outlet, url, publishedAt, language } = factsOf(item)
  const address = keptHref(url)
  const tag = language === undefined ? undefined : languageTag(language)
  return {
    authors: authors.slice(0, 500).map((name) => name.slice(0, longest)),
    ...(title !== undefined && { title: title.slice(0, longest) }),
    ...(outlet !== undefined && { outlet: outlet.slice(0, longest) }),
    ...(address !== undefined && { url: address }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(tag !== undefined && { language: tag }),
  }
}

/** BCP 47, or nothing: references also say “English”. */
function languageTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/**
 * An article with what a reference says of it. One that came with this import says what its file says, which the
 * reference knows better; in one that was there already only what is empty is filled.
 */
export function described(article: Article, item: CslItem, isNew: boolean): Article {
  const { authors, ...said } = keptFacts(item)
  const mine = {
    ...article,
    authors: article.authors.length > 0 && !(isNew && authors.length > 0) ? article.authors : authors,
  }
  const facts = isNew ? { ...mine, ...said } : { ...said, ...mine }
  const before = article.bibliography ?? {}
  const custom = { ...item.custom, ...(before['custom'] as object | undefined) }
  const bibliography = { ...item, ...before, ...(Object.keys(custom).length > 0 && { custom }) }
  return { ...facts, bibliography }
}

/** A note that came with a reference, about its article. */
export function noteOf(library: Library, article: Pick<Article, 'id' | 'title'>, paragraphs: readonly string[]): Note {
  const [first = ''] = paragraphs
  const title = first.length > 80 ? say('bibliographies.noteTitle', { title: article.title.slice(0, 200) }) : first
  return {
    ...library.stamp('note'),
    title,
    aboutId: article.id,
    state: noteState(...paragraphs.map((text) => paragraph(words(text.replace(/\s*\n\s*/g, ' '))))),
    text: paragraphs.map((text) => text.replace(/\s*\n\s*/g, ' ')).join('\n'),
    mentions: [],
  }
}

/** Whether an article has a note with these words already. */
export function hasNote(library: Library, article: Pick<Article, 'id'>, note: Note): boolean {
  return [...library.references.notesAbout(article.id)].some((id) => library.get(id)?.text === note.text)
}
