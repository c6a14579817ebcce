import type { Calls, VisitCalls, WindowCalls } from '#contract/calls.ts'
import { type Kind, kindOf, kinds } from '#contract/ids.ts'
import type { Notice } from '#contract/notices.ts'

/**
 * Which kinds of document each reading call is computed from, so that typing in a note does not ask for every list
 * again. `all` is every kind; a function looks at the arguments too.
 */
type Reads = readonly Kind[] | 'all' | 'nothing' | ((args: never, ids: readonly string[]) => boolean)

const names: readonly Kind[] = ['actor', 'event', 'redirect']

const reads = {
  libraryInfo: 'all',
  undoState: 'all',
  history: 'all',
  check: 'nothing',
  versions: ({ id }: { id: string }, changed) => changed.includes(id),
  getVersion: 'nothing',
  outsideChanges: 'nothing',
  getDocuments: ({ ids }: { ids: string[] }, changed) => ids.some((id) => changed.includes(id)),

  listArticles: ['article', 'passage', 'tag'],
  getArticle: ({ id }: { id: string }, changed) =>
    changed.includes(id) || touches(changed, ['passage', 'claim', 'note']),
  getText: ({ id }: { id: string }, changed) => changed.includes(id),
  getReadingPlace: 'nothing',
  textVersions: ({ articleId }: { articleId: string }, changed) => changed.includes(articleId),
  // Texts never change: what two of them differ in is asked for once.
  compareTexts: 'nothing',

  listPassages: ['passage', 'tag', ...names],
  passagesToReview: ['passage', 'article'],
  passageCards: ['passage', 'claim', 'note', 'tag', ...names],

  findEntities: ['passage', ...names],
  listEntities: ['passage', 'claim', ...names],
  entityIds: ['passage', ...names],
  entityPage: ['article', 'passage', 'claim', 'assessment', 'relation', 'note', 'vocabulary', ...names],
  mergePreview: ['passage', 'claim', 'relation', 'note', 'judgement', ...names],
  entityParts: ['article', 'passage', 'claim', 'relation', ...names],
  likelyDuplicates: ['judgement', 'relation', 'passage', ...names],
  identityOf: ['judgement', 'relation', ...names],
  coOccurrence: ['passage', ...names],
  together: ['passage', 'article', ...names],
  factsOf: ['passage', 'relation', ...names],
  factsShownBy: ['relation', ...names],
  passagesByArticle: ['passage', 'article'],
  affiliations: ['relation', 'vocabulary', ...names],
  eventRows: ['passage', 'claim', 'assessment', 'tag', 'vocabulary', ...names],
  articleDays: ['article'],
  network: ['passage', 'relation', 'article', 'vocabulary', ...names],
  tiesBetween: ['relation', ...names],
  claimsMade: ['claim', 'passage', 'article', ...names],
  claimGroups: ['article', 'passage', 'claim', 'assessment', 'vocabulary', ...names],
  claimBundles: ['article', 'passage', 'claim', 'assessment', 'vocabulary', ...names],
  claimsOf: ['article', 'passage', 'claim', 'assessment', 'vocabulary', ...names],
  propositions: ['article', 'passage', 'claim', 'assessment', 'vocabulary', ...names],
  listClaims: ['article', 'passage', 'claim', 'assessment', 'vocabulary', ...names],

  getNote: ({ id }: { id: string }, changed) => changed.includes(id),
  listNotes: ['note', 'article', 'passage', ...names],
  backlinks: ['note'],

  suggest: ['article', 'passage', 'claim', 'judgement', ...names],
  rolesOf: ['passage', ...names],
  /** Asked with `preview` only, to look through first. */
  markAllMentions: ['article', 'passage', 'judgement', ...names],
  unlinkedMentions: ['article', 'passage', 'judgement', ...names],

  previewExport: 'all',

  listTags: ['tag', 'article', 'passage'],
  codebook: ['tag', 'article', 'passage'],
  codePassages: ['tag', 'article', 'passage'],
  getVocabulary: ['vocabulary'],
  termUses: ['vocabulary', 'passage', 'event', 'relation', 'claim', 'assessment'],
  listSearches: ['search'],
  search: ['article', 'passage', 'note', 'claim', 'tag', ...names],
  goTo: ['article', 'note', 'tag', ...names],

  shownReference: ({ id }: { id: string }, changed) => changed.includes(id),

  windowState: 'nothing',
  aboutProgram: 'nothing',
  purgePreview: 'nothing',
  listBackups: 'nothing',
  /** Whether to ask for a second place depends on whether there is an article. */
  backupState: ['article'],
} satisfies Partial<Record<keyof (Calls & VisitCalls & WindowCalls), Reads>>

export type QueryName = keyof typeof reads

/** Whether the answer of a call may differ after this notice. */
export function isStale(name: QueryName, args: unknown, notice: Notice): boolean {
  if (notice.kind === 'erased') return name !== 'windowState'
  if (notice.kind === 'preferencesChanged') return name === 'windowState' || name === 'shownReference'
  if (notice.kind === 'outsideChanged') return name === 'outsideChanges'
  if (notice.kind === 'saveStateChanged' || notice.kind === 'protectionChanged')
    return name === 'libraryInfo' || (name === 'windowState' && notice.kind === 'protectionChanged')
  if (notice.kind === 'backupsChanged') return name === 'listBackups' || name === 'backupState'
  if (notice.kind !== 'changed' || args === null) return false
  const read = reads[name] as Reads | undefined
  if (read === undefined || read === 'nothing') return false
  if (read === 'all') return true
  if (typeof read === 'function') return read(args as never, notice.ids)
  return touches(notice.ids, read)
}

function touches(ids: readonly string[], wanted: readonly Kind[]): boolean {
  const changed = new Set(ids.map(kindOf))
  return kinds.some((kind) => changed.has(kind) && wanted.includes(kind))
}
