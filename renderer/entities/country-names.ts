import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }

type Codes = [alpha2: string, alpha3: string, numeric: string]

const known = codes as Codes[]
const alpha2 = new Set(known.map(([two]) => two))
const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** The name of a country by its ISO 3166-1 alpha-2 code; a code nobody knows is shown as it is. */
export function countryName(code: string): string {
  return alpha2.has(code) ? (names.of(code) ?? code) : code
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** The code of a country named as a person types it: "Azerbaijan", "cote d'ivoire", "AZ", "aze"; `null` for no country. */
export function countryCode(typed: string): string | null {
  const text = folded(typed)
  if (text === '') return null
  const byCode = known.find(([two, three]) => two.toLowerCase() === text || three.toLowerCase() === text)
  if (byCode) return byCode[0]
  return [...alpha2].find((code) => folded(countryName(code)) === text) ?? null
}

/** Every country, by name, for a list to choose from. */
export function allCountries(): { code: string; name: string }[] {
  return [...alpha2]
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
