import { z } from 'zod'
import { type Article, articleFields, articleStatuses } from './article.ts'
import { type Assessment, assessmentFields } from './assessment.ts'
import { type BackedUp, backupPlaces, type BackupState, type ListedBackups, type Restored } from './backups.ts'
import { type ArticleText, block } from './article-text.ts'
import { type Claim, claimFields, claimFieldsOfWords, speaking } from './claim.ts'
import { longText, sha256, shortText } from './common.ts'
import type { Document } from './document.ts'
import { actorFields, type Entity, eventFields } from './entity.ts'
import { anyId, type EntityId, entityId, type Id, idOf, kinds } from './ids.ts'
import { type Note, noteState } from './note.ts'
import type { Passage } from './passage.ts'
import { type Relation, relationFields } from './relation.ts'
import {
  type Judgement,
  type SavedSearch,
  type Tag,
  tagFields,
  type Vocabulary,
  vocabularyNames,
} from './small-documents.ts'
import { type ClaimDraft, judgedSuggestion, mentionPlace, type Mentions, type Suggestion } from './suggestion.ts'
import {
  type AnnotateOutcome,
  type CheckReport,
  type ClaimGroup,
  claimSorts,
  type CoOccurrence,
  type Correction,
  type EntityHit,
  type EntityPage,
  exportFormats,
  type ExportReport,
  type GoTo,
  type HistoryEntry,
  type ImportOutcome,
  type LibraryInfo,
  type ListedArticle,
  type ListedClaimGroup,
  type ListedEntity,
  type ListedNote,
  type ListedPassage,
  type ListedVersion,
  type OutsideVersion,
  type PassageCard,
  type PurgePreview,
  type PassageToReview,
  type PurgeReport,
  type SearchAnswer,
  type TextDifference,
  type UndoState,
  type Version,
} from './views.ts'

/** One call over the line: the schema its arguments are parsed with, and the type of its answer. */
export type Call<Args extends z.ZodType = z.ZodType, Result = unknown> = { args: Args; result?: Result }

function call<Args extends z.ZodType>(args: Args) {
  return { returns: <Result>(): Call<Args, Result> => ({ args }) }
}

const nothing = z.strictObject({})
const page = {
  offset: z.number().int().nonnegative().optional(),
  limit: z.number().int().min(1).max(100_000).optional(),
}
const descending = z.boolean().optional()
const fileName = shortText.optional()
/** Any words; not normalised and not cut here. */
const passphrase = z.string().min(1).max(10_000)

const entitiesAsked = {
  kind: z.enum(['actor', 'event']).optional(),
  query: shortText.optional(),
  type: shortText.optional(),
  sort: z.enum(['name', 'passages', 'updatedAt', 'date', 'type']).optional(),
  descending,
}

/** Fields of a document that a person may set; one left out stays as it is, `null` takes it away. */
function editable<Fields extends z.ZodRawShape>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, (schema as z.ZodType).nullable().optional()]),
  ) as unknown as { [Name in keyof Fields]: z.ZodOptional<z.ZodNullable<Fields[Name]>> }
}

/** One backup, by its place and its file name there; never a path. */
const backup = z.strictObject({
  place: z.enum(backupPlaces),
  key: z.string().regex(/^\d{10}-[a-z]+\.backup$/),
})

const changeNumber = z.number().int().nonnegative()
/** The beginning of a time in ISO 8601. */
const moment = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d(T[\d:.]*Z?)?)?)?$/)
  .optional()

/** `history: false` leaves the changes of before out of a library file. */
const exportOptions = z
  .strictObject({ includePrivate: z.boolean().optional(), history: z.boolean().optional() })
  .optional()

const marking = { private: z.boolean().optional() }
/** The text that offsets count in: where it is told and is not the article's any more, nothing is saved. */
const basedOnText = { basedOn: sha256.optional() }

/**
 * Every call on an open library. The window, the command line and `batch` make the same ones; a missing handler, an
 * unknown call or a wrong argument does not compile, and what arrives is parsed by `args` at the door.
 */
