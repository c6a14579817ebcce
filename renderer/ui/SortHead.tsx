import { ArrowDown, ArrowUp } from 'lucide-react'
import { t } from '../words.ts'
import { classes } from './classes.ts'
import styles from './SortHead.module.css'

export type Sorting<Column extends string> = { column: Column; descending: boolean }

type SortHeadProps<Column extends string> = {
  column: Column
  words: string
  sort: Sorting<Column>
  onSort: (column: Column) => void
  className?: string | undefined
}

/** The head of a column that a list can be sorted by; once more turns the order round. */
export function SortHead<Column extends string>({ column, words, sort, onSort, className }: SortHeadProps<Column>) {
  const on = sort.column === column
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      className={classes(styles.sort, className)}
      aria-label={t('entities.list.sortBy', { column: words })}
      aria-pressed={on}
      onClick={() => onSort(column)}
    >
      {words}
      {on && <Arrow aria-hidden="true" />}
    </button>
  )
}

/** The order after a click on a head. */
export function sortedBy<Column extends string>(
  before: Sorting<Column>,
  column: Column,
  startsDown: boolean,
): Sorting<Column> {
  return { column, descending: before.column === column ? !before.descending : startsDown }
}
