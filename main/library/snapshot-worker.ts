import { parentPort, workerData } from 'node:worker_threads'
import { buildSnapshot } from './build-snapshot.ts'
import type { Place } from './journal.ts'
import { layoutOf } from './layout.ts'
import { sealingOf } from './sealing.ts'

/** Builds one snapshot away from the main thread, says where it lies, and ends. */
type Work = { path: string; until: Place; libraryId: string; key: Uint8Array | null }
const { path, until, libraryId, key } = workerData as Work
parentPort?.postMessage(await buildSnapshot(layoutOf(path, sealingOf(key, libraryId)), until))
