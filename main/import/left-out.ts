/** Kinds of content that stay in the original file and do not come into the article's text. */
export const leftOutKinds = [
  'comments',
  'deletions',
  'hiddenText',
  'images',
  'linkedImages',
  'headers',
  'equations',
  'attachments',
  'emptyPages',
  'parts',
  'marks',
] as const

export type LeftOut = {
  what: (typeof leftOutKinds)[number]
  count: number
  /** Which ones, where they have names or numbers. */
  names?: string[]
}

/** A list of what was found, without what was not. */
export function leftOut(...found: [what: LeftOut['what'], count: number, names?: string[]][]): LeftOut[] {
  return found.flatMap(([what, count, names]) =>
    count > 0 ? [{ what, count, ...(names && names.length > 0 && { names: names.slice(0, 50) }) }] : [],
  )
}
