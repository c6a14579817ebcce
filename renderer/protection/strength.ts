export type Strength = 'empty' | 'short' | 'weak' | 'fair' | 'strong'

/** The library refuses shorter ones. */
export const shortest = 8

const common = new Set(
  'password passwort passwd admin welcome letmein monkey dragon football baseball sunshine princess iloveyou secret master shadow michael jennifer login test user guest library sourcebook notebook research hello love money'.split(
    ' ',
  ),
)
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
]
const wordScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * How hard a passphrase is to guess, in steps that words can say. A rough count of bits that leans to the low side: a
 * word counts as a word however long it is, repeated and neighbouring keys count little.
 */
export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length
  if (length === 0) return 'empty'
  if (length < shortest) return 'short'
  const runs = new Set(passphrase.toLowerCase().match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu) ?? [])
  const bits = [...runs].reduce((sum, run) => sum + bitsOf(run), 0)
  if (bits < 38) return 'weak'
  return bits < 58 ? 'fair' : 'strong'
}

function bitsOf(run: string): number {
  const { length } = [...run]
  if (common.has(run) || isRow(run) || (length > 2 && new Set(run).size <= 2)) return 3
  if (/^(19|20)\d\d$/.test(run)) return 7
  if (/^\p{N}/u.test(run)) return 3.3 * length
  if (!/^\p{L}/u.test(run)) return 4 * length
  if (wordScript.test(run)) return 7 * length
  return length <= 3 ? Math.min(12, 5 * length) : 12 + 1.8 * Math.max(0, length - 9)
}

/** Keys or letters that stand beside each other, forwards or backwards. */
function isRow(run: string): boolean {
  const backwards = [...run].reverse().join('')
  return run.length > 2 && rows.some((row) => row.includes(run) || row.includes(backwards))
}
