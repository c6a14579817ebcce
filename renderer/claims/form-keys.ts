import { stances } from '#contract/claim.ts'
import type { WordKey } from '../words.ts'
import { type ClaimDraft } from './claim-draft.ts'

/** The fields of a claim that a letter leads to: alone on a button of the form, with Alt anywhere in it. */
export const formKeys = [
  { field: 'aboutEvent', letter: 'e', title: 'claimForm.keys.aboutEvent' },
  { field: 'aboutActor', letter: 'a', title: 'claimForm.keys.aboutActor' },
  { field: 'property', letter: 'c', title: 'claimForm.keys.property' },
  { field: 'stance', letter: 's', title: 'claimForm.keys.stance' },
  { field: 'kind', letter: 'k', title: 'claimForm.keys.kind' },
  { field: 'value', letter: 'v', title: 'claimForm.keys.value' },
  { field: 'unit', letter: 'u', title: 'claimForm.keys.unit' },
  { field: 'proposition', letter: 't', title: 'claimForm.keys.proposition' },
  { field: 'speakers', letter: 'b', title: 'claimForm.keys.speakers' },
  { field: 'saidOn', letter: 'd', title: 'claimForm.keys.saidOn' },
] as const satisfies readonly { field: string; letter: string; title: WordKey }[]

export type FormField = (typeof formKeys)[number]['field']

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The field that a key press leads to, or null. `isTyped` says whether the letter is text where it was pressed. */
export function fieldOfKey({ key, code, altKey, ctrlKey, metaKey }: Press, isTyped: boolean): FormField | null {
  if (ctrlKey || metaKey || (isTyped && !altKey)) return null
  // With Alt some keyboards write another sign: then the key itself tells.
  const letter = altKey ? code.replace(/^Key/, '') : key
  return formKeys.find((one) => one.letter === letter.toLowerCase())?.field ?? null
}

/** The stance after this one, round and round. */
export function nextStance({ stance }: Pick<ClaimDraft, 'stance'>): ClaimDraft['stance'] {
  return stances[(stances.indexOf(stance) + 1) % stances.length] ?? stance
}

/** Whether letters mean something else to what has the focus: text, the rows of a list, the stances of a select. */
export function takesLetters(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, [role="combobox"], [role="option"]')
}
