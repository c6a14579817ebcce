import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { numberInWords, t } from '../../words.ts'
import { importTable } from '../import-job.ts'
import { ColumnChoices } from './ColumnChoices.tsx'
import { ReadingChoices } from './ReadingChoices.tsx'
import { RowsPreview } from './RowsPreview.tsx'
import styles from './TableDialog.module.css'
import { closeTable, type OpenTable, useOpenTable } from './table-state.ts'
import { useTablePreview } from './use-table-preview.ts'

/** What the columns of a table hold, with its first rows as the articles they would become. */
export function TableDialog() {
  const opened = useOpenTable()
  return opened && <Opened key={opened.table} opened={opened} />
}

function Opened({ opened }: { opened: OpenTable }) {
  const { preview, mapping, problem, read } = useTablePreview(opened)
  const { columns, kept, total, datesUnread } = preview
  const isMapped = columns.title !== undefined || columns.text !== undefined
  const ready = isMapped && kept > 0 && problem === null

  function start() {
    closeTable()
    void importTable(opened, mapping, total)
  }

  return (
    <Dialog
      open
      size="wide"
      onClose={closeTable}
      title={t('tables.title')}
      description={t('tables.description', { file: preview.file })}
      closeLabel={t('common.close')}
      actions={
        <>
          <p role="status" className={styles.told}>
            {!isMapped
              ? t('tables.needsColumn')
              : t('tables.kept', { count: kept, shown: numberInWords(kept), total: numberInWords(total) })}
            {datesUnread > 0 && ` ${t('tables.datesUnread', { count: datesUnread })}`}
          </p>
          <Button onClick={closeTable}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={!ready} onClick={start}>
            {t('tables.go', { count: kept, shown: numberInWords(kept) })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ReadingChoices preview={preview} onChange={(changes) => void read(changes)} />
        <ColumnChoices preview={preview} onChange={(next) => void read({ columns: next })} />
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <RowsPreview preview={preview} />
      </div>
    </Dialog>
  )
}
