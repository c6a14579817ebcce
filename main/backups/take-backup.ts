import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupInfo, BackupKind } from '#contract/backups.ts'
import { codeOf, makeFolder, syncFolder, writeDurably } from '../library/durable-files.ts'
import { type Layout, layoutOf } from '../library/layout.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { filesToKeep, stateOfFiles } from './files-to-keep.ts'
import {
  infoOf,
  isManifestName,
  type KeptFile,
  type Manifest,
  manifestBytes,
  manifestName,
  readManifest,
} from './manifest.ts'
import { keepContent } from './pool.ts'

type Of = { path: string; id: string; name: string }

/** The backups of one library inside a place that it may share with others. */
export function placeFor(folder: string, libraryId: string): string {
  return join(folder, `sourcebook-${libraryId}`)
}

/**
 * Makes one backup in a place, while changes go on. It is listed only once every content was synced and read back and
 * its manifest stands under its name. Throws MaterialError; the library is never touched.
 */
export async function takeBackup(library: Of, place: string, kind: BackupKind, now = new Date()): Promise<BackupInfo> {
  try {
    await makeFolder(place)
    const counter = (await lastCounter(place)) + 1
    const files = await keptFiles(layoutOf(library.path), place)
    const { id: libraryId, name } = library
    const manifest: Manifest = { libraryId, name, kind, counter, at: now.toISOString(), files }
    await writeDurably(join(place, manifestName(manifest)), manifestBytes(manifest))
    await syncFolder(place)
    return infoOf(await readManifest(join(place, manifestName(manifest))))
  } catch (error) {
    if (error instanceof MaterialError) throw error
    throw new MaterialError(say('backups.cannotWrite', { path: place, why: codeOf(error) || String(error) }), {
      cause: error,
    })
  }
}

const tries = 5

async function keptFiles(layout: Layout, place: string): Promise<KeptFile[]> {
  for (let tried = 0; tried < tries; tried++) {
    const before = await stateOfFiles(layout)
    const kept = await copyAll(layout, place)
    if (kept && before === (await stateOfFiles(layout))) return kept
  }
  throw new MaterialError(say('backups.changing'))
}

/** Null when a file moved away meanwhile: a snapshot closed its journal. */
async function copyAll(layout: Layout, place: string): Promise<KeptFile[] | null> {
  try {
    const kept: KeptFile[] = []
    for (const { path, end } of await filesToKeep(layout))
      kept.push({ path, ...(await keepContent(place, join(layout.path, path), end)) })
    return kept
  } catch (error) {
    const gone = codeOf(error) === 'ENOENT' && String((error as NodeJS.ErrnoException).path).startsWith(layout.path)
    if (gone) return null
    throw error
  }
}

/** From names alone, so that a damaged backup keeps its number. */
async function lastCounter(place: string): Promise<number> {
  const counters = (await readdir(place)).filter(isManifestName).map((name) => Number(name.slice(0, 10)))
  return Math.max(0, ...counters)
}

/** The whole backups of a place, newest first; those whose manifest is damaged are named apart. */
export async function listBackups(place: string): Promise<{ backups: BackupInfo[]; damaged: string[] }> {
  const backups: BackupInfo[] = []
  const damaged: string[] = []
  const names = await readdir(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  for (const name of names.filter(isManifestName)) {
    const manifest = await readManifest(join(place, name)).catch(() => null)
    if (manifest) backups.push(infoOf(manifest))
    else damaged.push(name)
  }
  return { backups: backups.sort((a, b) => b.counter - a.counter), damaged }
}

/** How many of each kind are kept. Those a person asked for stay until the person removes them. */
export const backupsKept: Readonly<Record<BackupKind, number>> = { hourly: 24, daily: 14, weekly: 8, asked: Infinity }

/** Takes the oldest of each kind off the list, by counter and never by clock. Answers what went. */
export async function pruneBackups(place: string, kept = backupsKept): Promise<string[]> {
  const { backups } = await listBackups(place)
  const seen = new Map<BackupKind, number>()
  const gone = backups.filter(({ kind }) => {
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    return (seen.get(kind) ?? 0) > kept[kind]
  })
  for (const { key } of gone) await unlink(join(place, key))
  if (gone.length > 0) await syncFolder(place)
  return gone.map(({ key }) => key)
}

/**
 * The SHA-256 of every content that a backup of this place holds; null while any list of files is damaged, for then
 * nobody knows what it held.
 */
export async function contentsHeld(place: string): Promise<Set<string> | null> {
  const held = new Set<string>()
  for (const name of (await readdir(place)).filter(isManifestName)) {
    const manifest = await readManifest(join(place, name)).catch(() => null)
    if (!manifest) return null
    for (const { sha256 } of manifest.files) held.add(sha256)
  }
  return held
}
