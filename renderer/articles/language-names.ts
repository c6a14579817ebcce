import { interfaceLanguage, t } from '../words.ts'

/** A BCP 47 tag in words: `hy` is Armenian. A tag that no one knows stays as it is. */
export function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames([interfaceLanguage()], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** A sentence when what was typed is no language tag; undefined when it is one, or nothing. */
export function checkLanguage(tag: string): string | undefined {
  try {
    if (tag !== '') Intl.getCanonicalLocales(tag)
    return undefined
  } catch {
    return t('articles.source.badLanguage', { text: tag })
  }
}
