import type { Aggregate } from './aggregate.ts'
import type { SourcePlace } from './article-text.ts'
import type { Article, TextVersion } from './article.ts'
import type { Assessment } from './assessment.ts'
import type { ChangeLabel } from './change.ts'
import type { Claim, Reading, Stance } from './claim.ts'
import type { CoOccurrence, NoteOn } from './cross-reference.ts'
import type { Entity } from './entity.ts'
import type { EntityId, Id, Kind } from './ids.ts'
import type { Link, Passage, PassageState } from './passage.ts'
import type { Relation } from './relation.ts'

/** What the library answers: plain data computed from the documents, in the shapes that screens show. */

export type ListedArticle = Pick<
  Article,
  'id' | 'title' | 'publishedAt' | 'outlet' | 'language' | 'words' | 'status' | 'tags' | 'createdAt'
> & {
  passages: number
  /** How far it was read, 0 to 1: unjournaled, from `view.json`. */
  progress: number
}

export type ImportOutcome = {
  /** The name of the file as it came, or of the paste. */
  file: string
  /**
   * `edition`: added as an article of its own, but it seems to be another edition of the article `of`. `described`: a
   * record of a bibliography, joined to an article.
   */
  status: 'added' | 'edition' | 'described' | 'duplicate' | 'failed'
  /** The article added, or the one that was there already. */
  articleId?: Id<'article'>
  /** Of an `edition`: the article it seems to be an edition of. `takeEdition` makes it that article's text. */
  of?: Id<'article'>
  title?: string
  publishedAt?: string
  words?: number
  /** The encoding the bytes were read in, and whether it was guessed. */
  encoding?: string
  encodingGuessed?: boolean
  /** Why it failed or what it duplicates: one sentence a person can act on. */
  reason?: string
  /** What of the file is in the original alone and not in the article's text: `2 comments`, `3 images`. */
  notKept?: string[]
  /** It failed because it is locked with a password that was not given. */
  locked?: true
}

/**
 * Dropped files that are no articles and wait for a person's word: coded texts or annotations, a table of articles, a
 * whole library as one file.
 */
export type SetAside = { key: string; kind: 'coded' | 'table' | 'library'; name: string }

/**
 * What a new text did to one passage. `intact`: the same words, wherever they now stand; `changed`: its words were
 * edited; `moved`: found elsewhere, or only words much like them, so uncertain; `orphaned`: not found, its words kept.
 */
export type PassageOutcome = 'intact' | 'moved' | 'changed' | 'orphaned'

/** An article with another text, and every passage of it in text order. */
export type Correction = {
  article: Article
  passages: {
    passageId: Id<'passage'>
    outcome: PassageOutcome
    exactBefore: string
    /** Null when it is orphaned. */
    exactAfter: string | null
  }[]
}

export type ListedVersion = Pick<TextVersion, 'textSha256' | 'at' | 'by' | 'words' | 'why' | 'original'> & {
  /** The text that the article has now. */
  current: boolean
}

/** A stretch of two texts, in order: words of both, of the first alone (`removed`) or of the second alone (`added`). */
export type TextDifference = {
  kind: 'same' | 'removed' | 'added'
  text: string
  /** Where it stands, or would stand, in the plain text of each (UTF-16 code units). */
  from: number
  to: number
}

/** A passage that waits for a person's eye, with the words it had and has. */
export type PassageToReview = {
  passage: Passage
  articleTitle: string
  exactBefore: string
  /** Null when it is orphaned. */
  exactAfter: string | null
  /** The sentence its words stand in now; of an orphaned one, the words that stood around it. */
  sentence: string
}

export type EntityHit = {
  entity: Entity
  /** How it was found: order of rank. */
  matched: 'name' | 'alias' | 'prefix' | 'word' | 'part'
  /** The name or alias that matched. */
  matchedText: string
  passages: number
  /** Seconds since 1970 of its last link or edit, for recency. */
  usedAt: number
}

/** A passage with what its card shows. */
export type PassageCard = { passage: Passage; sentence: string; claims: Claim[]; notes: number }

/** The passages of one article that link an entity, each with the sentence it stands in. */
export type PassagesByArticle = {
  article: Pick<Article, 'id' | 'title' | 'publishedAt' | 'outlet' | 'language'>
  passages: { passage: Passage; sentence: string; role?: string }[]
}

/** Who speaks in a claim, outermost reporter last, with names to show. */
export type Speaker = {
  actorId?: EntityId
  /** The article that speaks itself: nobody is named in it, and its outlet is not known. */
  articleId?: Id<'article'>
  name: string
  as: 'says' | 'reports'
}

/** The claims about one property of one event or actor, laid side by side by who speaks. */
export type ClaimGroup = {
  aboutId: EntityId
  property: string
  proposition?: string
  /** The unit the counts are compared in, where they share one. */
  unit?: string
  reading: Reading
  /** The reading in words, with ranges that name their units: "≥7 civilians; ≥27 people". */
  summary: string
  /** Assumptions the reading rests on, in words: "35 read as exact". */
  assumptions: string[]
  low?: number
  high?: number
  /** Distinct sources, counted by who speaks. */
  speakers: string[]
  /** One best figure under each policy; absent where nobody asserts a figure. */
  aggregates?: Aggregate[]
  claims: SaidClaim[]
  assessment?: Assessment
}

