import { createInstance } from 'i18next'
import { en } from '#contract/words/en.ts'
import type { WordKey } from '#contract/words/keys.ts'

const words = createInstance({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
})
void words.init()

/** A sentence of the catalogue with its arguments filled in. */
export function say(key: WordKey, args: Record<string, string | number> = {}): string {
  return words.t(key, args)
}
