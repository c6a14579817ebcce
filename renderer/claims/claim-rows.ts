import type { ClaimGroup } from '#contract/views.ts'
import { groupTitle } from './claim-words.ts'

/** A group of claims as a line of the table of all claims. */
export type ClaimRow = { key: string; about: string; group: ClaimGroup }

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The groups in which every word that was typed occurs: in what they are about, claim, or who says it. */
export function claimRows(
  groups: readonly ClaimGroup[],
  names: ReadonlyMap<string, string>,
  query: string,
): ClaimRow[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      key: `${group.aboutId}\n${group.property}\n${group.proposition ?? ''}`,
      about: names.get(group.aboutId) ?? '',
      group,
    }))
    .filter(({ group, about }) => {
      const said = group.claims.flatMap(({ speaker, words: exact }) => [speaker, exact])
      const text = folded([about, groupTitle(group), group.property, group.summary, ...said].join('\n'))
      return words.every((word) => text.includes(word))
    })
}
