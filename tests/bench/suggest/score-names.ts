import { newNamesIn } from '../../../main/suggest/new-names.ts'
import { NameTrie } from '../../../main/suggest/name-trie.ts'
import { type GoldDocument, type GoldSet, type GoldSpan, muc4, plainNames, plover, withoutTitles } from './gold.ts'
import { compromiseNames, winkNames } from './name-rivals.ts'
import { added, exact, noScore, type Score, type Span } from './score.ts'

/** Gold types that are names of somebody or some place, as the sets call them. */
export const isName = (type: string) =>
  /^(?:PER|ORG|LOC|Person|Organisation|Location|person|organization|place)$/.test(type)

function namesOf(document: GoldDocument, set: GoldSet): { names: GoldSpan[]; leftOut: GoldSpan[] } {
  // Sets that mark noun phrases or take titles in are read as names; the others as they are.
  if (set.name === 're3d' || set.name === 'GUM news') return plainNames(document, isName)
  return {
    names: document.spans.filter(({ type }) => isName(type)),
    leftOut: document.spans.filter(({ type }) => !isName(type)),
  }
}

function scored(set: GoldSet, documents: readonly GoldDocument[], find: (text: string) => Span[]): Score {
  return documents.reduce((sum, document) => {
    const { names, leftOut } = namesOf(document, set)
    const found = find(document.text).map((one) => (set.language === 'en' ? withoutTitles(document.text, one) : one))
    return added(sum, exact(names, found, leftOut))
  }, noScore())
}

/** Names nobody told the program of, beside what the libraries find in English. */
export function newNameScores(set: GoldSet, documents: readonly GoldDocument[]): Record<string, Score> {
  const own = (text: string) => newNamesIn(text, set.language).filter(({ kind }) => kind !== 'group')
  if (set.language !== 'en') return { own: scored(set, documents, own) }
  return {
    own: scored(set, documents, own),
    compromise: scored(set, documents, compromiseNames),
    'wink-nlp': scored(set, documents, winkNames),
  }
}

/**
 * Names the library knows: those that the gold marks in a document, each in one of its spellings, are looked for in
 * it. A place where such a name stands that the gold left unmarked counts as false, unless it lies in a longer one.
 */
export function knownNameScore(set: GoldSet, documents: readonly GoldDocument[]): Score {
  return documents.reduce((sum, document) => {
    const trie = new NameTrie<string>()
    const { names, leftOut } = namesOf(document, set)
    for (const { start, end } of names) {
      const words = document.text.slice(start, end)
      trie.add(words, words)
    }
    const gold = names.filter(
      (one) => !names.some((other) => other !== one && other.start <= one.start && one.end <= other.end),
    )
    return added(sum, exact(gold, trie.find(document.text), leftOut))
  }, noScore())
}

/** MUC-4 gives the place of the first mention of each name in its slots: how many are found when they are known. */
export function mucSlotRecall(): Score {
  let [gold, right, found] = [0, 0, 0]
  for (const { doctext, templates } of muc4()) {
    const slots = new Map<string, string>()
    for (const template of templates)
      for (const slot of ['PerpInd', 'PerpOrg', 'Target', 'Victim', 'Weapon'])
        for (const mentions of (template[slot] ?? []) as [string, number][][])
          for (const [words, at] of mentions) slots.set(`${at} ${words}`, words)
    const trie = new NameTrie<string>()
    for (const words of new Set(slots.values())) trie.add(words, words)
    const hits = new Set(
      trie.find(doctext, { nested: true }).map(({ start, end }) => `${start} ${doctext.slice(start, end)}`),
    )
    gold += slots.size
    right += [...slots.keys()].filter((key) => hits.has(key)).length
    found += [...slots.keys()].filter((key) => hits.has(key)).length
  }
  return { gold, found, right }
}

/** PLOVER's records name a source and a target each: how many of their words lie in a suggestion. */
export function ploverRecall(): Score {
  let [gold, right] = [0, 0]
  for (const { text, source, target } of plover()) {
    const names = newNamesIn(text, 'en')
    for (const { actorText } of [...(Array.isArray(source) ? source : []), ...(Array.isArray(target) ? target : [])]) {
      if (!/\p{Lu}/u.test(actorText ?? '') || !text.includes(actorText)) continue
      gold += 1
      const start = text.indexOf(actorText)
      if (names.some((one) => one.start < start + actorText.length && start < one.end)) right += 1
    }
  }
  return { gold, found: right, right }
}
