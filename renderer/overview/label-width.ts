/** Wider than most letters of the interface's font, so that what is told to fit does fit. */
const usual = 6.8

/**
 * How many pixels a label of 12 pixels' height takes at most, without a screen to measure it on: the same everywhere,
 * so that the same library gives the same picture.
 */
export function labelWidth(text: string): number {
  let width = 0
  for (const letter of text) width += widthOf(letter)
  return Math.ceil(width)
}

function widthOf(letter: string): number {
  if (/[ijltfrI.,:;'|!()[\] ]/.test(letter)) return 4.4
  if (/[mwMW@%—…]/.test(letter)) return 11
  if (/\p{Lu}/u.test(letter)) return 8.6
  if (/\p{M}/u.test(letter)) return 0
  // Ideographs, kana and hangul are as wide as they are high; emoji wider.
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\p{Extended_Pictographic}/u.test(letter))
    return 13
  return usual
}

/** The label cut so that it takes no more than so many pixels, and how many it takes. */
export function fittedLabel(text: string, most: number): { text: string; width: number } {
  const whole = labelWidth(text)
  if (whole <= most) return { text, width: whole }
  let cut = ''
  let width = widthOf('…')
  for (const letter of text) {
    if (width + widthOf(letter) > most) break
    cut += letter
    width += widthOf(letter)
  }
  return { text: `${cut.trimEnd()}…`, width: Math.ceil(width) }
}

/** A name as it stands in a drawing: isolated, so that one from right to left keeps its end where its end is. */
export const isolated = (text: string) => `\u2068${text}\u2069`
