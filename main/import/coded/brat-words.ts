/** The names that our own brat files use, and what they stand for. */
const kinds = { Actor: 'actor', Event: 'event', Tag: 'tag', Passage: 'passage' } as const
export type BratKind = (typeof kinds)[keyof typeof kinds]

export const bratWords = {
  actor: 'Actor',
  event: 'Event',
  tag: 'Tag',
  passage: 'Passage',
  participant: 'Participant',
  /** What references of our own lead to. */
  resource: 'Sourcebook',
  kindOf: (type: string): BratKind | undefined =>
    Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : undefined,
} as const

/** Notes that carry what brat has no place for; a note is one line, so line breaks are written as `\n`. */
export const ownNotes = {
  passage: 'PassageId',
  role: 'Role',
  relation: 'RelationType',
  comment: 'AnnotatorNotes',
  escaped: (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r'),
  unescaped: (text: string) =>
    text.replace(/\\(.)/g, (_all, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign),
} as const
