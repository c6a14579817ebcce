/** How well a name answers what was typed: higher is better, 0 is not at all. Both are folded. */
export function matchName(name: string, typed: string): number {
  if (name === typed) return 100
  if (name.startsWith(typed)) return 90
  const inside = name.indexOf(typed)
  if (inside > 0) return name[inside - 1] === ' ' ? 80 : 60
  const words = typed.split(' ')
  if (words.length > 1 && everyWordBegins(name, words)) return 70
  if (typed.length > 1 && typed.length < 12 && areInitials(name, typed)) return 50
  if (typed.length >= 4 && hasWordLike(name, typed)) return 40
  return typed.length >= 3 && isScattered(name, typed) ? 20 : 0
}

/** Every typed word begins a word of the name, in any order: `pash nik` is Nikol Pashinyan. */
function everyWordBegins(name: string, words: readonly string[]): boolean {
  return words.every((word) => name.startsWith(word) || name.includes(` ${word}`))
}

/** `un` is United Nations, `rmfa` is Russian Ministry of Foreign Affairs: little words may be left out. */
function areInitials(name: string, typed: string): boolean {
  if (typed.includes(' ')) return false
  let next = 0
  for (const word of name.split(' ')) if (word.startsWith(typed[next] ?? '\0')) next += 1
  return next === typed.length && name.startsWith(typed[0] ?? '\0')
}

/** A word of the name is the typed one but for one letter more, less, other or swapped. */
function hasWordLike(name: string, typed: string): boolean {
  return name.split(' ').some((word) => differsByOne(word.slice(0, typed.length + 1), typed))
}

/** Also true when the typed word is such a beginning of a longer word. */
function differsByOne(word: string, typed: string): boolean {
  let same = 0
  while (same < typed.length && word[same] === typed[same]) same += 1
  if (same === typed.length) return true
  const [rest, asked] = [word.slice(same), typed.slice(same)]
  const swapped = rest[1] === asked[0] && rest[0] === asked[1] && rest.slice(2).startsWith(asked.slice(2))
  return (
    (asked.length > 1 && swapped) ||
    rest.slice(1).startsWith(asked.slice(1)) ||
    rest.startsWith(asked.slice(1)) ||
    rest.slice(1).startsWith(asked)
  )
}

/** The letters occur in order, from the start of a word on and not too far apart. */
function isScattered(name: string, typed: string): boolean {
  let at = name.startsWith(typed[0] ?? '\0') ? 0 : name.indexOf(` ${typed[0] ?? '\0'}`) + 1
  if (at === 0 && !name.startsWith(typed[0] ?? '\0')) return false
  const start = at
  for (const letter of typed) {
    if (letter === ' ') continue
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return at - start <= typed.length * 3
}
