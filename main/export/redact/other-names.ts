import type { Actor } from '#contract/entity.ts'
import { NameTrie } from '../../suggest/name-trie.ts'

/** Somebody who leaves under another name. */
export type Renamed = { actor: Actor; names: string[]; pseudonym: string }

/** Words of a text, and what stands there instead. */
export type Replacement = { start: number; end: number; with: string }

/** Finds the names of people who leave under others. */
export type OtherNames = {
  /** In the order of their places, none overlapping another. */
  replacementsIn: (text: string) => Replacement[]
  in: (text: string) => string
}

/**
 * Names are found as suggestions find them: whole words, however they are written, in the cases of their language.
 * A longer name wins over one inside it; where two overlap, neither leaves anything of itself.
 */
export function createOtherNames(people: readonly Renamed[]): OtherNames {
  const trie = new NameTrie<Renamed>()
  for (const person of people) for (const name of new Set(person.names)) trie.add(name, person)
  const replacementsIn = (text: string) => {
    const found: Replacement[] = []
    let longest = 0
    const hits = trie.find(text, { nested: true }).toSorted((a, b) => a.start - b.start || b.end - a.end)
    for (const { start, end, owners } of hits) {
      const pseudonym = owners[0]?.pseudonym ?? ''
      const last = found.at(-1)
      if (!last || start >= last.end) {
        found.push({ start, end, with: pseudonym })
        longest = end - start
        continue
      }
      last.end = Math.max(last.end, end)
      if (end - start > longest) [last.with, longest] = [pseudonym, end - start]
    }
    return found
  }
  return { replacementsIn, in: (text) => replaced(text, replacementsIn(text)) }
}

/** A text with other words at these places. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text
  let out = ''
  let at = 0
  for (const { start, end, with: words } of replacements) {
    out += text.slice(at, start) + words
    at = end
  }
  return out + text.slice(at)
}

/**
 * Where an offset of a text stands once words of it were replaced: an edge inside a name goes to that side of the new
 * one, so that no part of a name is cut off.
 */
export function offsetAfter(replacements: readonly Replacement[], offset: number, edge: 'start' | 'end'): number {
  let moved = 0
  for (const { start, end, with: words } of replacements) {
    if (start >= offset) break
    if (end > offset) return start + moved + (edge === 'end' ? words.length : 0)
    moved += words.length - (end - start)
  }
  return offset + moved
}
