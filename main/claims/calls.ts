import type { Handlers } from '#contract/calls.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Judgement } from '#contract/small-documents.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { currentId, entityNow, needEntity } from '../entities/resolve.ts'
import { commitAndGet, createRewrite, needOne } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { placePassage } from '../passages/place-passage.ts'
import { articleWithText } from '../passages/plain-text.ts'
import { removeClaims } from '../passages/delete-passage.ts'
import { allGroups, byName, groupsReady } from './all-groups.ts'
import { claimBundles, claimsOf } from './bundles.ts'
import { claimWords } from './claim-words.ts'
import { isDisputed } from './groups.ts'
import { keptGroupsAbout } from './kept-groups.ts'
import { listClaimGroups } from './list-groups.ts'
import { propositions } from './propositions.ts'
import { assessmentToSave, claimLabel, claimToSave } from './save-claim.ts'

type ClaimCalls =
  | 'saveClaim'
  | 'claimWords'
  | 'deleteClaim'
  | 'listClaims'
  | 'claimGroups'
  | 'claimBundles'
  | 'claimsOf'
  | 'propositions'
  | 'saveAssessment'
  | 'deleteAssessment'
  | 'saveJudgement'

/** Who says what, how it reads, and the researcher's own word on it. */
export function claimCalls(library: Library): Pick<Handlers, ClaimCalls> {
  const nameOf = (id: EntityId) => entityNow(library, id)?.name ?? id
  return {
    saveClaim: (args) => {
      const { claim, draft } = claimToSave(library, args)
      return commitAndGet(library, draft, claim.id)
    },
    claimWords: async (args) => {
      const { article, text } = await articleWithText(library, args.articleId)
      const target = placePassage(text, article.textSha256, args.start, args.end)
      const rewrite = createRewrite(library)
      const { about, made, ...claimed } = claimWords(library, rewrite, args, target)
      const label = claimLabel('saveClaim', about.name, claimed.claim.property)
      const claim = await commitAndGet(library, rewrite.draft(label.key, label.args), claimed.claim.id)
      return {
        claim,
        passage: needOne(library, claimed.passage.id),
        made: made.flatMap(({ id }) => library.get(id) ?? []),
      }
    },
    deleteClaim: async ({ id }) => {
      const { aboutId, property } = needOne(library, id)
      const rewrite = createRewrite(library)
      removeClaims(library, rewrite, [id])
      await library.commit(rewrite.draft('deleteClaim', { name: nameOf(aboutId), property }))
      return null
    },
    listClaims: async ({ aboutId, articleId, disputed }) => {
      if (aboutId === undefined && articleId === undefined) await groupsReady(library)
      return groupsOf(library, aboutId, articleId)
        .filter((group) => articleId === undefined || speaksIn(group, articleId))
        .filter((group) => disputed === undefined || isDisputed(group) === disputed)
    },
    claimGroups: (args) => listClaimGroups(library, args),
    claimBundles: async (args) => {
      await groupsReady(library)
      return claimBundles(library, args)
    },
    claimsOf: async (args) => {
      await groupsReady(library)
      return claimsOf(library, args)
    },
    propositions: async (args) => {
      await groupsReady(library)
      return propositions(library, args)
    },
    saveAssessment: (args) => {
      const { assessment, draft } = assessmentToSave(library, args)
      return commitAndGet(library, draft, assessment.id)
    },
    deleteAssessment: async ({ id }) => {
      const { aboutId, property } = needOne(library, id)
      await library.commit({ label: claimLabel('deleteAssessment', nameOf(aboutId), property), deletes: [id] })
      return null
    },
    saveJudgement: (args) => {
      const { text, ...given } = args
      const judgement: Judgement = { ...library.stamp('judgement'), ...given, ...(text !== undefined && { text }) }
      return commitAndGet(library, { label: { key: 'judge', args: {} }, puts: [judgement] }, judgement.id)
    },
  }
}

function groupsOf(library: Library, aboutId?: EntityId, articleId?: Id<'article'>): readonly ClaimGroup[] {
  if (aboutId !== undefined) return keptGroupsAbout(library, needEntity(library, aboutId).id)
  if (articleId === undefined) return allGroups(library)
  const found = new Set<EntityId>()
  for (const passageId of library.references.passagesOfArticle(needOne(library, articleId).id))
    for (const claimId of library.references.claimsOfPassage(passageId)) {
      const claim = library.get(claimId)
      if (claim) found.add(currentId(library, claim.aboutId))
    }
  return byName(library, found).flatMap((id) => keptGroupsAbout(library, id))
}

function speaksIn(group: ClaimGroup, articleId: Id<'article'>): boolean {
  return group.claims.some((told) => told.articleId === articleId)
}
