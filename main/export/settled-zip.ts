import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'

/** Noon on the first day that a zip file can name, wherever it is read. */
const noTime = new Date(1980, 0, 1, 12)

/** The files in a zip that is small enough to be held. */
export async function filesInZip(zip: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const file = await yauzl.fromBufferPromise(Buffer.from(zip))
  for await (const entry of file.eachEntry())
    files.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)))
  return files
}

/**
 * A zip file that says nothing of when it was made: the same parts give the same bytes. Libraries that write office
 * files put the time of day into them; `settle` changes what they wrote inside.
 */
export async function settledZip(
  zip: Uint8Array,
  settle: (path: string, content: Buffer) => string | Buffer = (_, content) => content,
): Promise<Buffer> {
  const out = new yazl.ZipFile()
  for (const [path, content] of await filesInZip(zip))
    out.addBuffer(Buffer.from(settle(path, content)), path, { mtime: noTime })
  out.end()
  return buffer(out.outputStream)
}
