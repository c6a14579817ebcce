import type { EntityParts } from '#contract/identity.ts'

export type PartKind = 'passages' | 'claims' | 'participations' | 'relations' | 'aliases'

/** What was chosen to go: passages and names by hand, the rest by the passages it rests on unless said otherwise. */
export type SplitChoice = {
  passages: ReadonlySet<string>
  aliases: ReadonlySet<string>
  /** Said by hand, whatever the passages say. */
  said: ReadonlyMap<string, boolean>
}

export const nothingChosen: SplitChoice = { passages: new Set(), aliases: new Set(), said: new Map() }

/** Whether something goes that rests on these passages: when one of them goes, unless a person said otherwise. */
export function goes(choice: SplitChoice, id: string, restsOn: readonly string[]): boolean {
  return choice.said.get(id) ?? restsOn.some((passage) => choice.passages.has(passage))
}

export function withPassage(choice: SplitChoice, id: string, chosen: boolean): SplitChoice {
  return { ...choice, passages: changed(choice.passages, [id], chosen) }
}

export function withPassages(choice: SplitChoice, ids: readonly string[], chosen: boolean): SplitChoice {
  return { ...choice, passages: changed(choice.passages, ids, chosen) }
}

export function withAlias(choice: SplitChoice, name: string, chosen: boolean): SplitChoice {
  return { ...choice, aliases: changed(choice.aliases, [name], chosen) }
}

export function withSaid(choice: SplitChoice, id: string, chosen: boolean): SplitChoice {
  return { ...choice, said: new Map(choice.said).set(id, chosen) }
}

function changed(set: ReadonlySet<string>, ids: readonly string[], chosen: boolean): ReadonlySet<string> {
  const next = new Set(set)
  for (const id of ids)
    if (chosen) next.add(id)
    else next.delete(id)
  return next
}

/** What goes, as the call takes it. */
export function partsThatGo(parts: EntityParts, choice: SplitChoice) {
  const ids = parts.passages.flatMap(({ passages }) => passages.map(({ passage }) => passage.id))
  return {
    passageIds: ids.filter((id) => choice.passages.has(id)),
    claimIds: parts.claims.filter((one) => goes(choice, one.id, [one.passageId])).map(({ id }) => id),
    participationIds: parts.participations.filter((one) => goes(choice, one.id, one.passageIds)).map(({ id }) => id),
    relationIds: parts.relations.filter((one) => goes(choice, one.id, one.passageIds)).map(({ id }) => id),
    aliases: [...choice.aliases],
  }
}
