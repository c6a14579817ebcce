import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '#contract/document.ts'
import type { Library } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'

/** A library that crashed with a snapshot at change 2 and a journal of three more, and its state after each change. */
export type SmallLibrary = { path: string; states: Record<string, Document>[]; snapshotSeq: number; lastSeq: number }

export async function smallLibrary(): Promise<SmallLibrary> {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  const states: Record<string, Document>[] = [{}]
  const library = await createLibrary(path, { name: 'Small', author: 'A' })
  const add = async (name: string) => {
    await library.commit({ label, puts: [tagOf(library, name)] })
    states.push(everything(library))
  }
  await add('one')
  await add('two')
  await library.snapshot()
  await add('three')
  await add('four')
  await add('five')
  const crashed = join(folder, 'crashed')
  await cp(path, crashed, { recursive: true })
  await rm(join(crashed, 'lock'))
  await library.close()
  return { path: crashed, states, snapshotSeq: 2, lastSeq: 5 }
}

/** A fresh copy of a library's folder, for one fault. */
export async function copyOf(path: string, folder: string, name: string): Promise<string> {
  const copy = join(folder, name)
  await rm(copy, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(path, copy, { recursive: true })
  return copy
}

/** Opens, looks, and closes; the library must hold exactly one of the states it went through. */
export async function lookAt<Seen>(path: string, readOnly: boolean, see: (library: Library) => Promise<Seen> | Seen) {
  const library = await openLibrary(path, { readOnly })
  try {
    return await see(library)
  } finally {
    await library.close()
  }
}

/** Every file of a folder with its bytes, to show that nothing was changed. */
export async function filesOf(path: string): Promise<Map<string, string>> {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.sort().map(async (file) => [file.slice(path.length), await readFile(file, 'latin1')] as const),
    ),
  )
}
