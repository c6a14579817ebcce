import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameTrie } from '../../../main/suggest/name-trie.ts'
import { foldName } from '../../../main/text/fold.ts'

function trieOf(names: Record<string, string[]>): NameTrie<string> {
  const trie = new NameTrie<string>()
  for (const [owner, all] of Object.entries(names)) for (const name of all) trie.add(name, owner)
  return trie
}

/** The words found, each with whose name it is. */
function found(names: Record<string, string[]>, text: string, nested = false): string[] {
  const hits = trieOf(names).find(text, { nested })
  return hits.map(({ start, end, owners }) => `${text.slice(start, end)} = ${owners.join(', ')}`)
}

describe('names known to a library are found', () => {
  const cases: [what: string, name: string, text: string, words: string[]][] = [
    ['with a possessive, without taking it in', 'António Guterres', 'António Guterres’s visit', ['António Guterres']],
    ['without their diacritics', 'António Guterres', 'Antonio Guterres spoke', ['Antonio Guterres']],
    ['with diacritics the name lacks', 'Ilham Aliyev', 'Ílham Aliyév', ['Ílham Aliyév']],
    ['in capitals', 'António Guterres', 'ANTÓNIO GUTERRES', ['ANTÓNIO GUTERRES']],
    ['with decomposed letters', 'António Guterres', 'Anto\u0301nio Guterres', ['Anto\u0301nio Guterres']],
    ['with a space for the hyphen', 'Nagorno-Karabakh', 'in Nagorno Karabakh’s hills', ['Nagorno Karabakh']],
    ['with a hyphen for the space', 'Nagorno Karabakh', 'in Nagorno\u2011Karabakh', ['Nagorno\u2011Karabakh']],
    ['over a line break', 'Nagorno Karabakh', 'Nagorno\nKarabakh', ['Nagorno\nKarabakh']],
    ['but not over a paragraph', 'Nagorno Karabakh', 'Nagorno\n\nKarabakh', []],
    ['but not over a full stop', 'Nagorno Karabakh', 'He left Nagorno. Karabakh fell.', []],
    ['with any apostrophe, or none', 'Sana’a', "Sana'a, Sanaʿa and Sanaa", ["Sana'a", 'Sanaʿa', 'Sanaa']],
    ['that lack the apostrophe of the text', 'Sanaa', 'Sana’a', ['Sana’a']],
    ['as whole words only', 'Iran', 'Iranian and Tirana', []],
    ['in the plural, where they are of a people', 'Armenian', 'the Armenians', ['Armenians']],
    ['but not any other plural: Hamas is no Hama', 'Hama', 'Hamas', []],
    ['with ß and ss alike', 'Großmann', 'Grossmann, GROSSMANN', ['Grossmann', 'GROSSMANN']],
    ['with ligatures', 'Officer Field', 'Oﬃcer Field', ['Oﬃcer Field']],
    ['with æ and ae alike', 'Ærø', 'Aero', ['Aero']],
    ['in Russian cases', 'Мария Захарова', 'с Марией Захаровой', ['Марией Захаровой']],
    ['of Russian men', 'Ильхам Алиев', 'Ильхама Алиева', ['Ильхама Алиева']],
    ['in Armenian, with its endings', 'Հայաստան', 'Հայաստանի և Հայաստանում', ['Հայաստանի', 'Հայաստանում']],
    ['in Arabic, with what is written together', 'العراق', 'في والعراق', ['والعراق']],
    ['in Arabic without its vowel signs', 'العراق', 'الْعِرَاق', ['الْعِرَاق']],
    ['in Hebrew, with what is written together', 'ירושלים', 'בירושלים', ['בירושלים']],
    ['in Chinese, inside what is written without spaces', '阿塞拜疆', '在阿塞拜疆的', ['阿塞拜疆']],
    ['beside an emoji', 'Karabakh', '🔥Karabakh🔥', ['Karabakh']],
    ['after an abbreviation', 'St. Petersburg', 'St Petersburg, St. Petersburg', ['St Petersburg', 'St. Petersburg']],
    ['with their own comma', 'Smith, John', 'Smith, John', ['Smith, John']],
    ['without it not', 'Smith, John', 'Smith John', []],
    ['as abbreviations with and without full stops', 'US', 'US and U.S. and U.S', ['US', 'U.S.', 'U.S']],
    ['as abbreviations in capitals only', 'US', 'told us', []],
    ['as abbreviations in a text without capitals', 'FMLN', 'the fmln said', ['fmln']],
    ['but not where it is a word', 'US', 'they told us', []],
  ]
  it.each(cases)('%s', (_what, name, text, words) => {
    const hits = trieOf({ it: [name] }).find(text)
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(words)
  })

  it('the longest of those that overlap, or the ones inside too', () => {
    const names = { place: ['Nagorno Karabakh'], body: ['Nagorno Karabakh authorities'], short: ['Karabakh'] }
    const text = 'Nagorno Karabakh authorities'
    expect(found(names, text)).toEqual(['Nagorno Karabakh authorities = body'])
    expect(found(names, text, true)).toEqual([
      'Nagorno Karabakh = place',
      'Nagorno Karabakh authorities = body',
      'Karabakh = short',
    ])
  })

  it('as several candidates where a name is ambiguous', () => {
    expect(found({ country: ['Georgia'], state: ['Georgia'] }, 'In Georgia')).toEqual(['Georgia = country, state'])
  })

  it('until they are taken out, as often as they were put in', () => {
    const trie = trieOf({ a: ['Baku', 'Baku'] })
    trie.remove('Baku', 'a')
    expect(trie.find('Baku')).toHaveLength(1)
    trie.remove('Bakú', 'a')
    expect(trie.find('Baku')).toEqual([])
    trie.remove('Baku', 'a')
    trie.remove('Never There', 'a')
    trie.add('Baku', 'a')
    expect(trie.find('Baku')).toHaveLength(1)
  })

  it('in a text of a hundred thousand names without end or depth', () => {
    const trie = trieOf({ a: ['aa aa'] })
    expect(trie.find('aa '.repeat(100_000), { nested: true })).toHaveLength(99_999)
  })
})

