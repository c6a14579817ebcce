import type { CSSProperties } from 'react'
import { readableColour } from './readable-colour.ts'
import styles from './Swatch.module.css'

/** A small round of a person's own colour (`#rrggbb`), always beside a word; a ring where none was chosen. */
export function Swatch({ colour }: { colour: string | undefined }) {
  if (colour === undefined) return <span aria-hidden="true" className={styles.swatch} />
  const { light, dark } = readableColour(colour)
  const seen = { '--on-light': light, '--on-dark': dark } as CSSProperties
  return <span aria-hidden="true" className={styles.swatch} data-coloured="" style={seen} />
}
