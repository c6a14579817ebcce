import { useEffect } from 'react'
import type { WindowState } from '#contract/calls.ts'
import { Palette } from '../commands/Palette.tsx'
import { followVisits } from '../commands/recent-documents.ts'
import { ShortcutsSheet } from '../commands/ShortcutsSheet.tsx'
import { closeExport } from '../export/export-state.ts'
import { tellShrink } from '../history/tell-shrink.ts'
import { closeVersions } from '../history/versions-state.ts'
import { closeImport } from '../import/import-job.ts'
import { onNotice, useCall } from '../notebook.ts'
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
  const { library } = state
  useEffect(() => {
    document.title = library ? library.name : 'Sourcebook'
  }, [library])
  return (
    <>
      {library ? <Library key={library.id} id={library.id} /> : <StartScreen state={state} />}
      <Palette withLibrary={library !== null} />
      <ShortcutsSheet />
    </>
  )
}

/** An open library, at the place where this window last was in it. What is open about it closes with it. */
function Library({ id }: { id: string }) {
  useEffect(() => {
    returnToPlace(id)
    const stops = [keepPlace(id), followVisits(id), closeImport, closeExport, closeVersions]
    return () => stops.forEach((stop) => stop())
  }, [id])
  const { refetch } = useCall('libraryInfo', {})
  useEffect(
    () => onNotice((notice) => void (notice.kind === 'backupFailed' && toast(notice.reason, { kind: 'problem' }))),
    [],
  )
  useEffect(() => onNotice((notice) => void (notice.kind === 'shrank' && tellShrink(notice.shrink))), [])
  useEffect(() => onNotice((notice) => void (notice.kind === 'libraryChanged' && refetch())), [refetch])
  return <Frame />
}
