import { z } from 'zod'
import { shortText } from '../common.ts'
import { idOf } from '../ids.ts'
import type { CodebookRow, CodedPassage, TermUse } from '../codebook.ts'
import { type SavedSearch, type Tag, tagFields, type Vocabulary, vocabularyNames } from '../small-documents.ts'
import { call, nothing, editable, marking, page } from './parts.ts'

const tagId = idOf('tag')

/** Calls on tags, vocabularies and saved searches. */
export const codebookCalls = {
  listTags: call(nothing).returns<{ tag: Tag; passages: number; articles: number }[]>(),
  saveTag: call(z.strictObject({ id: idOf('tag').optional(), ...editable(tagFields), ...marking })).returns<Tag>(),
  /** The tags under it move up to where it stood, or go with it. */
  deleteTag: call(z.strictObject({ id: tagId, under: z.enum(['up', 'too']).optional() })).returns<null>(),
  /** The whole codebook as a tree read from the top: each code is followed by those under it. */
  codebook: call(nothing).returns<CodebookRow[]>(),
  /** The passages of a code, or of it and all under it; the newest article first. */
  codePassages: call(z.strictObject({ tagId, withSubcodes: z.boolean().optional(), ...page })).returns<{
    total: number
    items: CodedPassage[]
  }>(),
  /**
   * Puts a code under another, or under none. `beforeId` names the one of its new neighbours that it is to stand before,
   * `null` puts it last; left out, it stands where its name sorts.
   */
  moveTag: call(
    z.strictObject({ id: tagId, parentId: tagId.nullable(), beforeId: tagId.nullable().optional() }),
  ).returns<Tag>(),
  /** One code out of several: what carried one of `mergeIds` carries `keepId`, codes under them move under it. */
  mergeTags: call(z.strictObject({ keepId: tagId, mergeIds: z.array(tagId).min(1).max(1000) })).returns<Tag>(),
  /**
   * Takes passages of a code to another one, or to a new one: these, all but these, or all. With `keep` they carry both
   * afterwards. `articles` takes the articles that carry the code along.
   */
  recode: call(
    z.strictObject({
      fromId: tagId,
      to: z.union([
        z.strictObject({ id: tagId }),
        z.strictObject({ create: shortText.min(1), parentId: tagId.optional() }),
      ]),
      passageIds: z.array(idOf('passage')).max(1_000_000).optional(),
      exceptIds: z.array(idOf('passage')).max(1_000_000).optional(),
      /** Also what carries a code under it. */
      withSubcodes: z.boolean().optional(),
      keep: z.boolean().optional(),
      articles: z.boolean().optional(),
    }),
  ).returns<{ tag: Tag; passages: number; articles: number }>(),
  getVocabulary: call(z.strictObject({ name: z.enum(vocabularyNames) })).returns<Vocabulary['terms']>(),
  saveVocabulary: call(
    z.strictObject({
      name: z.enum(vocabularyNames),
      terms: z.array(z.strictObject({ term: shortText.min(1), parent: shortText.optional() })).max(10_000),
    }),
  ).returns<Vocabulary>(),
  /** Which terms documents use, and how many. */
  termUses: call(z.strictObject({ name: z.enum(vocabularyNames) })).returns<TermUse[]>(),
  /** A term under another name; with `documents` in every document that uses it too, in the same change. */
  renameTerm: call(
    z.strictObject({
      name: z.enum(vocabularyNames),
      from: shortText.min(1),
      to: shortText.min(1),
      documents: z.boolean().optional(),
    }),
  ).returns<{ vocabulary: Vocabulary; documents: number }>(),
  /** Back to the terms a library starts with; documents keep the terms they use. */
  resetVocabulary: call(z.strictObject({ name: z.enum(vocabularyNames) })).returns<Vocabulary['terms']>(),
  saveSearch: call(
    z.strictObject({ id: idOf('search').optional(), name: shortText.min(1), query: shortText }),
  ).returns<SavedSearch>(),
  listSearches: call(nothing).returns<SavedSearch[]>(),
  deleteSearch: call(z.strictObject({ id: idOf('search') })).returns<null>(),
} as const
