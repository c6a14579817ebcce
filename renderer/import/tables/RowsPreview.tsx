import { type TableField, tableFields, type TablePreview } from '#contract/tables.ts'
import { dateWords } from '../../entities/date-words.ts'
import { t } from '../../words.ts'
import styles from './TableDialog.module.css'

/** The first rows as they stand, with what each would become. */
export function RowsPreview({ preview: { names, columns, rows } }: { preview: TablePreview }) {
  return (
    <section aria-label={t('tables.preview')} className={styles.preview}>
      <h3 className={styles.heading}>{t('tables.preview')}</h3>
      {/* A table that scrolls is reached by the keyboard too. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('tables.preview')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('tables.row')}</th>
              <th scope="col">{t('tables.becomes')}</th>
              {names.map((name, at) => (
                <th key={at} scope="col" data-held={heldBy(columns, at) !== undefined || undefined}>
                  <bdi>{name}</bdi>
                  <Held field={heldBy(columns, at)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-left={!row.kept || undefined}>
                <th scope="row">{row.row}</th>
                <td>
                  <Becomes row={row} />
                </td>
                {row.cells.map((cell, at) => (
                  <td key={at}>
                    <div className={styles.cell} dir="auto" title={cell}>
                      {cell}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const heldBy = (columns: TablePreview['columns'], at: number) => tableFields.find((field) => columns[field] === at)

function Held({ field }: { field: TableField | undefined }) {
  return field && <span className={styles.held}>{t(`tables.fields.${field}`)}</span>
}

function Becomes({ row: { title, publishedAt, problems } }: { row: TablePreview['rows'][number] }) {
  return (
    <div className={styles.becomes}>
      {title && (
        <strong dir="auto" className={styles.cell}>
          {title}
        </strong>
      )}
      {publishedAt && <span>{dateWords(publishedAt)}</span>}
      {problems.map((problem) => (
        <span key={problem} className={styles.trouble}>
          {problem}
        </span>
      ))}
    </div>
  )
}
