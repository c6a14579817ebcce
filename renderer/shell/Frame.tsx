import { AnnotateDialog } from '../annotations/AnnotateDialog.tsx'
import { useBackupCommands } from '../backups/use-backup-commands.ts'
import { ExportDialog } from '../export/ExportDialog.tsx'
import { VersionsDialog } from '../history/VersionsDialog.tsx'
import { DropZone } from '../import/DropZone.tsx'
import { ImportPanel } from '../import/ImportPanel.tsx'
import { NextDropped } from '../import/NextDropped.tsx'
import { usePasteToImport } from '../import/use-paste-to-import.ts'
import { MergeDialog } from '../merging/MergeDialog.tsx'
import { Banners } from './Banners.tsx'
import styles from './Frame.module.css'
import { Navigation } from './Navigation.tsx'
import { Panes } from './Panes.tsx'
import { Screens } from './Screens.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useLibraryCommands } from './use-library-commands.ts'
import { useNarrow } from './use-narrow.ts'

/** The window of an open library: bar, navigation, screen, status. */
export function Frame() {
  useLibraryCommands()
  useBackupCommands()
  usePasteToImport()
  const narrow = useNarrow(1100)
  return (
    <div className={styles.frame}>
      <TopBar />
      <Banners />
      <div className={styles.body}>
        {narrow ? (
          <div className={styles.rail}>
            <Navigation rail />
            <Screens />
          </div>
        ) : (
          <Panes
            name="frame"
            panes={[
              { id: 'navigation', size: 190, min: 150, max: 320, content: <Navigation />, command: 'view.navigation' },
              { id: 'screen', content: <Screens /> },
            ]}
          />
        )}
      </div>
      <StatusBar />
      <ImportPanel />
      <ExportDialog />
      <AnnotateDialog />
      <MergeDialog />
      <VersionsDialog />
      <DropZone />
      <NextDropped />
    </div>
  )
}