describe('laws of matching', () => {
  // Few letters, so that names share beginnings and lie in each other; every kind of gap.
  const word = fc.stringMatching(/^[abáß]{1,3}$/u)
  const gap = fc.constantFrom(' ', '-', ' ', '\n', ', ', '. ', '\n\n', ' “')
  const text = fc.array(fc.tuple(word, gap), { maxLength: 30 }).map((parts) => parts.flat().join(''))
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

  it('finds exactly what looking everywhere finds', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), text, (names, where) => {
        const trie = new NameTrie<string>({ inflected: false })
        for (const one of new Set(names.map(foldName))) trie.add(one, one)
        const hits = trie
          .find(where, { nested: true })
          .flatMap(({ start, end, owners }) => owners.map((owner) => `${start}-${end} ${owner}`))
        expect(hits.sort()).toEqual(everywhere(names, where).sort())
      }),
      { numRuns: 500 },
    )
  })

  it('is the same whatever the order in which names came and went', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), name, fc.constantFrom('x', 'y')), { maxLength: 40 })
    fc.assert(
      fc.property(steps, text, (all, where) => {
        const changed = new NameTrie<string>()
        const there = new Map<string, number>()
        for (const [adding, one, owner] of all) {
          const key = `${owner} ${foldName(one)}`
          const count = there.get(key) ?? 0
          if (!adding && count === 0) continue
          there.set(key, count + (adding ? 1 : -1))
          if (adding) changed.add(one, owner)
          else changed.remove(one, owner)
        }
        const anew = new NameTrie<string>()
        for (const [key, count] of [...there].toReversed()) if (count > 0) anew.add(key.slice(2), key[0] as string)
        const plain = (trie: NameTrie<string>) =>
          trie.find(where, { nested: true }).map((hit) => ({ ...hit, owners: hit.owners.toSorted() }))
        expect(plain(changed)).toEqual(plain(anew))
      }),
      { numRuns: 500 },
    )
  })
})

/** Every stretch of the text, compared with every name: slow, and plain to see. */
function everywhere(names: string[], text: string): string[] {
  const keys = new Set(names.map(foldName))
  const found: string[] = []
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  for (let start = 0; start < text.length; start += 1) {
    if (!isLetter(start) || isLetter(start - 1)) continue
    for (let end = start + 1; end <= text.length; end += 1) {
      if (isLetter(end) || !isLetter(end - 1)) continue
      const words = text.slice(start, end)
      if (/\n\s*\n|[,“]/u.test(words) || longDot(words)) continue
      const key = foldName(words.replaceAll('. ', ' '))
      if (keys.has(key)) found.push(`${start}-${end} ${key}`)
    }
  }
  return found
}

/** A full stop joins only after what may be an abbreviation: three letters or fewer, folded. */
function longDot(words: string): boolean {
  return words
    .split('. ')
    .slice(0, -1)
    .some((part) => foldName(part.split(/[\s-]/).at(-1) ?? '').length > 3)
}