export const calls = {
  // The library
  libraryInfo: call(nothing).returns<LibraryInfo>(),
  getDocuments: call(z.strictObject({ ids: z.array(anyId).max(10_000) })).returns<(Document | null)[]>(),
  undo: call(nothing).returns<HistoryEntry | null>(),
  redo: call(nothing).returns<HistoryEntry | null>(),
  undoState: call(nothing).returns<UndoState>(),
  /**
   * Newest first. `before` is a sequence number; `aboutId` keeps the changes that touched one document, `kind` those
   * of a kind. Every word of `query` stands in what the change is called or in who made it. `from` and `to` are
   * times in ISO 8601 (UTC) or the beginning of them, such as `2026-11`; both are in.
   */
  history: call(
    z.strictObject({
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(1000).optional(),
      aboutId: anyId.optional(),
      query: shortText.optional(),
      by: shortText.optional(),
      kind: z.enum(kinds).optional(),
      from: moment,
      to: moment,
    }),
  ).returns<HistoryEntry[]>(),
  /** What each change did to one document, newest first. */
  versions: call(
    z.strictObject({
      id: anyId,
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
  ).returns<Version[]>(),
  /** A document as it was right after a change; null when it was not there. */
  getVersion: call(z.strictObject({ id: anyId, seq: changeNumber })).returns<Document | null>(),
  /** Puts a document back as it was right after a change: a new change, which can be undone. */
  bringBack: call(z.strictObject({ id: anyId, seq: changeNumber })).returns<Document>(),
  /** The other versions of this library that other programs left in its folder; looks at the folder first. */
  outsideChanges: call(nothing).returns<OutsideVersion[]>(),
  /** `keep here` leaves the other version aside for good; `take over` makes it this library's state, as one change. */
  settleOutside: call(z.strictObject({ file: shortText.min(1), choice: z.enum(['keep here', 'take over']) })).returns<{
    changed: number
  }>(),
  check: call(nothing).returns<CheckReport>(),
  /**
   * Erases a document for good: deletes it if it is still there, then takes its words out of every file of the
   * library. It cannot be undone.
   */
  purge: call(z.strictObject({ id: anyId })).returns<PurgeReport>(),

  // Articles
  importText: call(
    z.strictObject({
      text: z.string(),
      fileName,
      mediaType: z.enum(['text/plain', 'text/markdown', 'text/html']).optional(),
    }),
  ).returns<ImportOutcome>(),
  listArticles: call(
    z.strictObject({
      /** Words of the title, outlet, author or date; every one must occur. */
      query: shortText.optional(),
      sort: z.enum(['publishedAt', 'title', 'outlet', 'createdAt', 'passages']).optional(),
      descending,
      status: z.enum(articleStatuses).optional(),
      tagId: idOf('tag').optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedArticle[] }>(),
  getArticle: call(z.strictObject({ id: idOf('article') })).returns<
    Article & { counts: { passages: number; claims: number; notes: number; entities: number } }
  >(),
  getText: call(z.strictObject({ id: idOf('article') })).returns<{
    text: string
    blocks: ArticleText['blocks']
    textSha256: string
  }>(),
  /**
   * Gives an article a corrected text, in one change; the text it had is kept. Refused when `basedOn` is not the text
   * it has. Blocks are stored in the form importers store them in: composed, trimmed, split at blank lines, without
   * the empty ones. `places` are where an editor's anchors stand, in the plain text of `blocks` as sent: they win
   * where they hold words; a passage without one, or with an empty one, is found by its words.
   */
  correctText: call(
    z.strictObject({
      articleId: idOf('article'),
      basedOn: sha256,
      blocks: z.array(block).max(1_000_000),
      places: z
        .array(
          z.strictObject({
            passageId: idOf('passage'),
            start: z.number().int().nonnegative(),
            end: z.number().int().nonnegative(),
          }),
        )
        .max(1_000_000)
        .optional(),
    }),
  ).returns<Correction>(),
  /**
   * Makes the text of one article the newer text of another, in one change: passages are found again in it, those of
   * the other article move over with their notes, and the other article goes. The text it had is kept.
   */
  takeEdition: call(
    z.strictObject({ articleId: idOf('article'), fromArticleId: idOf('article') }),
  ).returns<Correction>(),
  /** Newest first: the text it has, then those it had. */
  textVersions: call(z.strictObject({ articleId: idOf('article') })).returns<ListedVersion[]>(),
  getTextVersion: call(z.strictObject({ articleId: idOf('article'), textSha256: sha256 })).returns<{
    text: string
    blocks: ArticleText['blocks']
  }>(),
  /** The differences between two versions, word by word, in text order. */
  compareTexts: call(z.strictObject({ articleId: idOf('article'), from: sha256, to: sha256 })).returns<
    TextDifference[]
  >(),
  saveArticle: call(z.strictObject({ id: idOf('article'), ...editable(articleFields), ...marking })).returns<Article>(),
  deleteArticle: call(z.strictObject({ id: idOf('article') })).returns<null>(),
  /** Where a person is in an article: unjournaled, may be lost. `place` is an offset in the plain text. */
  saveReadingPlace: call(
    z.strictObject({
      articleId: idOf('article'),
      place: z.number().int().nonnegative(),
      progress: z.number().min(0).max(1),
    }),
  ).returns<null>(),
  getReadingPlace: call(z.strictObject({ articleId: idOf('article') })).returns<{ place: number; progress: number }>(),

  // Passages
  /** Of an orphaned one, whose place is 0 to 0, the same place again leaves it orphaned; other ends anchor it anew. */
  savePassage: call(
    z.strictObject({
      id: idOf('passage').optional(),
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
      comment: longText.nullable().optional(),
      tags: z.array(idOf('tag')).optional(),
      ...basedOnText,
      ...marking,
    }),
  ).returns<Passage>(),
  deletePassage: call(z.strictObject({ id: idOf('passage') })).returns<null>(),
  linkPassage: call(
    z.strictObject({ passageId: idOf('passage'), entityId, role: shortText.nullable().optional() }),
  ).returns<Passage>(),
  unlinkPassage: call(z.strictObject({ passageId: idOf('passage'), entityId })).returns<Passage>(),
  /**
   * Marks words and links them in one change: the passage of exactly these words is used when there is one, and the
   * entity is made when `create` is given instead of `entityId`.
   */
  markPassage: call(
    z.strictObject({
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      entityId: entityId.optional(),
      create: z
        .strictObject({ kind: z.enum(['actor', 'event']), name: shortText.min(1), type: shortText.optional() })
        .optional(),
      role: shortText.optional(),
      tagId: idOf('tag').optional(),
      createTag: shortText.min(1).optional(),
      ...basedOnText,
    }),
  ).returns<{ passage: Passage; entity: Entity | null; tag: Tag | null }>(),
  listPassages: call(
    z.strictObject({
      articleId: idOf('article').optional(),
      entityId: entityId.optional(),
      tagId: idOf('tag').optional(),
      /**
       * Every word occurs in the words of a passage, the title or date of its article or a name linked. With it no
       * more are looked for than the page holds and one: `total` tells only whether there are more.
       */
      query: shortText.optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedPassage[] }>(),
  /** The passages of one article in text order, with all that their cards show. */
  passageCards: call(z.strictObject({ articleId: idOf('article') })).returns<PassageCard[]>(),
  /** The passages that a new text left uncertain, changed or orphaned, by article in text order. */
  passagesToReview: call(z.strictObject({ articleId: idOf('article').optional(), ...page })).returns<{
    total: number
    items: PassageToReview[]
  }>(),
  /** Accepts a moved or changed passage as it stands. An orphaned one is placed anew by `savePassage`, or deleted. */
  reviewPassage: call(z.strictObject({ id: idOf('passage'), verdict: z.enum(['accept']) })).returns<Passage>(),
  /** W3C annotations as one JSON text: an annotation, an array, a page or a collection. */
  annotate: call(z.strictObject({ json: z.string(), articleId: idOf('article').optional() })).returns<
    AnnotateOutcome[]
  >(),

  // Actors and events
  saveEntity: call(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: idOf('actor').optional(), kind: z.literal('actor'), ...editable(actorFields), ...marking }),
      z.strictObject({ id: idOf('event').optional(), kind: z.literal('event'), ...editable(eventFields), ...marking }),
    ]),
  ).returns<Entity>(),
  /** Ranked by name, alias, prefix and recency; an empty query gives the most recent. */
  findEntities: call(
    z.strictObject({
      query: shortText,
      kind: z.enum(['actor', 'event']).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
  ).returns<EntityHit[]>(),
  listEntities: call(
    z.strictObject({
      ...entitiesAsked,
      /** Only these, of what else is asked for. */
      ids: z.array(entityId).max(100_000).optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedEntity[] }>(),
  /** The ids alone of all that `listEntities` finds, in its order: what a selection across pages is made of. */
  entityIds: call(z.strictObject(entitiesAsked)).returns<EntityId[]>(),
  /** All passages and companions, or the first so many of each: the most linked have thousands. */
  entityPage: call(
    z.strictObject({
      id: entityId,
      passages: z.number().int().nonnegative().optional(),
      companions: z.number().int().nonnegative().optional(),
    }),
  ).returns<EntityPage>(),
  mergeEntities: call(
    z.strictObject({ keepId: entityId, mergeIds: z.array(entityId).min(1).max(1000) }),
  ).returns<Entity>(),
  deleteEntity: call(z.strictObject({ id: entityId })).returns<null>(),
  /** One change: undone as one. */
  deleteEntities: call(z.strictObject({ ids: z.array(entityId).min(1).max(100_000) })).returns<null>(),
  coOccurrence: call(
    z.strictObject({
      id: entityId.optional(),
      kind: z.enum(['actor', 'event']).optional(),
      limit: z.number().int().min(1).max(10_000).optional(),
    }),
  ).returns<{ pairs: { a: Id; b: Id; passages: number; articles: number }[]; withOne?: CoOccurrence[] }>(),

  // Relations, claims, assessments
  saveRelation: call(
    z.strictObject({ id: idOf('relation').optional(), ...relationFields, ...marking }),
  ).returns<Relation>(),
  deleteRelation: call(z.strictObject({ id: idOf('relation') })).returns<null>(),
  saveClaim: call(z.strictObject({ id: idOf('claim').optional(), ...claimFields, ...marking })).returns<Claim>(),
  /**
   * Marks words and records what a source claims with them, in one change: the passage of exactly these words is used
   * when there is one, it is linked to what the claim is about, and whoever has a `create` is made when nobody has that
   * name.
   */
  claimWords: call(
    z.strictObject({
      /** A claim to change; without it another is recorded. */
      id: idOf('claim').optional(),
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      about: z.union([
        z.strictObject({ id: entityId }),
        z.strictObject({ create: z.enum(['actor', 'event']), name: shortText.min(1) }),
      ]),
      ...claimFieldsOfWords,
      attribution: z
        .array(
          z.union([
            z.strictObject({ actorId: idOf('actor'), as: z.enum(speaking) }),
            z.strictObject({ create: z.literal('actor'), name: shortText.min(1), as: z.enum(speaking) }),
          ]),
        )
        .max(20),
      ...marking,
    }),
  ).returns<{ passage: Passage; claim: Claim; made: Entity[] }>(),
  deleteClaim: call(z.strictObject({ id: idOf('claim') })).returns<null>(),
  listClaims: call(
    z.strictObject({
      aboutId: entityId.optional(),
      articleId: idOf('article').optional(),
      disputed: z.boolean().optional(),
    }),
  ).returns<ClaimGroup[]>(),
  /** The groups of all claims as a list shows them, without the claims; by what they are about unless sorted. */
  claimGroups: call(
    z.strictObject({
      /** Every word occurs in what a group is about, claims or quotes, or in who says it. */
      query: shortText.optional(),
      disputed: z.boolean().optional(),
      sort: z.enum(claimSorts).optional(),
      descending,
      /** Tells the place of the group with this claim or assessment, too: -1 when there is none. */
      placeOf: z.union([idOf('claim'), idOf('assessment')]).optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedClaimGroup[]; place?: number }>(),
  saveAssessment: call(
    z.strictObject({ id: idOf('assessment').optional(), ...assessmentFields, ...marking }),
  ).returns<Assessment>(),
  deleteAssessment: call(z.strictObject({ id: idOf('assessment') })).returns<null>(),
  saveJudgement: call(
    z.strictObject({
      subjectIds: z.array(anyId),
      text: shortText.optional(),
      verdict: z.enum(['same', 'not the same', 'accepted', 'rejected']),
    }),
  ).returns<Judgement>(),

  // Suggestions
  /** What the text may speak of and nothing is linked to yet, in the order of its places. */
  suggest: call(z.strictObject({ articleId: idOf('article') })).returns<Suggestion[]>(),
  /** Marks the words, links them to the entity or to a new one, and learns from it: one change. */
  acceptSuggestion: call(z.strictObject({ ...judgedSuggestion, role: shortText.optional() })).returns<{
    passage: Passage
    entity: Entity | null
  }>(),
  /** The same is not suggested again: a new name nowhere, anything else not in this article. */
  rejectSuggestion: call(z.strictObject(judgedSuggestion)).returns<Judgement>(),
  /**
   * Marks every mention of an entity by name or alias, in these articles or in all, as one change. With `preview`
   * nothing is changed. `except` are places that were looked at and are none.
   */
  markAllMentions: call(
    z.strictObject({
      entityId,
      articleIds: z.array(idOf('article')).max(100_000).optional(),
      preview: z.boolean().optional(),
      except: z.array(mentionPlace).max(100_000).optional(),
    }),
  ).returns<Mentions & { marked: number }>(),
  /** Where an entity is named and nothing links it, articles with most mentions first. */
  unlinkedMentions: call(
    z.strictObject({ entityId, limit: z.number().int().min(1).max(10_000).optional() }),
  ).returns<Mentions>(),
  /** A claim filled in from selected words: the figure in them, and who says it in their sentence. */
  prefillClaim: call(mentionPlace).returns<ClaimDraft>(),

  // Notes
  saveNote: call(
    z.strictObject({
      id: idOf('note').optional(),
      title: shortText,
      aboutId: idOf('article', 'actor', 'event', 'passage').nullable().optional(),
      state: noteState,
      /** The `updatedAt` of the note that was written in: when the note has changed since, nothing is saved. */
      basedOn: shortText.optional(),
      ...marking,
    }),
  ).returns<Note>(),
  getNote: call(z.strictObject({ id: idOf('note') })).returns<Note>(),
  listNotes: call(
    z.strictObject({
      query: shortText.optional(),
      aboutId: anyId.optional(),
      sort: z.enum(['updatedAt', 'title', 'createdAt']).optional(),
      descending,
      /** Tells the place of this one among all that are found, too: -1 when it is not. */
      placeOf: idOf('note').optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedNote[]; place?: number }>(),
  deleteNote: call(z.strictObject({ id: idOf('note') })).returns<null>(),
  /** What mentions a document: notes, newest first. */
  backlinks: call(z.strictObject({ id: anyId })).returns<ListedNote[]>(),

  // Tags, vocabularies, saved searches
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

  // Finding
  search: call(
    z.strictObject({
      query: shortText,
      limit: z.number().int().min(1).max(1000).optional(),
      kinds: z.array(z.enum(['article', 'passage', 'note', 'actor', 'event', 'claim', 'tag'])).optional(),
    }),
  ).returns<SearchAnswer>(),
  goTo: call(z.strictObject({ query: shortText, limit: z.number().int().min(1).max(200).optional() })).returns<
    GoTo[]
  >(),
} as const

/** Calls that name places on the disk: the command line and `batch` only, never the window. */
export const pathCalls = {
  importFiles: call(z.strictObject({ paths: z.array(shortText.min(1)).max(100_000) })).returns<ImportOutcome[]>(),
  exportTo: call(
    z.strictObject({
      format: z.enum(exportFormats),
      /** `all`, or the id of an article, actor or event. */
      scope: z.union([z.literal('all'), idOf('article', 'actor', 'event')]).optional(),
      path: shortText.min(1),
      options: exportOptions,
    }),
  ).returns<ExportReport>(),
  /** Writes another version that was left in the library's folder as a library of its own. */
  writeOutside: call(z.strictObject({ file: shortText.min(1), path: shortText.min(1) })).returns<{
    documents: number
    missing: number
  }>(),
  /** Takes in a library exported as JSON; only into an empty library, where it comes back identical. */
  importJson: call(z.strictObject({ path: shortText.min(1) })).returns<{ documents: number }>(),
} as const

/**
 * Calls that change which state of the library the others are answered from: the window and `batch` make them.
 * While an earlier state is open, everything that would change it is refused.
 */
export const visitCalls = {
  /** The whole library as it was right after a change; 0 is before the first. */
  openEarlier: call(z.strictObject({ seq: changeNumber })).returns<LibraryInfo>(),
  /** Back to the library as it is now. */
  returnToNow: call(nothing).returns<LibraryInfo>(),
} as const

/** Themes and reading type a person chose; kept beside the program's settings, not in a library. */
export const preferences = z.object({
  name: shortText,
  theme: z.enum(['system', 'light', 'dark']),
  readingFont: z.enum(['serif', 'sans']),
  readingSize: z.number().min(12).max(32),
  /** A protected library is locked after this time without a key or a click; 0 is never. */
  lockAfterMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
})
export type Preferences = z.infer<typeof preferences>

export type RecentLibrary = { key: string; name: string; folder: string; openedAt: string; missing: boolean }

/** Where the window stands: a library is open, or the start screen shows. */
export type WindowState = {
  library: LibraryInfo | null
  /** Why the last library could not be opened, in a sentence. */
  problem?: string
  /** A protected library that waits for its passphrase; none is open then. */
  locked?: { name: string; folder: string }
  /** Why no library can be protected on this computer, in a sentence. */
  noProtection?: string
  recent: RecentLibrary[]
  preferences: Preferences
  platform: 'mac' | 'windows' | 'linux'
}

/**
 * Calls of the window alone: they open dialogs and change windows. None carries a path: main opens the dialog and
 * keeps the path; a dropped file sends its name and bytes.
 */
export const windowCalls = {
  windowState: call(nothing).returns<WindowState>(),
  newLibrary: call(nothing).returns<LibraryInfo | null>(),
  /** Asks where to; the recovery key is told this once. */
  newProtectedLibrary: call(z.strictObject({ passphrase })).returns<{
    library: LibraryInfo
    recoveryKey: string
  } | null>(),
  /** Opens the library that `windowState` says is locked, with one of the two. */
  unlockLibrary: call(
    z.strictObject({ passphrase: passphrase.optional(), recoveryKey: shortText.optional() }),
  ).returns<LibraryInfo>(),
  /** Closes a protected library and waits for its passphrase. */
  lockLibrary: call(nothing).returns<null>(),
  protectLibrary: call(z.strictObject({ passphrase })).returns<{ recoveryKey: string }>(),
  /** With the passphrase it has, or with the recovery key when that is forgotten. */
  changePassphrase: call(
    z.union([
      z.strictObject({ current: passphrase, next: passphrase }),
      z.strictObject({ recoveryKey: shortText, next: passphrase }),
    ]),
  ).returns<null>(),
  newRecoveryKey: call(z.strictObject({ passphrase })).returns<{ recoveryKey: string }>(),
  unprotectLibrary: call(z.strictObject({ passphrase })).returns<null>(),
  /** Asks where to, and writes the key into a text file there. False when nothing was chosen. */
  saveRecoveryKey: call(z.strictObject({ recoveryKey: shortText })).returns<boolean>(),
  /** A key was pressed or the mouse clicked: a protected library is not locked yet. */
  wasActive: call(nothing).returns<null>(),
  /** The answer to `leaving`: whether everything that was typed in this window is saved. */
  wordsSaved: call(z.strictObject({ saved: z.boolean() })).returns<null>(),
  /** What a purge would take along, before it is asked for. */
  purgePreview: call(z.strictObject({ id: anyId })).returns<PurgePreview>(),

  /** Null while no library is open. */
  backupState: call(nothing).returns<BackupState | null>(),
  listBackups: call(nothing).returns<ListedBackups[]>(),
  backUpNow: call(nothing).returns<BackedUp>(),
  /** Reads every byte of a backup, or of all. Progress arrives as notices, in bytes; `null` when it was cancelled. */
  verifyBackups: call(z.strictObject({ job: shortText, backup: backup.optional() })).returns<{
    verified: number
    damaged: string[]
  } | null>(),
  /** Asks where to, and restores beside what is there. `null` when nothing was chosen, or it was cancelled. */
  restoreBackup: call(z.strictObject({ job: shortText, backup })).returns<Restored | null>(),
  /** Asks for a folder outside the library and makes the first backup there. `null` when nothing was chosen. */
  chooseBackupPlace: call(nothing).returns<BackupState | null>(),
  /** No more backups are made in the second place; those that are there stay. */
  leaveBackupPlace: call(nothing).returns<null>(),
  /** The answer to the question for a second place: asked again after a week, or never. */
  answerBackupQuestion: call(z.strictObject({ answer: z.enum(['later', 'never']) })).returns<null>(),

  openLibrary: call(nothing).returns<LibraryInfo | null>(),
  /** Asks for a library file and for a new folder, and opens what it holds there. */
  openLibraryFile: call(nothing).returns<LibraryInfo | null>(),
  /** Asks for a new folder, writes the other version there as a library of its own, and opens it. */
  openOutside: call(z.strictObject({ file: shortText.min(1) })).returns<LibraryInfo | null>(),
  openRecent: call(z.strictObject({ key: shortText })).returns<LibraryInfo | null>(),
  openSample: call(nothing).returns<LibraryInfo | null>(),
  closeLibrary: call(nothing).returns<null>(),
  forgetRecent: call(z.strictObject({ key: shortText })).returns<null>(),
  savePreferences: call(preferences.partial()).returns<Preferences>(),
  newWindow: call(z.strictObject({ route: shortText.optional() })).returns<null>(),
  /** Asks for files and imports them; `null` when nothing was chosen. Progress arrives as notices. */
  chooseAndImport: call(z.strictObject({ job: shortText })).returns<ImportOutcome[] | null>(),
  importDropped: call(
    z.strictObject({
      job: shortText,
      files: z.array(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) })).max(10_000),
    }),
  ).returns<ImportOutcome[]>(),
  cancelJob: call(z.strictObject({ job: shortText })).returns<null>(),
  /** Asks where to, and exports; beside what is there already, never over it. `null` when nothing was chosen, or it was cancelled. */
  chooseAndExport: call(
    z.strictObject({
      job: shortText,
      format: z.enum(exportFormats),
      scope: z.union([z.literal('all'), idOf('article', 'actor', 'event')]),
      options: exportOptions,
    }),
  ).returns<(ExportReport & { where: string }) | null>(),
  /** Shows the last export in the system's file manager. */
  showExport: call(nothing).returns<null>(),
  /** Asks first, shows the true host, and opens https and mailto links outside. */
  openLink: call(z.strictObject({ url: shortText })).returns<boolean>(),
  writeClipboard: call(z.strictObject({ text: z.string().max(50_000_000) })).returns<null>(),
  /** Tells main whether typed words are still unsaved, so that closing waits for them. */
  setUnsaved: call(z.strictObject({ unsaved: z.boolean() })).returns<null>(),
} as const

export type Calls = typeof calls
export type PathCalls = typeof pathCalls
export type WindowCalls = typeof windowCalls
export type VisitCalls = typeof visitCalls
export type AllCalls = Calls & PathCalls & VisitCalls & WindowCalls

export type CallName = keyof Calls
export type ArgsOf<C> = C extends Call<infer A> ? z.input<A> : never
export type ParsedArgsOf<C> = C extends Call<infer A> ? z.output<A> : never
export type ResultOf<C> = C extends { result?: infer R } ? Exclude<R, undefined> : never

/** What answers a table of calls: one function a call, with its parsed arguments. */
export type HandlersOf<Table> = {
  [Name in keyof Table]: (args: ParsedArgsOf<Table[Name]>) => ResultOf<Table[Name]> | Promise<ResultOf<Table[Name]>>
}
export type Handlers = HandlersOf<Calls>

/** How a failure crosses the line: `caller` is a wrong call, `material` a thing a person can mend, `fault` is ours. */
export type CallError = { kind: 'caller' | 'material' | 'read only' | 'not saved' | 'fault'; message: string }
export type Answer<Result = unknown> = { ok: true; value: Result } | { ok: false; error: CallError }
