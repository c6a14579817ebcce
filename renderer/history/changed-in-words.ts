import { t, type WordKey } from '../words.ts'

const known = new Set([
  'title',
  'name',
  'aliases',
  'type',
  'date',
  'place',
  'description',
  'comment',
  'state',
  'links',
  'tags',
  'target',
  'textSha256',
  'words',
  'status',
  'outlet',
  'authors',
  'publishedAt',
  'participants',
  'evidence',
  'passageIds',
  'clock',
  'country',
  'identifiers',
  'private',
])

/** The parts of a document that a change touched, each once, as a person calls them. */
export function changedInWords(fields: readonly string[]): string {
  const words = fields.map((field) =>
    known.has(field) ? t(`history.fields.${field}` as WordKey) : t('history.fields.other'),
  )
  return t('history.changed', { fields: [...new Set(words)].join(', ') })
}
