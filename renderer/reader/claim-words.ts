import type { Claim, Comparator } from '#contract/claim.ts'
import { dateWords } from '../entities/date-words.ts'
import { isolated } from '../isolate.ts'
import { numberInWords, t, type WordKey } from '../words.ts'
import type { ReadingState } from './reading.ts'

const comparatorKeys: Record<Comparator, WordKey> = {
  '=': 'reader.claim.exactly',
  '≥': 'reader.claim.atLeast',
  '>': 'reader.claim.moreThan',
  '≤': 'reader.claim.atMost',
  '<': 'reader.claim.fewerThan',
  '~': 'reader.claim.about',
}

/** A claim in the few words of its chip: "Killed 7 or more, civilians". */
export function claimWords(claim: Claim, entities: ReadingState['entities']): string {
  const property = claim.property.charAt(0).toLocaleUpperCase() + claim.property.slice(1)
  const words = valueWords(claim, property, entities)
  return t(`reader.claim.${claim.stance}` as WordKey, { words })
}

function valueWords({ value, proposition }: Claim, property: string, entities: ReadingState['entities']): string {
  if (!value) return proposition ? t('reader.claim.text', { property, value: `“${isolated(proposition)}”` }) : property
  switch (value.kind) {
    case 'text':
      return t('reader.claim.text', { property, value: value.text })
    case 'date':
      return t('reader.claim.text', { property, value: dateWords(value.edtf) })
    case 'actor':
      return t('reader.claim.text', { property, value: entities.get(value.actorId)?.name ?? '' })
    case 'count': {
      const { number, min, max, comparator, unit } = value
      const words =
        number === undefined
          ? t('reader.claim.range', { property, min: numberInWords(min ?? 0), max: numberInWords(max ?? 0) })
          : t(comparatorKeys[comparator], { property, number: numberInWords(number) })
      // People are what is counted unless the source is narrower.
      return unit === 'people' ? words : t('reader.claim.withUnit', { words, unit })
    }
  }
}
