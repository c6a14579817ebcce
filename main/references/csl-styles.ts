import locales from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' }
import styles from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' }
import { checkStyle } from './check-style.ts'
import type { ReferenceStyle } from '#contract/references.ts'

/** The CSL file of a style: one that came with Sourcebook, or a person's own, looked through first. */
export function styleXml(style: ReferenceStyle | { xml: string }): string {
  return typeof style === 'string' ? styles[style] : checkStyle(style.xml).xml
}

const languages = Object.keys(locales) as (keyof typeof locales)[]

/** The language that references are worded in: the one asked for, one like it, else English. */
export function referenceLanguage(asked = 'en-US'): keyof typeof locales {
  const [language = ''] = asked.toLowerCase().split('-')
  return (
    languages.find((one) => one.toLowerCase() === asked.toLowerCase()) ??
    languages.find((one) => one.toLowerCase().startsWith(`${language}-`)) ??
    'en-US'
  )
}

export const localeXml = (language: string): string => locales[referenceLanguage(language)]
