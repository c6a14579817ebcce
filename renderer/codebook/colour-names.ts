import { t } from '../words.ts'

/** The colours a code can have, by name; each is shown so that it can be seen in both themes. */
export const codeColours = {
  red: '#b4453c',
  orange: '#d0774b',
  ochre: '#a6792b',
  olive: '#7d8a2e',
  green: '#3f7f5f',
  teal: '#2f8f8b',
  blue: '#3d7ea6',
  slate: '#5f7a8a',
  indigo: '#4f5fb3',
  violet: '#6d5fa8',
  plum: '#9a4f86',
  rose: '#b05575',
  brown: '#8a6a55',
  grey: '#7a7a7a',
} as const

export type ColourName = keyof typeof codeColours
export const colourNames = Object.keys(codeColours) as ColourName[]

/** A colour in words; one that another program chose by its number. */
export function colourWords(colour: string | undefined): string {
  if (colour === undefined) return t('codebook.noColour')
  const name = colourNames.find((one) => codeColours[one] === colour)
  return name ? t(`codebook.colours.${name}`) : t('codebook.ownColour', { colour })
}
