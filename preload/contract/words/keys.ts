import type { en } from './en.ts'

type Leaves<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Plain<Key> : `${Key}.${Leaves<Words[Key]>}`
}[keyof Words & string]

/** `passages_one` and `passages_other` are asked for as `passages`, with a `count`. */
type Plain<Key extends string> = Key extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Stem
  : Key

/** Every sentence of the catalogue, as `reader.toolbar.actor`: a key that is not there does not compile. */
export type WordKey = Leaves<typeof en>
