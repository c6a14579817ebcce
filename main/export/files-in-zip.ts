import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** The files in a zip that is small enough to be held. */
export async function filesInZip(zip: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const file = await yauzl.fromBufferPromise(Buffer.from(zip))
  for await (const entry of file.eachEntry())
    files.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)))
  return files
}
