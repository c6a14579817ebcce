import { z } from 'zod'

/** The styles of references that come with Sourcebook. */
export const referenceStyles = ['apa', 'harvard1', 'vancouver'] as const
export type ReferenceStyle = (typeof referenceStyles)[number]

/** What of a reference is no fact of the article itself and can be written by hand: fields of CSL that hold words. */
export const referenceFields = [
  'publisher',
  'publisher-place',
  'volume',
  'issue',
  'page',
  'edition',
  'DOI',
  'ISBN',
  'ISSN',
] as const
export type ReferenceField = (typeof referenceFields)[number]

/** Fields to set; `null` takes one away. */
export const referenceChanges = z.partialRecord(z.enum(referenceFields), z.string().max(1000).nullable())
