import { Chip, type ChipKind } from '../ui/Chip.tsx'
import { t } from '../words.ts'
import { heldReading, type ReadGroup, readingDetail, readingWords } from './claim-words.ts'

const looks: Record<ReturnType<typeof heldReading>, ChipKind> = {
  denied: 'disputed',
  contradict: 'disputed',
  compatible: 'tag',
  agree: 'agreed',
  'single source': 'tag',
}

/** How the claims of a group stand to each other, and why; the researcher's own reading is named as such. */
export function ReadingChip({ group, onClick }: { group: ReadGroup; onClick?: () => void }) {
  const held = heldReading(group)
  const detail = readingDetail(group)
  const own = group.assessment?.reading !== undefined
  const words = detail ? `${readingWords(held)} · ${detail}` : readingWords(held)
  const why = group.assessment?.reason ?? [group.summary, ...group.assumptions].filter(Boolean).join('; ')
  return (
    <Chip
      kind={looks[held]}
      title={why}
      {...(own && { detail: t('entities.claims.own') })}
      {...(onClick && { onClick })}
    >
      {words}
    </Chip>
  )
}
