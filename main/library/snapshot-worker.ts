import { parentPort, workerData } from 'node:worker_threads'
import { buildSnapshot } from './build-snapshot.ts'
import type { Place } from './journal.ts'

/** Builds one snapshot away from the main thread, says where it lies, and ends. */
const { path, until } = workerData as { path: string; until: Place }
parentPort?.postMessage(await buildSnapshot(path, until))
