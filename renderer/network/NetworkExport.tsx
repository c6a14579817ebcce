import type { EntityId } from '#contract/ids.ts'
import { openExport } from '../export/export-state.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { t } from '../words.ts'

type NetworkExportProps = { ids: readonly EntityId[]; onPicture: (kind: 'svg' | 'png') => void }

/** What is shown, as a picture or as a file for other programs. */
export function NetworkExport({ ids, onPicture }: NetworkExportProps) {
  return (
    <Menu
      items={[
        { label: t('overview.network.asSvg'), onSelect: () => onPicture('svg') },
        { label: t('overview.network.asPng'), onSelect: () => onPicture('png') },
        { label: t('overview.network.asFile'), onSelect: () => openExport(ids) },
      ]}
    >
      <Button disabled={ids.length === 0}>{t('overview.network.export')}</Button>
    </Menu>
  )
}
