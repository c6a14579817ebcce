import { randomFrom } from '../library/random.ts'

/**
 * Made-up names and text for measuring speed: names of one to four words that share first names and family names as
 * real ones do, and prose with about eight thousand mentions a megabyte, in the proportions of the news it stands for.
 */
export function madeNames(count: number, seed = 1): string[] {
  const random = randomFrom(seed)
  const given = words(900, random)
  const family = words(24_000, random)
  const places = words(3_000, random)
  const pick = (list: string[]) => list[Math.floor(list.length * random() ** 2)] as string
  const any = (list: string[]) => list[Math.floor(list.length * random())] as string
  const names = new Set<string>()
  while (names.size < count) {
    const kind = random()
    if (kind < 0.45) names.add(`${pick(given)} ${any(family)}`)
    else if (kind < 0.6) names.add(any(family))
    else if (kind < 0.7) names.add(`${pick(given)} ${pick(given)} ${any(family)}`)
    else if (kind < 0.8) names.add(`${any(places)}-${any(places)}`)
    else names.add(`${pick(institutions)} of ${any(places)}${random() < 0.3 ? ` and ${any(places)}` : ''}`)
  }
  return [...names]
}

export function madeNews(length: number, names: readonly string[], seed = 2): string {
  const random = randomFrom(seed)
  const vocabulary = [...common, ...words(12_000, random).map((word) => word.toLowerCase())]
  const parts: string[] = []
  let size = 0
  for (let count = 1; size < length; count += 1) {
    const named = random() < 0.058
    const word = named ? spelled(names[Math.floor(names.length * random())] as string, random) : filler()
    const stop = count % 17 === 0 ? '.' : count % 11 === 0 ? ',' : ''
    const gap = count % 90 === 0 ? '\n\n' : ' '
    parts.push(word + stop + gap)
    size += word.length + stop.length + gap.length
  }
  return parts.join('')

  function filler(): string {
    return vocabulary[Math.floor(vocabulary.length * random() ** 4)] as string
  }
}

/** As given, in capitals, in small letters, or with a possessive. */
function spelled(name: string, random: () => number): string {
  const kind = random()
  if (kind < 0.1) return name.toUpperCase()
  if (kind < 0.15) return name.toLowerCase()
  return kind < 0.25 ? `${name}’s` : name
}

const institutions = ['Ministry', 'Council', 'Front', 'Army', 'Committee', 'Government', 'Union', 'Governor', 'Court']
const common =
  'the of and to in a that said was for on is with by as at from were it has had be he have not which its who their after been would they but are will more one two also in this people military'.split(
    ' ',
  )
const onsets = [
  'b',
  'ch',
  'd',
  'f',
  'g',
  'h',
  'j',
  'k',
  'kh',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'sh',
  't',
  'v',
  'z',
  'ž',
  '',
]
const vowels = ['a', 'e', 'i', 'o', 'u', 'á', 'é', 'ü', 'ə', 'ou', 'ia']
const codas = ['', '', '', 'n', 'r', 'l', 's', 'm', 'k', 'sh', 'v']

function words(count: number, random: () => number): string[] {
  const made = new Set<string>()
  const pick = (list: string[]) => list[Math.floor(list.length * random())] as string
  while (made.size < count) {
    const syllables = 2 + Math.floor(random() * 3)
    const word = Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join('')
    if (word.length >= 4) made.add((word[0] as string).toUpperCase() + word.slice(1))
  }
  return [...made]
}
