import type { Policy } from '#contract/aggregate.ts'
import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import type { PlaceOf } from '../source-places.ts'
import { acledTable } from './acled.ts'
import { claimTable } from './claims.ts'
import { usualPolicy } from './figure.ts'
import { csvOf, type Table } from './table.ts'
import { ucdpTable } from './ucdp.ts'

const ofEvents = (own: 'acledOwn' | 'ucdpOwn') => () => [
  say('exports.notCarried.onlyEvents'),
  say('exports.notCarried.notKnown'),
  say(`exports.notCarried.${own}`),
  say('exports.notCarried.unitsOfPlaces'),
]

/** Tables that are one CSV file each. ACLED's own rule is the most conservative of the figures reported. */
export const acled = csvWriter(acledTable, 'conservative', ofEvents('acledOwn'))
export const ucdp = csvWriter(ucdpTable, usualPolicy, ofEvents('ucdpOwn'))
export const claims = csvWriter(
  (gathered, policy, placeOf) => claimTable(gathered, say('exports.tables.sheets.claims'), policy, placeOf),
  usualPolicy,
  () => [say('exports.notCarried.onlyClaims')],
)

type TableOf = (gathered: Gathered, policy: Policy, placeOf: PlaceOf) => Table

function csvWriter(tableOf: TableOf, usual: Policy, notCarried: Writer['notCarried']): Writer {
  return {
    files: (gathered, fileName, { policy = usual }) => [
      { path: fileName, title: gathered.title, content: rowsAsCsv(tableOf, gathered, policy) },
    ],
    notCarried: (gathered) => [
      ...notCarried(gathered),
      say('exports.notCarried.originals'),
      say('exports.notCarried.history'),
      say('exports.notCarried.codebook'),
    ],
  }
}

async function* rowsAsCsv(tableOf: TableOf, gathered: Gathered, policy: Policy): AsyncGenerator<string> {
  yield* csvOf(tableOf(gathered, policy, await gathered.places()))
}
