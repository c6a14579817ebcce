import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file inside a zip, its content made when its turn comes. */
export type ZipPart = { path: string; content: () => Iterable<string> | AsyncIterable<string> }

/** Midnight of a day that every zip program knows, wherever it is: the same bytes in every time zone. */
export const atNoTime = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/** A zip file that is never whole in memory: one part after the other is made and packed while it is written. */
export function streamedZip(parts: Iterable<ZipPart>): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { path, content } of parts)
    zip.addReadStreamLazy(path, { ...atNoTime, compress: true }, (give) =>
      give(null, Readable.from(inBytes(content()))),
    )
  zip.end()
  return output
}

/** Packing small pieces takes longer than gathering them. */
const least = 1 << 16

async function* inBytes(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = ''
  for await (const piece of pieces) {
    waiting += piece
    if (waiting.length < least) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}
