import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import type { Place } from '#contract/entity.ts'
import { foldName } from '../../text/fold.ts'

/** Its name in English and its number in ISO 3166-1. */
export type Country = { name: string; iso: number }

/** Where something happened as tables tell it; `units` holds the widest first, province before district. */
export type Where = { location: string; units: string[]; country: Country | null }

/**
 * Reads the name of a place as people write it, from the narrow to the wide: "Village, District, Province, Country".
 * Only where the last part is a country are the parts between units of it: "Hall B, Expo Centre" has none.
 */
export function whereOf(place: Place | undefined): Where {
  const name = place?.name ?? ''
  const parts = name
    .split(/[,،、，]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const country = byName().get(foldName(parts.at(-1) ?? '')) ?? null
  if (!country || parts.length === 1) return { location: name, units: [], country }
  const own = isUnit(place?.precision) ? 0 : 1
  return { location: parts[0] ?? '', units: parts.slice(own, -1).toReversed(), country }
}

/** Whether a place is itself a district or a province, and no town in one. */
const isUnit = (precision: string | undefined) => /^(?:district|region|province)\b/.test(foldName(precision ?? ''))

/** Languages in which places are written besides English. */
const languages = ['ar', 'az', 'de', 'es', 'fa', 'fr', 'he', 'hy', 'ka', 'pt', 'ru', 'tr', 'uk', 'zh']

let known: ReadonlyMap<string, Country> | undefined

/** Countries by their folded names; a name that two have, as Congo, names none. */
function byName(): ReadonlyMap<string, Country> {
  known ??= countriesByName()
  return known
}

function countriesByName(): ReadonlyMap<string, Country> {
  const named = ['en', ...languages].map((language) => new Intl.DisplayNames(language, { type: 'region' }))
  const others: Readonly<Record<string, string | string[]>> = english.countries
  const found = new Map<string, Country>()
  const shared = new Set<string>()
  for (const [alpha2 = '', , numeric] of codes) {
    const country = { name: named[0]?.of(alpha2) ?? alpha2, iso: Number(numeric) }
    const names = [...named.map((one) => one.of(alpha2) ?? alpha2), ...[others[alpha2] ?? []].flat()]
    for (const name of new Set(names.map(foldName))) {
      if (found.has(name)) shared.add(name)
      found.set(name, country)
    }
  }
  for (const name of shared) found.delete(name)
  return found
}
