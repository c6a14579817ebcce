import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { ChangeLabel } from '#contract/change.ts'
import { en } from '#contract/words/en.ts'
import type { WordKey } from '#contract/words/keys.ts'
import { isolated } from './isolate.ts'

export type { WordKey }
export type WordArgs = Record<string, string | number>

const words = createInstance({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
void words.use(initReactI18next).init()

/** A sentence of the catalogue with its arguments filled in, names in their own direction. `count` picks the plural. */
export function t(key: WordKey, args: WordArgs = {}): string {
  return words.t(key, eachIsolated(args))
}

function eachIsolated<Args extends Record<string, unknown>>(args: Args): Record<string, unknown> {
  const entries = Object.entries(args)
  return Object.fromEntries(entries.map(([name, arg]) => [name, typeof arg === 'string' ? isolated(arg) : arg]))
}

/** `t` for a component that stays on screen while the language changes. */
export function useWords(): typeof t {
  useTranslation(undefined, { i18n: words })
  return t
}

/** A change in words, as the status bar and the history show it. A newer program's change keeps its own key. */
export function changeInWords({ key, args }: ChangeLabel): string {
  const path = `changes.${key}`
  return words.exists(path) ? words.t(path, eachIsolated(args)) : t('shell.unknownChange', { key })
}

/** The language the interface speaks, for Intl. */
export function interfaceLanguage(): string {
  return words.language
}

const numbers = new Map<string, Intl.NumberFormat>()

/** A whole number as the interface's language writes it: 1,206. */
export function numberInWords(value: number): string {
  const language = interfaceLanguage()
  // Making a format costs more than drawing the row of a list that it stands in.
  const format = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, format)
  return format.format(value)
}