/** A claim as its group shows it. */
export type SaidClaim = {
  claim: Claim
  speaker: string
  chain: Speaker[]
  words: string
  /** When it was said, or else when its article was published; EDTF. */
  on?: string
  /** The same speaker said something else later: the claim stays, and the reading is without it. */
  superseded: boolean
  /** The claim of the same group that was said next. */
  supersededBy?: Id<'claim'>
  articleId: Id<'article'>
  articleTitle: string
}

/** What the groups of all claims are listed by. */
export const claimSorts = ['about', 'property', 'reading', 'sources', 'latest'] as const
export type ClaimSort = (typeof claimSorts)[number]

/** A group of claims as a list shows it. */
export type ListedClaimGroup = Pick<
  ClaimGroup,
  'aboutId' | 'property' | 'proposition' | 'reading' | 'summary' | 'assumptions' | 'assessment' | 'aggregates'
> & {
  about: string
  /** Whether anything but a stance is claimed. */
  valued: boolean
  /** The first three, of so many. */
  speakers: string[]
  sources: number
}

/** A statement that somebody asserted, denied, doubted or demanded, and what it is said of. */
export type Proposition = {
  proposition: string
  property: string
  aboutId: EntityId
  about: string
  /** Who took which stance, a speaker once for each. */
  said: { speaker: string; stance: Stance }[]
}

/** By what single claims are gathered into bundles. */
export const claimBundlings = ['about', 'property', 'speaker', 'article', 'reading', 'stance'] as const
export type ClaimBundling = (typeof claimBundlings)[number]
export const bundleSorts = ['title', 'claims', 'sources', 'disputed', 'latest'] as const
export type BundleSort = (typeof bundleSorts)[number]

/** Claims that have something in common: all of one speaker, all that are denied. */
export type ClaimBundle = {
  /** Names the bundle in `claimsOf`; of readings and stances it is the reading or stance. */
  key: string
  /** The name of the event, actor or article, the property as written; empty for readings and stances. */
  title: string
  id?: EntityId | Id<'article'>
  claims: number
  sources: number
  /** Claims whose group is denied or contradicts. */
  disputed: number
  /** The days of the first and the last of them, EDTF. */
  first?: string
  last?: string
}

/** One claim by itself, with what it is about and how its group reads. */
export type ListedClaim = {
  said: SaidClaim
  aboutId: EntityId
  about: string
  property: string
  proposition?: string
  /** The researcher's, where there is one. */
  reading: Reading
  /** What took its place, where it is superseded. */
  replacement?: SaidClaim
}

export type EntityPage = {
  entity: Entity
  passages: PassagesByArticle[]
  passageCount: number
  articleCount: number
  /** Of an event: its participants with their names. */
  participants: { actorId: Id<'actor'>; name: string; role?: string; passageIds: Id<'passage'>[] }[]
  /** Of an actor: the events it took part in, in the order they happened. */
  events: { eventId: Id<'event'>; name: string; date?: string; role?: string; passageIds: Id<'passage'>[] }[]
  relations: { relation: Relation; other: Pick<Entity, 'id' | 'name' | 'kind'>; outgoing: boolean }[]
  claims: ClaimGroup[]
  appearsWith: CoOccurrence[]
  /** All of them, where only the closest are given. */
  appearsWithCount: number
  notes: NoteOn[]
}

export type ListedEntity = {
  id: EntityId
  kind: Entity['kind']
  name: string
  aliases: string[]
  type?: string
  date?: string
  country?: string
  passages: number
  articles: number
  claims: number
  updatedAt: string
}

export type ListedNote = {
  id: Id<'note'>
  title: string
  excerpt: string
  aboutId?: Id
  aboutTitle?: string
  updatedAt: string
  words: number
}

export type ListedPassage = {
  id: Id<'passage'>
  articleId: Id<'article'>
  start: number
  end: number
  exact: string
  links: (Link & { name: string; kind: Entity['kind'] })[]
  tags: string[]
  state: PassageState
  /** Where its words stand in the source, when that was asked for and it has pages or times. */
  place?: SourcePlace
}

export type Snippet = { text: string; hits: [start: number, end: number][] }

export type SearchHit = {
  kind: Extract<Kind, 'article' | 'passage' | 'note' | 'actor' | 'event' | 'claim' | 'tag'>
  id: Id
  title: string
  snippet: Snippet
  /** Higher is better; comparable inside one answer only. */
  score: number
  /** Where to go: the article a passage stands in, and the place in its text. */
  articleId?: Id<'article'>
  start?: number
  end?: number
  /** A line under the title: date and outlet of an article, type of an entity. */
  detail?: string
  /** Of a passage that is not surely where it was put. */
  state?: Exclude<PassageState, 'anchored'>
}

