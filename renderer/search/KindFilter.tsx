import { Segmented } from '../ui/Segmented.tsx'
import { t } from '../words.ts'

export const hitKinds = ['article', 'passage', 'note', 'actor', 'event', 'claim', 'tag'] as const
export type HitKind = (typeof hitKinds)[number]

export function KindFilter({ value, onChange }: { value: HitKind | 'all'; onChange: (kind: HitKind | 'all') => void }) {
  return (
    <Segmented
      label={t('search.kinds')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all' as const, label: t('search.everything') },
        ...hitKinds.map((kind) => ({ value: kind, label: t(`search.kind.${kind}`) })),
      ]}
    />
  )
}
