import { z } from 'zod'
import { commonFields, edtf, instant, sha256, shortText } from './common.ts'
import { idOf } from './ids.ts'

export const articleStatuses = ['unread', 'reading', 'done'] as const

/** What a person may edit about an article; its text is evidence and never changes silently. */
export const articleFields = {
  title: shortText.min(1),
  authors: z.array(shortText),
  outlet: shortText.optional(),
  url: shortText.optional(),
  publishedAt: edtf.optional(),
  retrievedAt: instant.optional(),
  /** BCP 47. */
  language: shortText.optional(),
  rights: shortText.optional(),
  tags: z.array(idOf('tag')),
  status: z.enum(articleStatuses),
}

export const original = z.looseObject({
  fileName: shortText.optional(),
  mediaType: shortText,
  sha256,
  bytes: z.number().int().nonnegative(),
  /** The encoding the bytes were read in, e.g. `utf-8`, `windows-1251`. */
  encoding: shortText.optional(),
  /** True when nothing in the file said so and the encoding was guessed. */
  encodingGuessed: z.boolean().optional(),
})

/** Why a text became the article's: it came with the file, a person corrected it, or a newer edition took its place. */
export const versionReasons = ['imported', 'corrected', 'newer edition'] as const

/** One text that an article has or had. Texts are immutable and kept, so every version can be read again. */
export const textVersion = z.looseObject({
  textSha256: sha256,
  plainSha256: sha256,
  words: z.number().int().nonnegative(),
  at: instant,
  by: shortText,
  why: z.enum(versionReasons),
  /** The file it came from; a corrected text has none of its own. */
  original: original.optional(),
})

/** A source text with its metadata. The text itself is stored apart, named by `textSha256`. */
export const article = z.looseObject({
  id: idOf('article'),
  ...commonFields,
  ...articleFields,
  original,
  textSha256: sha256,
  /** SHA-256 of the plain text, by which the same text from another file is recognised. */
  plainSha256: sha256,
  /** Words of the plain text, counted by Intl.Segmenter. */
  words: z.number().int().nonnegative(),
  /** Every text it had, oldest first, the last being the one it has; absent while it has the text it came with. */
  versions: z.array(textVersion).optional(),
  /** CSL-JSON, as imported. */
  bibliography: z.record(z.string(), z.unknown()).optional(),
})

export type ArticleStatus = (typeof articleStatuses)[number]
export type Original = z.infer<typeof original>
export type TextVersion = z.infer<typeof textVersion>
export type Article = z.infer<typeof article>

/** Every text an article has or had, oldest first; the last is the one it has. */
export function versionsOf(article: Article): TextVersion[] {
  if (article.versions && article.versions.length > 0) return article.versions
  const { textSha256, plainSha256, words, original, createdAt: at, createdBy: by } = article
  return [{ textSha256, plainSha256, words, original, at, by, why: 'imported' }]
}

/** The texts and files, by SHA-256, that an article needs to be whole: also those of the versions it had. */
export function contentsOf(article: Article): { texts: Set<string>; originals: Set<string> } {
  const versions = versionsOf(article)
  const originals = versions.flatMap(({ original: file }) => (file ? [file.sha256] : []))
  return {
    texts: new Set([article.textSha256, ...versions.map(({ textSha256 }) => textSha256)]),
    originals: new Set([article.original.sha256, ...originals]),
  }
}