export type SearchAnswer = {
  total: number
  /** Best first. */
  hits: SearchHit[]
  /** False while the index is being built: there may be more. */
  ready: boolean
  /** Words that found nothing or little, with the words like them that were searched for too. */
  also: { word: string; means: string[] }[]
  /** What of the query was not understood, a sentence each. */
  problems: string[]
}

/** One thing the palette can go to. */
export type GoTo = { kind: 'article' | 'actor' | 'event' | 'note' | 'tag'; id: Id; title: string; detail?: string }

export type HistoryEntry = {
  seq: number
  at: string
  by: string
  label: ChangeLabel
  ids: Id[]
  undoes?: number
  redoes?: number
  /** The notes and article texts it left with a tenth of their writing or less. */
  shrank?: Shrink[]
}

/** A note or an article's text that lost nearly all of its writing. */
export type Shrink = { id: Id; title: string; from: number; to: number; unit: 'characters' | 'words' }

/** What one change did to one document. */
export type Version = {
  seq: number
  at: string
  by: string
  label: ChangeLabel
  undoes?: number
  redoes?: number
  /** Whether it is there after this change; false when the change deleted it. */
  there: boolean
  /** The fields that differ from before; empty when it was made or deleted. */
  changed: string[]
  /** How many characters of writing it held, before and after; only where it holds any. */
  lengthBefore?: number
  length?: number
}

export type UndoState = { undo?: ChangeLabel; redo?: ChangeLabel }

export type Problem = {
  /** What it is about, as a stable name: `journal-damaged`, `snapshot-damaged`, `text-missing`, … */
  kind: string
  /** What happened, what is safe and what to do, in a sentence. */
  message: string
  /** The file concerned, relative to the library. */
  file?: string
}

/** Another version of the library that another program left in its folder. */
export type OutsideVersion = {
  /** Its name in the library's folder. */
  file: string
  bytes: number
  /** When it was written. */
  at: string
} & (
  | { kind: 'unreadable' }
  | { kind: 'another library'; name: string }
  /** Its last change is in the history here. */
  | { kind: 'earlier state'; seq: number }
  /** How many documents stand only in one of the two, or differ. */
  | { kind: 'other version'; onlyThere: number; onlyHere: number; different: number }
)

export type SaveState =
  /** With a sentence where the next change may not be saved. */
  { state: 'saved'; warning?: string } | { state: 'saving' } | { state: 'not saved'; reason: string }

export type LibraryInfo = {
  id: string
  name: string
  readOnly: false | { reason: string }
  /** This is the library as it was after an earlier change. */
  earlier?: { seq: number; at: string }
  /** Sealed under a passphrase. */
  protected: boolean
  seq: number
  counts: Record<Kind, number>
  problems: Problem[]
  saveState: SaveState
}

/** What erasing one document for good reached. */
export type PurgeReport = {
  /** Files of the library's folder that were rewritten or removed. */
  files: number
  /** Changes of the history whose words were erased; what they did can no longer be undone. */
  changes: number
  /** Documents that hold words it went by, twenty at most: a person decides about each. */
  stillIn: { id: Id; title: string; words: string }[]
  /** What else may still hold it, and what to do about it: a sentence each. */
  notReached: string[]
}

/** What erasing a document takes along with it: how many documents of each kind. */
export type PurgePreview = { title: string; with: { kind: Kind; count: number }[]; mentionedIn: number }

export type CheckReport = {
  ok: boolean
  documents: number
  texts: number
  originals: number
  changes: number
  problems: Problem[]
}

export type AnnotateOutcome = {
  id?: string
  /** `noted`: about an article as a whole, and kept as a note about it. */
  status: 'anchored' | 'moved' | 'orphaned' | 'noted' | 'failed'
  passageId?: Id<'passage'>
  noteId?: Id<'note'>
  articleId?: Id<'article'>
  reason?: string
}

/** Codes whose codes become actors or events, by the name of what holds them; all others become tags. */
export type CodesAs = { actors?: string[] | undefined; events?: string[] | undefined }

/** What became of annotations, or of texts that another program coded. */
export type AnnotateReport = {
  format: 'w3c' | 'hypothesis' | 'refi-qda' | 'brat'
  outcomes: AnnotateOutcome[]
  /** How the file was read, a sentence each. */
  told: string[]
  /** What no part of the library can hold, a sentence each. */
  notKept: string[]
  /** What the file holds. */
  counts: { articles: number; passages: number; codes: number; notes: number }
  /** How many documents were made or changed. */
  changed: number
}

/** What files hold that were chosen to be taken in: their codes may become tags, actors or events. */
export type AnnotationsFound = Pick<AnnotateReport, 'format' | 'counts'> & {
  name: string
  folders: { name: string; codes: number; examples: string[]; as: 'tags' | 'actors' | 'events' }[]
}

/** A library that stands in the program's bundles: its licence's SPDX name, and the text that its package holds. */
export type LibraryLicence = { name: string; version: string; licence: string; text: string }
