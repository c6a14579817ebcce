import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { acledTable } from './acled.ts'
import { claimTable } from './claims.ts'
import { csvOf, type Table } from './table.ts'
import { ucdpTable } from './ucdp.ts'

/** Tables that are one CSV file each. */
export const acled = csvWriter(acledTable, () => [
  say('exports.notCarried.onlyEvents'),
  say('exports.notCarried.notKnown'),
])
export const ucdp = csvWriter(ucdpTable, () => [
  say('exports.notCarried.onlyEvents'),
  say('exports.notCarried.notKnown'),
])
export const claims = csvWriter(
  (gathered) => claimTable(gathered, say('exports.tables.sheets.claims')),
  () => [say('exports.notCarried.onlyClaims')],
)

function csvWriter(tableOf: (gathered: Gathered) => Table, notCarried: Writer['notCarried']): Writer {
  return {
    files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: csvOf(tableOf(gathered)) }],
    notCarried: (gathered) => [
      ...notCarried(gathered),
      say('exports.notCarried.originals'),
      say('exports.notCarried.history'),
      say('exports.notCarried.codebook'),
    ],
  }
}
