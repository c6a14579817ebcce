import { basename } from 'node:path'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { archiveExtension, extensionOf, largestArchive, largestArchiveInMemory, mostMegabytes } from './formats.ts'
import { refusal } from './refusal.ts'
import { Refused } from './refused.ts'
import { checkFile, type ImportSource, isHidden, refusedSource } from './sources.ts'
import { openZip, shortName, type Zip, type ZipEntry } from './zip.ts'

const megabyte = 1_000_000

export const isArchive = ({ name }: ImportSource) => extensionOf(name) === archiveExtension

/**
 * The documents in a zip, each read when its turn comes and never written to a disk; a zip inside stays closed. What
 * cannot be read becomes a source that says why. What comes out of all of them together is bounded, and counted.
 */
export async function zipSources(source: ImportSource): Promise<ImportSource[]> {
  try {
    if (source.path !== undefined) await checkFile(source.path)
    const zip = await openZip(source.path ?? (await bytesOf(source)))
    const entries = zip.entries.filter(({ name, trouble }) => trouble !== undefined || !isHiddenInside(name))
    if (entries.length === 0) {
      zip.close()
      return [refusedSource(source.name, new MaterialError(say('imports.emptyZip')))]
    }
    const left = { bytes: largestArchive * megabyte }
    return entries.map((entry, index) => ({
      name: `${source.name}/${shortName(entry.name)}`,
      read: () => inSentences(() => entryBytes(zip, entry, left)),
      ...(index === 0 && { close: () => zip.close() }),
    }))
  } catch (error) {
    return [refusedSource(source.name, inSentence(error))]
  }
}

/** What a person meant to send is not what their system put beside it. */
function isHiddenInside(name: string): boolean {
  return name.startsWith('__MACOSX/') || name.split('/').some((part) => isHidden(part))
}

async function bytesOf(source: ImportSource): Promise<Uint8Array> {
  const bytes = await source.read()
  if (bytes.length > largestArchiveInMemory * megabyte)
    throw new MaterialError(
      say('imports.tooLarge', { size: Math.ceil(bytes.length / megabyte), limit: largestArchiveInMemory }),
    )
  return bytes
}

async function entryBytes(zip: Zip, entry: ZipEntry, left: { bytes: number }): Promise<Uint8Array> {
  if (entry.trouble === 'name') throw new MaterialError(say('imports.zipName'))
  if (entry.trouble === 'link') throw new MaterialError(say('imports.zipLink'))
  const name = basename(entry.name)
  if (extensionOf(name) === archiveExtension) throw new MaterialError(say('imports.zipNested'))
  if (left.bytes <= 0) throw new MaterialError(say('imports.zipFull', { limit: largestArchive }))
  const bytes = await zip.read(entry, Math.min(mostMegabytes(name) * megabyte, left.bytes))
  left.bytes -= bytes.length
  return bytes
}

async function inSentences<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw inSentence(error)
  }
}

function inSentence(error: unknown): Error {
  if (error instanceof Refused) return new MaterialError(refusal(error.refusal), { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}
