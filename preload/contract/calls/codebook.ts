import { z } from 'zod'
import { shortText } from '../common.ts'
import { idOf } from '../ids.ts'
import { type SavedSearch, type Tag, tagFields, type Vocabulary, vocabularyNames } from '../small-documents.ts'
import { call, nothing, editable, marking } from './parts.ts'

/** Calls on tags, vocabularies and saved searches. */
export const codebookCalls = {
  listTags: call(nothing).returns<{ tag: Tag; passages: number; articles: number }[]>(),
  saveTag: call(z.strictObject({ id: idOf('tag').optional(), ...editable(tagFields), ...marking })).returns<Tag>(),
  deleteTag: call(z.strictObject({ id: idOf('tag') })).returns<null>(),
  getVocabulary: call(z.strictObject({ name: z.enum(vocabularyNames) })).returns<Vocabulary['terms']>(),
  saveVocabulary: call(
    z.strictObject({
      name: z.enum(vocabularyNames),
      terms: z.array(z.strictObject({ term: shortText.min(1), parent: shortText.optional() })).max(10_000),
    }),
  ).returns<Vocabulary>(),
  saveSearch: call(
    z.strictObject({ id: idOf('search').optional(), name: shortText.min(1), query: shortText }),
  ).returns<SavedSearch>(),
  listSearches: call(nothing).returns<SavedSearch[]>(),
  deleteSearch: call(z.strictObject({ id: idOf('search') })).returns<null>(),
} as const
