import { randomUUID } from 'node:crypto'
import type { TableMapping, TablePreview } from '#contract/tables.ts'
import { MaterialError } from '../../library/library.ts'
import type { Settings } from '../../settings.ts'
import { say } from '../../words.ts'
import type { Importer, TableFile } from '../importer.ts'

/** So many mappings are remembered, the latest first. */
const mostRemembered = 50

/** The tables that a window is looking at: their bytes stay here, and the window names them by a key. */
export class OpenTables {
  readonly #tables = new Map<string, TableFile>()
  readonly #importer: Pick<Importer, 'previewTable'>
  readonly #settings: Settings

  constructor(importer: Pick<Importer, 'previewTable'>, settings: Settings) {
    this.#importer = importer
    this.#settings = settings
  }

  /** Opens a table as one of the same columns was read before. Those opened before it are let go. */
  async open(file: TableFile): Promise<{ table: string; preview: TablePreview }> {
    const first = await this.#importer.previewTable(file, {})
    const before = this.#remembered().find(({ names }) => names === namesKey(first))
    const preview = before ? { ...(await this.#importer.previewTable(file, before.mapping)), remembered: true } : first
    this.#tables.clear()
    const table = randomUUID()
    this.#tables.set(table, file)
    return { table, preview }
  }

  preview(table: string, mapping: TableMapping): Promise<TablePreview> {
    return this.#importer.previewTable(this.need(table), mapping)
  }

  need(table: string): TableFile {
    const file = this.#tables.get(table)
    if (!file) throw new MaterialError(say('tables.gone'))
    return file
  }

  /** How this table was read is how the next with the same columns will be. */
  async remember(table: string, mapping: TableMapping): Promise<void> {
    const { dayOrder, columns, header } = mapping
    const names = namesKey(await this.preview(table, mapping))
    const others = this.#remembered().filter((one) => one.names !== names)
    const kept = {
      names,
      mapping: { ...(columns && { columns }), ...(dayOrder && { dayOrder }), ...(header !== undefined && { header }) },
    }
    await this.#settings.save({ tables: [kept, ...others].slice(0, mostRemembered) })
  }

  #remembered() {
    return this.#settings.data.tables ?? []
  }
}

const namesKey = ({ names }: Pick<TablePreview, 'names'>) => names.join('\n').slice(0, 10_000)
