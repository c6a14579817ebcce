import { type TableColumns, type TableField, tableFields, type TablePreview } from '#contract/tables.ts'
import { Select } from '../../ui/Select.tsx'
import { t } from '../../words.ts'
import { Choice } from './ReadingChoices.tsx'
import styles from './TableDialog.module.css'

type ColumnChoicesProps = { preview: TablePreview; onChange: (columns: TableColumns) => void }

/** Which column holds the title, the text and the rest. */
export function ColumnChoices({ preview: { names, columns, remembered }, onChange }: ColumnChoicesProps) {
  const options = [
    { value: '', label: t('tables.none') },
    ...names.map((name, at) => ({ value: String(at), label: name })),
  ]
  function choose(field: TableField, value: string) {
    const { [field]: _before, ...others } = columns
    onChange(value === '' ? others : { ...others, [field]: Number(value) })
  }
  return (
    <section aria-label={t('tables.columns')}>
      <h3 className={styles.heading}>{t('tables.columns')}</h3>
      {remembered && <p className={styles.hint}>{t('tables.remembered')}</p>}
      <div className={styles.columns}>
        {tableFields.map((field) => (
          <Choice key={field} label={t(`tables.fields.${field}`)}>
            <Select
              label={t(`tables.fields.${field}`)}
              value={columns[field] === undefined ? '' : String(columns[field])}
              options={options}
              onChange={(value) => choose(field, value)}
            />
          </Choice>
        ))}
      </div>
    </section>
  )
}
