import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { generationSeqOf, historySeqOf, journalSeqOf, type Layout } from '../library/layout.ts'
import { namesIn } from '../library/names-in.ts'

/** A file of a library that a backup must hold, and how many of its bytes: a journal may be growing. */
export type FileToKeep = { path: string; end: number }

const contentFolders = ['texts', 'originals', 'attachments'] as const
const isContent = (name: string) => /^[0-9a-f]{64}(\.json)?$/.test(name)

/** Everything needed to restore a library; nothing derived, temporary or set aside. Sealed files are kept sealed. */
export async function filesToKeep({ path }: Layout): Promise<FileToKeep[]> {
  const files: FileToKeep[] = []
  const add = async (inner: string, whole = true) =>
    files.push({ path: inner, end: whole ? (await stat(join(path, inner))).size : await wholeLines(join(path, inner)) })
  for (const name of await names(path)) {
    if (name === 'library.json' || name === 'protection.json') await add(name)
    else if (journalSeqOf(name) !== null) await add(name, false)
  }
  for (const name of await names(join(path, 'generations')))
    if (generationSeqOf(name) !== null || journalSeqOf(name) !== null) await add(`generations/${name}`)
  for (const name of await names(join(path, 'history'))) if (historySeqOf(name) !== null) await add(`history/${name}`)
  for (const folder of contentFolders)
    for (const part of await names(join(path, folder)))
      for (const name of await names(join(path, folder, part)))
        if (isContent(name)) await add(`${folder}/${part}/${name}`)
  return files
}

/** What tells that a snapshot was put in place meanwhile, and journals moved. */
export async function stateOfFiles(layout: Layout): Promise<string> {
  const found = await stat(layout.snapshot, { bigint: true }).catch(() => null)
  const lists = [layout.path, layout.generations, layout.history].map(async (folder) =>
    (await names(folder)).filter(
      (name) => (journalSeqOf(name) ?? generationSeqOf(name) ?? historySeqOf(name)) !== null,
    ),
  )
  return JSON.stringify([String(found?.ino), String(found?.mtimeNs), ...(await Promise.all(lists))])
}

async function names(folder: string): Promise<string[]> {
  return (await namesIn(folder)).sort()
}

/** The bytes of a journal up to its last whole line: the rest is being written. */
async function wholeLines(path: string): Promise<number> {
  const file = await open(path, 'r')
  try {
    const chunk = Buffer.alloc(64 << 10)
    for (let end = (await file.stat()).size; end > 0;) {
      const start = Math.max(0, end - chunk.length)
      const { bytesRead } = await file.read(chunk, 0, end - start, start)
      const found = chunk.subarray(0, bytesRead).lastIndexOf(0x0a)
      if (found >= 0) return start + found + 1
      end = start
    }
    return 0
  } finally {
    await file.close()
  }
}
