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
  if (typed.includes(' ') || !name.startsWith(typed[0] ?? '\0')) return false
  let next = 0
  for (let start = 0; start >= 0; start = nextWord(name, start)) if (name[start] === (typed[next] ?? '\0')) next += 1
  return next === typed.length
}

/** Where the next word starts; less than 0 where there is none. */
function nextWord(name: string, start: number): number {
  const space = name.indexOf(' ', start)
  return space < 0 ? -1 : space + 1
}

/** A word of the name is the typed one but for one letter more, less, other or swapped. */
function hasWordLike(name: string, typed: string): boolean {
  for (let start = 0; start >= 0; start = nextWord(name, start)) {
    const space = name.indexOf(' ', start)
    const end = Math.min(space < 0 ? name.length : space, start + typed.length + 1)
    if (differsByOne(name, start, end, typed)) return true
  }
  return false
}

/**
 * Also true when the typed word is such a beginning of a longer word. Nothing is cut out of the name: at every key typed
 * all names of a library are looked at.
 */
function differsByOne(name: string, start: number, end: number, typed: string): boolean {
  let same = 0
  while (same < typed.length && start + same < end && name[start + same] === typed[same]) same += 1
  if (same === typed.length) return true
  const at = start + same
  const goesOn = (skipped: number, left: number) => isThere(name, Math.min(at + skipped, end), end, typed, same + left)
  const isSwapped = at + 1 < end && name[at + 1] === typed[same] && name[at] === typed[same + 1]
  return (isSwapped && goesOn(2, 2)) || goesOn(1, 1) || goesOn(0, 1) || goesOn(1, 0)
}

/** Whether what is typed from one letter on stands at a place of a name. */
function isThere(name: string, at: number, end: number, typed: string, from: number): boolean {
  if (end - at < typed.length - from) return false
  for (let letter = from; letter < typed.length; letter++) if (name[at + letter - from] !== typed[letter]) return false
  return true
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
