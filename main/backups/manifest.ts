import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { type BackupInfo, backupKinds } from '#contract/backups.ts'
import { sha256Of } from '../library/hashes.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'

const format = 'sourcebook backup 1'
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A path inside a library, never one that leads out of it or means something to another system. */
const innerPath = z.string().regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/)

const shape = z.object({
  format: z.literal(format),
  libraryId: z.string().min(1),
  name: z.string(),
  kind: z.enum(backupKinds),
  counter: z.number().int().positive(),
  at: z.string(),
  files: z.array(z.object({ path: innerPath, bytes: z.number().int().nonnegative(), sha256 })),
})

/** Everything one backup holds: each file's path in the library, and its content by length and SHA-256. */
export type Manifest = Omit<z.infer<typeof shape>, 'format'>
export type KeptFile = Manifest['files'][number]

/** `0000000012-hourly.backup`: plain enough for FAT. */
export function manifestName({ counter, kind }: Pick<Manifest, 'counter' | 'kind'>): string {
  return `${String(counter).padStart(10, '0')}-${kind}.backup`
}

export const isManifestName = (name: string) => /^\d{10}-[a-z]+\.backup$/.test(name)

/** The manifest as one line, and its own SHA-256 as the next. */
export function manifestBytes(manifest: Manifest): string {
  const line = JSON.stringify({ format, ...manifest })
  return `${line}\n${sha256Of(line)}\n`
}

/** Throws MaterialError, each case with its own sentence, when the file is not a whole manifest of this format. */
export async function readManifest(path: string): Promise<Manifest> {
  const key = basename(path)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new MaterialError(say('backups.notABackup', { key }), { cause })
  })
  const [line = '', hash, end] = text.split('\n')
  if (hash !== sha256Of(line) || end !== '') throw new MaterialError(say('backups.notABackup', { key }))
  const value = JSON.parse(line) as { format?: unknown }
  if (value.format !== format) throw new MaterialError(say('backups.newerFormat', { key }))
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw new MaterialError(say('backups.notABackup', { key }))
  const { format: _, ...manifest } = parsed.data
  return manifest
}

export function infoOf(manifest: Manifest): BackupInfo {
  const { files, ...rest } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { ...rest, key: manifestName(manifest), files: files.length, bytes }
}
