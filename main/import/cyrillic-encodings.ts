import iconv from 'iconv-lite'

/** Six encodings put the same letters in different places; a general detector tells them apart badly. */
const encodings = ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866', 'cp855', 'maccyrillic']

/** Letters in a hundred of Russian text (Bulgarian and Ukrainian are near enough to rank the encodings). */
// prettier-ignore
const frequency: Record<string, number> = {
  о: 11, е: 8.5, а: 8, и: 7.4, н: 6.7, т: 6.3, с: 5.5, р: 4.7, в: 4.5, л: 4.4, к: 3.5, м: 3.2, д: 3, п: 2.8, у: 2.6,
  я: 2, ы: 1.9, ь: 1.7, г: 1.7, з: 1.6, б: 1.6, ч: 1.4, й: 1.2, х: 1, ж: 0.9, ш: 0.7, ю: 0.6, ц: 0.5, щ: 0.4, э: 0.3,
  ф: 0.3, ъ: 0.3, ё: 0.1, і: 0.5, ї: 0.2, є: 0.2,
}

/** Text in the wrong one of these scores near 3, where every letter is as likely as any; right text above 5. */
const enough = 4.3

/** The Cyrillic encoding in which the bytes read as Russian or a neighbour; null when none does. */
export function guessCyrillic(bytes: Uint8Array): string | null {
  if (!hasRuns(bytes)) return null
  const scored = encodings.map((encoding) => ({ encoding, score: scoreOf(iconv.decode(bytes, encoding)) }))
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best && best.score > enough ? best.encoding : null
}

/** High bytes stand together in a script that has its own letters, alone in a Latin one. */
function hasRuns(bytes: Uint8Array): boolean {
  let high = 0
  let runs = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high += 1
    if (at === 0 || (bytes[at - 1] ?? 0) < 0x80) runs += 1
  }
  return high > 20 && high / runs > 2.5
}

/** The mean frequency of the letters above ASCII; a capital after a small letter or a box character speaks against. */
function scoreOf(text: string): number {
  let sum = 0
  let count = 0
  let wasSmall = false
  for (const character of text) {
    if (character < '\u0080') {
      wasSmall = false
      continue
    }
    const small = character.toLowerCase()
    const capital = small !== character
    count += 1
    sum += frequency[small] ?? (/[«»№–—“”„…’\u00A0]/.test(character) ? 3 : -6)
    if (capital && wasSmall) sum -= 8
    wasSmall = !capital
  }
  return count === 0 ? 0 : sum / count
}
