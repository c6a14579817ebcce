import { useEffect } from 'react'
import type { WindowState } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { closeAnnotations } from '../annotations/annotate-state.ts'
import { Palette } from '../commands/Palette.tsx'
import { followVisits } from '../commands/recent-documents.ts'
import { ShortcutsSheet } from '../commands/ShortcutsSheet.tsx'
import { closeErase } from '../erase/erase-state.ts'
import { EraseDialog } from '../erase/EraseDialog.tsx'
import { closeExport } from '../export/export-state.ts'
import { tellShrink } from '../history/tell-shrink.ts'
import { closeVersions } from '../history/versions-state.ts'
import { closeImport } from '../import/import-job.ts'
import { leaveAllAside } from '../import/set-aside.ts'
import { closeTable } from '../import/tables/table-state.ts'
import { TableDialog } from '../import/tables/TableDialog.tsx'
import { forgetCopy } from '../merging/merge-state.ts'
import { onNotice, useCall } from '../notebook.ts'
import { LockScreen } from '../protection/LockScreen.tsx'
import { ProtectionDialogs } from '../protection/ProtectionDialogs.tsx'
import { StartScreen } from '../start/StartScreen.tsx'
import { toast } from '../ui/Toasts.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Frame } from './Frame.tsx'
import { keepPlace, returnToPlace } from './kept-place.ts'
import { useAppearance } from './use-appearance.ts'
import { useWindowCommands } from './use-window-commands.ts'

/** The start screen, or the open library. */
export function Root() {
  const state = useCall('windowState', {})
  useAppearance(state.data?.preferences)
  if (state.error) return <ErrorNote problem={state.error} />
  if (!state.data) return null
  return <Inside state={state.data} />
}

function Inside({ state }: { state: WindowState }) {
  useWindowCommands(state)
  const { library, locked } = state
  useEffect(() => {
    document.title = library?.name ?? locked?.name ?? 'Sourcebook'
  }, [library, locked])
  return (
    <>
      {library ? (
        <Library key={library.id} library={library} />
      ) : locked ? (
        <LockScreen key={locked.folder + locked.name} locked={locked} problem={state.problem} />
      ) : (
        <StartScreen state={state} />
      )}
      <ProtectionDialogs library={library} />
      <Palette withLibrary={library !== null} />
      <ShortcutsSheet />
    </>
  )
}

/** An open library, at the place where this window last was in it. What is open about it closes with it. */
function Library({ library: { id, protected: isProtected } }: { library: LibraryInfo }) {
  useEffect(() => {
    returnToPlace(id)
    const waiting = [closeImport, closeTable, closeAnnotations, leaveAllAside, forgetCopy]
    const stops = [followVisits(id), closeExport, closeVersions, closeErase, ...waiting]
    return () => stops.forEach((stop) => stop())
  }, [id])
  useEffect(() => keepPlace(id, { words: !isProtected }), [id, isProtected])
  const { refetch } = useCall('libraryInfo', {})
  useEffect(
    () => onNotice((notice) => void (notice.kind === 'failed' && toast(notice.reason, { kind: 'problem' }))),
    [],
  )
  useEffect(() => onNotice((notice) => void (notice.kind === 'shrank' && tellShrink(notice.shrink))), [])
  useEffect(() => onNotice((notice) => void (notice.kind === 'libraryChanged' && refetch())), [refetch])
  return (
    <>
      <Frame />
      <EraseDialog />
      <TableDialog />
    </>
  )
}
