import { z } from 'zod'
import { shortText } from './common.ts'

/** A table of articles, one a row, and what its columns hold. */

export const tableFields = ['title', 'text', 'url', 'publishedAt', 'outlet', 'authors', 'language', 'tags'] as const
export type TableField = (typeof tableFields)[number]

export const tableSeparators = [',', ';', '\t', '|'] as const
export type TableSeparator = (typeof tableSeparators)[number]

/** How 3/4/2023 is read, where nothing in the table says. */
export const dayOrders = ['day first', 'month first'] as const
export type DayOrder = (typeof dayOrders)[number]

/** How the file is read; what is left out is recognised. */
export const tableReading = z.strictObject({
  separator: z.enum(tableSeparators).optional(),
  encoding: shortText.optional(),
  /** Whether the first row names the columns. */
  header: z.boolean().optional(),
})
export type TableReading = z.infer<typeof tableReading>

/** Which column, from 0, holds what; what is left out is taken from the names of the columns. */
export const tableColumns = z.partialRecord(z.enum(tableFields), z.number().int().min(0).max(10_000))
export type TableColumns = z.infer<typeof tableColumns>

export const tableMapping = z.strictObject({
  ...tableReading.shape,
  columns: tableColumns.optional(),
  dayOrder: z.enum(dayOrders).optional(),
})
export type TableMapping = z.infer<typeof tableMapping>

/** What a row would become. */
export type PreviewedRow = {
  /** From 1, the names of the columns not counted. */
  row: number
  cells: string[]
  /** The title and date its article would have. */
  title?: string
  publishedAt?: string
  /** Why it would not be kept, or what of it would not. */
  problems: string[]
  kept: boolean
}

export type TablePreview = {
  file: string
  separator: TableSeparator
  encoding: string
  encodingGuessed: boolean
  header: boolean
  /** Their names; where the first row names none, their numbers. */
  names: string[]
  columns: TableColumns
  /** Whether this mapping was used before for columns of these names. */
  remembered: boolean
  dayOrder: DayOrder
  /** True when the table does not say which of day and month comes first, and the dates can mean either. */
  dayOrderGuessed: boolean
  rows: PreviewedRow[]
  /** All rows of the table, and of these how many would be kept. */
  total: number
  kept: number
  datesUnread: number
}
