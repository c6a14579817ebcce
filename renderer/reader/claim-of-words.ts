import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { ClaimDraft as Suggested } from '#contract/suggestion.ts'
import { type ClaimDraft, emptyDraft } from '../claims/claim-draft.ts'
import { likelyAbout } from '../claims/likely-about.ts'
import { prefilledDraft } from '../claims/prefilled-draft.ts'
import { call } from '../notebook.ts'
import { foldText } from './fold-text.ts'
import type { Reading } from './reading.ts'
import type { Span } from './surface.ts'

/**
 * What words of an article most likely claim, about which event, and who says it. A person corrects it: where the words
 * cannot be read the draft is empty but for the event, and nothing is said of it.
 */
export async function claimOfWords({ articleId, store }: Reading, { start, end }: Span): Promise<ClaimDraft> {
  const { cards, entities } = store.getState()
  const about = likelyAbout(cards, entities, { start, end })
  try {
    const suggested = withSurnames(await call('prefillClaim', { articleId, start, end }), entities.values())
    const names = await namesOf(suggested)
    return prefilledDraft(suggested, suggested.about ?? about, (id) => names.get(id) ?? '')
  } catch {
    return { ...emptyDraft, about }
  }
}

/**
 * A speaker by the surname alone is the one person of this article whose name ends with it: “Aliyev” is Ilham Aliyev,
 * and no second actor. Where two have the surname, or none, a person says who it is.
 */
export function withSurnames(draft: Suggested, entities: Iterable<Entity>): Suggested {
  const people = [...entities].filter((entity) => entity.kind === 'actor' && entity.type === 'person')
  const attribution = draft.attribution.map((link) => {
    if (link.actorId) return link
    const [one, ...more] = people.filter(({ name }) => surnameOf(name) === fold(link.text))
    if (!one || more.length > 0) return link
    const { name: _name, ...rest } = link
    return { ...rest, actorId: one.id as Id<'actor'> }
  })
  return { ...draft, attribution }
}

const fold = (text: string) => foldText(text).text.trim()
const surnameOf = (name: string) => fold(name).split(' ').at(-1)

/** Of the actors that the words name. */
async function namesOf({ attribution, value }: Suggested): Promise<ReadonlyMap<string, string>> {
  const ids: Id[] = attribution.flatMap(({ actorId }) => actorId ?? [])
  if (value?.kind === 'actor') ids.push(value.actorId)
  if (ids.length === 0) return new Map()
  const found = await call('getDocuments', { ids })
  return new Map(
    found.flatMap((document) =>
      document && 'name' in document ? [[document.id, String(document.name)] as const] : [],
    ),
  )
}
