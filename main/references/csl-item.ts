/** A person or body as CSL-JSON names it. */
export type CslName = {
  family?: string
  given?: string
  /** A name that is no first and last name: an organisation's, or one nobody could split. */
  literal?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
}

export type CslDate = {
  /** One day, or first and last; months and days may be missing. */
  'date-parts'?: (number | string)[][]
  /** Something that is no date: “Spring”, “n.d.”. */
  literal?: string
  raw?: string
  season?: number | string
  circa?: boolean | number | string
}

/**
 * One reference as CSL-JSON 1.0.2 writes it: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 * Fields that are not named here are kept as they came; what CSL has no field for stands in `custom`.
 */
export type CslItem = {
  id: string
  type: string
  title?: string
  author?: CslName[]
  editor?: CslName[]
  issued?: CslDate
  accessed?: CslDate
  'container-title'?: string
  publisher?: string
  'publisher-place'?: string
  URL?: string
  DOI?: string
  language?: string
  abstract?: string
  keyword?: string
  note?: string
  custom?: Record<string, unknown>
  [field: string]: unknown
}

/** The fields that hold names. */
export const nameFields = [
  'author',
  'editor',
  'translator',
  'collection-editor',
  'container-author',
  'contributor',
  'interviewer',
  'recipient',
  'director',
  'composer',
  'illustrator',
  'reviewed-author',
] as const

/** A name as a reader of a page would say it: given name first. */
export function nameInWords(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family]
  const said = parts.filter(Boolean).join(' ')
  return name.suffix ? `${said}, ${name.suffix}` : said
}

/** Words that no person is called by: with one of them a name is a body's. */
const bodies =
  /\b(?:agency|agencies|association|authority|bank|board|broadcasting|bureau|cent(?:er|re)|committee|commission|council|department|desk|editors?|federation|forum|foundation|government|group|institute|international|journal|league|magazine|media|ministry|monitor|nations|network|news|newspaper|observer|observatory|office|organi[sz]ation|party|post|press|radio|report|reporters|service|society|staff|telegraph|televisione?|times|tribune|tv|union|university|watch)\b/i

/**
 * A name as CSL has it: “Family, Given” as it says; two or three words that are no body's are a person's, the last
 * being the family name. Everything else stays whole.
 */
export function nameFromWords(words: string): CslName {
  const said = words.replace(/\s+/g, ' ').trim()
  const comma = /^([^,]+), ([^,]+)$/.exec(said)
  if (comma && !bodies.test(said)) return { family: comma[1] as string, given: comma[2] as string }
  const parts = said.split(' ')
  const isPerson =
    parts.length >= 2 &&
    parts.length <= 3 &&
    !bodies.test(said) &&
    parts.every((part) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(part))
  return isPerson ? { family: parts.at(-1) as string, given: parts.slice(0, -1).join(' ') } : { literal: said }
}
