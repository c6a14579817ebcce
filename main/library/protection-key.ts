import { randomBytes } from 'node:crypto'

/**
 * A recovery key: 34 random letters and digits (170 bits) and a check character, in seven groups of five, in an
 * alphabet without I, L, O and U, so that it can be written down and typed again.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLetters = 34

export function newRecoveryKey(): string {
  const values = [...randomBytes(randomLetters)].map((byte) => byte & 31)
  return grouped([...values, checkOf(values)].map((value) => alphabet[value]).join(''))
}

/** The key in its one form, however it was typed; null when a letter is wrong, missing or in another's place. */
export function readRecoveryKey(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const values = [...letters].map((letter) => alphabet.indexOf(letter))
  if (values.length !== randomLetters + 1 || values.includes(-1)) return null
  return checkOf(values.slice(0, -1)) === values.at(-1) ? grouped(letters) : null
}

function grouped(letters: string): string {
  return (letters.match(/.{5}/g) ?? []).join('-')
}

/** A polynomial over GF(32): any one wrong letter and any two neighbours changed over give another value. */
function checkOf(values: readonly number[]): number {
  const times = (value: number) => (value << 1) ^ (value & 16 ? 0b100101 : 0)
  return times(values.reduce((sum, value) => times(sum) ^ value, 0))
}
