/** RIS types as CSL names them; of those with the same CSL type the first is written. */
export const risTypes: readonly (readonly [ris: string, csl: string])[] = [
  ['NEWS', 'article-newspaper'],
  ['JOUR', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['BOOK', 'book'],
  ['CHAP', 'chapter'],
  ['RPRT', 'report'],
  ['ELEC', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['CONF', 'paper-conference'],
  ['THES', 'thesis'],
  ['DATA', 'dataset'],
  ['COMP', 'software'],
  ['MAP', 'map'],
  ['MPCT', 'motion_picture'],
  ['SOUND', 'song'],
  ['ART', 'graphic'],
  ['PAT', 'patent'],
  ['PCOMM', 'personal_communication'],
  ['BILL', 'bill'],
  ['STAT', 'legislation'],
  ['CASE', 'legal_case'],
  ['HEAR', 'hearing'],
  ['MANSCPT', 'manuscript'],
  ['DICT', 'entry-dictionary'],
  ['ENCYC', 'entry-encyclopedia'],
  ['STAND', 'standard'],
  ['PAMP', 'pamphlet'],
  ['GEN', 'document'],
  ['WEB', 'webpage'],
  ['EJOUR', 'article-journal'],
  ['ABST', 'article-journal'],
  ['INPR', 'article'],
  ['JFULL', 'article-journal'],
  ['UNPB', 'manuscript'],
  ['CTLG', 'article-magazine'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['SER', 'book'],
  ['CLSWK', 'classic'],
  ['ECHAP', 'chapter'],
  ['CPAPER', 'paper-conference'],
  ['GOVDOC', 'report'],
  ['DBASE', 'dataset'],
  ['ADVS', 'motion_picture'],
  ['MULTI', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['SLIDE', 'speech'],
  ['MUSIC', 'song'],
  ['CHART', 'figure'],
  ['FIGURE', 'figure'],
  ['ICOMM', 'personal_communication'],
  ['LEGAL', 'legal_case'],
  ['UNBILL', 'bill'],
]

/** Types whose second title is the series they stand in, not what they were printed in. */
export const inSeries = new Set([
  ...['BOOK', 'EBOOK', 'EDBOOK', 'SER', 'CLSWK', 'COMP', 'MAP', 'RPRT', 'STAND', 'MPCT', 'MULTI', 'VIDEO', 'MUSIC'],
  ...['SOUND', 'MANSCPT', 'GOVDOC', 'ADVS', 'PAMP'],
])

/** Whose names stand in the second to fourth list of names, where they are not those of editors and translators. */
export const nameRoles: Readonly<Record<string, Readonly<Partial<Record<'AU' | 'A2' | 'A3' | 'A4', string>>>>> = {
  BOOK: { A2: 'collection-editor', A3: 'editor' },
  EBOOK: { A2: 'collection-editor', A3: 'collection-editor' },
  EDBOOK: { AU: 'editor', A2: 'collection-editor' },
  SER: { A2: 'collection-editor', A3: 'collection-editor' },
  CLSWK: { A2: 'collection-editor' },
  RPRT: { A2: 'collection-editor' },
  GOVDOC: { A2: 'collection-editor' },
  MPCT: { AU: 'director', A2: 'director', A3: 'producer', A4: 'contributor' },
  ADVS: { AU: 'director', A2: 'performer', A3: 'producer' },
  VIDEO: { AU: 'director' },
  MULTI: { AU: 'director' },
  MUSIC: { AU: 'composer', A2: 'performer', A3: 'performer' },
  SOUND: { AU: 'composer', A2: 'performer' },
  PCOMM: { A2: 'recipient' },
  ICOMM: { A2: 'recipient' },
  CONF: { A4: 'contributor' },
  DATA: { A2: 'producer', A4: 'contributor' },
  THES: { A3: 'contributor' },
  BILL: { A2: 'contributor' },
  CASE: { A4: 'contributor' },
}

/** Tags that mean one CSL field in every type. */
export const plainTags: Readonly<Record<string, string>> = {
  VL: 'volume',
  IS: 'issue',
  CP: 'issue',
  PB: 'publisher',
  CY: 'publisher-place',
  PP: 'publisher-place',
  ET: 'edition',
  LA: 'language',
  ST: 'title-short',
  AB: 'abstract',
  N2: 'abstract',
  DO: 'DOI',
  CN: 'call-number',
  DB: 'archive',
  AN: 'archive_location',
  AV: 'archive_location',
  DP: 'source',
  J1: 'container-title-short',
  J2: 'container-title-short',
  JA: 'container-title-short',
  NV: 'number-of-volumes',
  OP: 'original-title',
  M3: 'genre',
  M1: 'number',
}

const usualRoles = { AU: 'author', A2: 'editor', A3: 'editor', A4: 'translator' } as const
export const nameTags = ['AU', 'A2', 'A3', 'A4'] as const
type NameTag = (typeof nameTags)[number]

/** Whose names stand under a tag; undefined for a tag that holds no names. */
export function roleOf(type: string, tag: string): string | undefined {
  const list = tag === 'A1' ? 'AU' : tag === 'ED' ? 'A2' : tag
  if (!(nameTags as readonly string[]).includes(list)) return undefined
  const own = nameRoles[type]?.[list as NameTag]
  const isInSeries = list === 'A3' && /^(?:E?CHAP|CONF|CPAPER)$/.test(type)
  return own ?? (isInSeries ? 'collection-editor' : usualRoles[list as NameTag])
}

/** Which title stands under a tag; undefined for a tag that holds none. */
export function titleOf(type: string, tag: string): string | undefined {
  switch (tag) {
    case 'TI':
    case 'T1':
    case 'CT':
      return 'title'
    case 'BT':
      return type === 'CHAP' ? 'container-title' : 'title'
    case 'T2':
      if (inSeries.has(type)) return 'collection-title'
      return type === 'CONF' || type === 'CPAPER' ? 'event-title' : 'container-title'
    case 'T3':
      return 'collection-title'
    case 'JO':
    case 'JF':
      return 'container-title'
    case 'C3':
      return type === 'CONF' || type === 'CPAPER' ? 'container-title' : undefined
    default:
      return undefined
  }
}

/** Under which number of standard books, and not journals, a type is sold. */
export const hasIsbn = (type: string, number: string): boolean =>
  /BOOK|CHAP|RPRT|CONF|THES|SER/.test(type) || number.replace(/[^\dX]/gi, '').length > 9
