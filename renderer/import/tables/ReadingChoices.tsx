import { dayOrders, type TableMapping, type TablePreview, tableSeparators } from '#contract/tables.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { t } from '../../words.ts'
import styles from './TableDialog.module.css'

/** Encodings that such tables are found in, beside the one that was recognised. */
const encodings = [
  ...['utf-8', 'utf-16le', 'windows-1252', 'windows-1251', 'windows-1250', 'windows-1256', 'windows-1254'],
  ...['koi8-r', 'iso-8859-2', 'iso-8859-5', 'gb18030', 'big5', 'shift_jis', 'euc-kr'],
]

type ReadingChoicesProps = { preview: TablePreview; onChange: (changes: Partial<TableMapping>) => void }

/** How the file is read: separator, encoding, names of columns, order of day and month. */
export function ReadingChoices({ preview, onChange }: ReadingChoicesProps) {
  const { separator, encoding, encodingGuessed, header, columns, dayOrder, dayOrderGuessed } = preview
  return (
    <div className={styles.reading}>
      <Choice label={t('tables.separator')}>
        <Select
          label={t('tables.separator')}
          value={separator}
          options={tableSeparators.map((value) => ({ value, label: t(`tables.separators.${value}`) }))}
          onChange={(next) => onChange({ separator: next })}
        />
      </Choice>
      <Choice label={t('tables.encoding')}>
        <Select
          label={t('tables.encoding')}
          value={encoding}
          options={[...new Set([encoding, ...encodings])].map((value) => ({
            value,
            label: value === encoding && encodingGuessed ? t('tables.encodingGuessed', { encoding }) : value,
          }))}
          onChange={(next) => onChange({ encoding: next })}
        />
      </Choice>
      {columns.publishedAt !== undefined && (
        <Choice label={t('tables.dayOrder')} hint={dayOrderGuessed ? t('tables.dayOrderGuessed') : undefined}>
          <Select
            label={t('tables.dayOrder')}
            value={dayOrder}
            options={dayOrders.map((value) => ({ value, label: t(`tables.dayOrders.${value}`) }))}
            onChange={(next) => onChange({ dayOrder: next })}
          />
        </Choice>
      )}
      <Checkbox checked={header} onChange={(next) => onChange({ header: next })}>
        {t('tables.header')}
      </Checkbox>
    </div>
  )
}

type ChoiceProps = { label: string; hint?: string | undefined; children: React.ReactNode }

/** A named choice; its name is read out by the choice itself. */
export function Choice({ label, hint, children }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  )
}
