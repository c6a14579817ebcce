import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Speaker } from '#contract/views.ts'
import { currentId, entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'

/** Who speaks in a claim, the outermost reporter last. Where nobody is named the article's outlet does. */
export function speakersOf(library: Library, claim: Claim, article: Article | undefined): [Speaker, ...Speaker[]] {
  const [first, ...rest] = claim.attribution.map(({ actorId, name, as }): Speaker => {
    if (actorId === undefined) return { name: name ?? '', as }
    const actor = entityNow(library, actorId)
    return { actorId: actor?.id ?? currentId(library, actorId), name: actor?.name ?? name ?? actorId, as }
  })
  if (first) return [first, ...rest]
  if (article?.outlet || !article) return [{ name: article?.outlet ?? say('claims.theArticleItself'), as: 'says' }]
  return [{ articleId: article.id, name: say('claims.theArticleItself'), as: 'says' }]
}

/**
 * The keys by which sources of one group are counted: who speaks first, whoever reprints it. A name without an actor
 * (an outlet, the name of a deleted actor) is the same source as the actor who goes by that name. Two articles whose
 * outlets nobody knows are two sources.
 */
export function sourceKeys(library: Library, firsts: readonly Speaker[]): (speaker: Speaker, claim: Claim) => string {
  const actorNamed = new Map<string, string>()
  for (const { actorId } of firsts) {
    const actor = actorId && entityNow(library, actorId)
    if (!actor) continue
    for (const name of [...actor.aliases.map((alias) => alias.name), actor.name])
      actorNamed.set(foldName(name), actor.id)
  }
  return (speaker) =>
    speaker.actorId ?? speaker.articleId ?? actorNamed.get(foldName(speaker.name)) ?? `name:${foldName(speaker.name)}`
}
