import type { Handlers } from '#contract/calls.ts'
import type { SavedSearch, Vocabulary } from '#contract/small-documents.ts'
import { checkedName } from '../entities/new-entity.ts'
import { commitAndGet, needOne } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import { codePassages } from './code-passages.ts'
import { codebookRows } from './codebook-rows.ts'
import { tagMerge } from './merge-tags.ts'
import { tagMove } from './move-tag.ts'
import { recoding } from './recode.ts'
import { tagDeletion, tagToSave } from './tags.ts'
import { termRename, termUses } from './term-uses.ts'
import { checkedTerms, savedVocabulary, termsOf } from './vocabulary.ts'

type CodebookCalls =
  | 'listTags'
  | 'saveTag'
  | 'deleteTag'
  | 'codebook'
  | 'codePassages'
  | 'moveTag'
  | 'mergeTags'
  | 'recode'
  | 'getVocabulary'
  | 'saveVocabulary'
  | 'termUses'
  | 'renameTerm'
  | 'resetVocabulary'
  | 'saveSearch'
  | 'listSearches'
  | 'deleteSearch'

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Tags, vocabularies and saved searches: the words a researcher codes with. */
export function codebookCalls(library: Library): Pick<Handlers, CodebookCalls> {
  const { references } = library
  return {
    listTags: () =>
      [...library.collection('tag').values()]
        .toSorted((a, b) => names.compare(a.name, b.name))
        .map((tag) => ({
          tag,
          passages: references.passagesTagged(tag.id).size,
          articles: references.articlesTagged(tag.id).size,
        })),
    saveTag: (args) => {
      const { tag, draft } = tagToSave(library, args)
      return commitAndGet(library, draft, tag.id)
    },
    deleteTag: async ({ id, under }) => {
      await library.commit(tagDeletion(library, needOne(library, id), under))
      return null
    },
    codebook: () => codebookRows(library),
    codePassages: (args) => codePassages(library, args),
    moveTag: (args) => {
      const { tag, draft } = tagMove(library, args)
      return commitAndGet(library, draft, tag.id)
    },
    mergeTags: (args) => {
      const { keepId, draft } = tagMerge(library, args.keepId, args.mergeIds)
      return commitAndGet(library, draft, keepId)
    },
    recode: async (args) => {
      const { tag, passages, articles, draft } = recoding(library, args)
      return { tag: await commitAndGet(library, draft, tag.id), passages, articles }
    },
    getVocabulary: ({ name }) => termsOf(library, name),
    saveVocabulary: ({ name, terms }) => {
      const before = savedVocabulary(library, name)
      const vocabulary: Vocabulary = {
        ...(before ?? { ...library.stamp('vocabulary'), name }),
        terms: checkedTerms(terms),
      }
      return commitAndGet(
        library,
        { label: { key: 'saveVocabulary', args: { name } }, puts: [vocabulary] },
        vocabulary.id,
      )
    },
    termUses: ({ name }) => termUses(library, name),
    renameTerm: async ({ documents = false, ...args }) => {
      const renamed = termRename(library, { ...args, documents })
      return {
        vocabulary: await commitAndGet(library, renamed.draft, renamed.vocabulary.id),
        documents: renamed.documents,
      }
    },
    resetVocabulary: async ({ name }) => {
      const saved = savedVocabulary(library, name)
      if (saved) await library.commit({ label: { key: 'resetVocabulary', args: { name } }, deletes: [saved.id] })
      return termsOf(library, name)
    },
    saveSearch: ({ id, name, query }) => {
      const before = id === undefined ? library.stamp('search') : needOne(library, id)
      const search: SavedSearch = { ...before, name: checkedName(name), query }
      for (const other of library.collection('search').values())
        if (other.id !== search.id && foldName(other.name) === foldName(search.name))
          throw new CallerError(say('changes.errors.searchTwice', { name: other.name }))
      const draft = { label: { key: 'saveSearch', args: { name: search.name } }, puts: [search] }
      return commitAndGet(library, draft, search.id)
    },
    listSearches: () => [...library.collection('search').values()].toSorted((a, b) => names.compare(a.name, b.name)),
    deleteSearch: async ({ id }) => {
      const { name } = needOne(library, id)
      await library.commit({ label: { key: 'deleteSearch', args: { name } }, deletes: [id] })
      return null
    },
  }
}
