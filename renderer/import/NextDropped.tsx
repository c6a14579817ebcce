import { useEffect } from 'react'
import { useAnnotating } from '../annotations/annotate-state.ts'
import { chooseCopy, useCopy } from '../merging/merge-state.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { useImportJob } from './import-job.ts'
import { leaveAside, openAside, takeAside, useSetAside, type Waiting } from './set-aside.ts'
import { useOpenTable } from './tables/table-state.ts'

/** What was dropped and is no article comes up by itself, one after the other, when nothing else is being asked. */
export function NextDropped() {
  const { waiting, isTaking } = useSetAside()
  const phase = useImportJob()?.phase
  const asked = [useOpenTable(), useAnnotating(), useCopy()].some((open) => open !== null)
  const isBusy = isTaking || asked || phase === 'running' || phase === 'stopping'
  const next = isBusy ? undefined : waiting[0]
  useEffect(() => {
    if (next && next.kind !== 'library') void openAside(next)
  }, [next])
  return next?.kind === 'library' ? <LibraryDropped library={next} /> : null
}

type LibraryDroppedProps = { library: Waiting }

/** A whole library was dropped: a copy of this one, or one to open. */
function LibraryDropped({ library }: LibraryDroppedProps) {
  const { key, name } = library
  const leave = () => leaveAside([library])
  const dropped = key === null ? undefined : key
  const open = () => (dropped === undefined ? call('openLibrary', {}) : call('openLibraryFile', { dropped }))
  return (
    <Dialog
      open
      onClose={leave}
      title={t('search.importing.libraryTitle', { name })}
      description={t(key === null ? 'search.importing.libraryFolderText' : 'search.importing.libraryText')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={leave}>{t('common.cancel')}</Button>
          <Button onClick={() => void takeAside(library, open)}>{t('search.importing.libraryOpen')}</Button>
          <Button look="primary" onClick={() => void takeAside(library, () => chooseCopy(dropped))}>
            {t('search.importing.libraryMerge')}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}
