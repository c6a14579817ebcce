import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCall } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { type Dropped, droppedFiles } from './dropped-files.ts'
import styles from './DropZone.module.css'
import { importDropped } from './import-job.ts'
import { waitAside } from './set-aside.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Files dropped anywhere on the window are imported. */
export function DropZone() {
  const { data: library } = useCall('libraryInfo', {})
  const readOnly = Boolean(library?.readOnly)
  const over = useFileDrop((data) => {
    if (readOnly) return toast(t('search.importing.readOnly'), { kind: 'problem' })
    void droppedFiles(data).then(take).catch(tellProblem)
  })
  if (!over) return null
  return (
    <div className={styles.over} aria-hidden="true">
      <div className={styles.box}>
        <FileDown />
        <strong>{t('search.importing.drop')}</strong>
        <span>{readOnly ? t('search.importing.readOnly') : t('search.importing.dropText')}</span>
      </div>
    </div>
  )
}

async function take({ files, libraries }: Dropped): Promise<void> {
  if (files.length + libraries.length === 0) return toast(t('search.importing.nothing'))
  waitAside(libraries.map((name) => ({ key: null, kind: 'library', name })))
  if (files.length > 0) await importDropped(files)
}

/** Whether files hang over the window, and what to do when they fall. */
function useFileDrop(onDrop: (data: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!carriesFiles(event) || event.defaultPrevented || !event.dataTransfer) return
      event.preventDefault()
      onDrop(event.dataTransfer)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return over
}
