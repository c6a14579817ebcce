import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { Guids } from './guids.ts'
import { codebookXml, projectXml } from './project.ts'
import { pathInside } from './sources.ts'

const notCarried = (gathered: Gathered) => [
  say('coded.lost.texts'),
  say('exports.notCarried.originals'),
  say('exports.notCarried.history'),
  say('coded.lost.rest'),
  ...(gathered.library.collection('assessment').size > 0
    ? [say('coded.lost.assessments', { count: gathered.library.collection('assessment').size })]
    : []),
]

/** A REFI-QDA project: https://www.qdasoftware.org/ */
export const qdpx: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: zipOf(gathered) }],
  notCarried,
}

/** A REFI-QDA codebook: tags, actors, events and claims as codes. */
export const qdc: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: codebookXml(gathered) }],
  notCarried: (gathered) => [say('coded.lost.codebookOnly'), ...notCarried(gathered).slice(1)],
}

/** Midnight of a day that every zip program knows, wherever it is: the same bytes in every time zone. */
const always = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: true }

function zipOf(gathered: Gathered): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  const guids = new Guids(gathered.library)
  zip.addReadStreamLazy('project.qde', always, (give) =>
    give(null, Readable.from(inBytes(projectXml(gathered, guids)))),
  )
  for (const article of gathered.articles)
    zip.addReadStreamLazy(pathInside(guids, article), always, (give) =>
      give(null, Readable.from(inBytes(textOf(gathered, article)))),
    )
  zip.end()
  return output
}

async function* textOf(gathered: Gathered, article: Gathered['articles'][number]): AsyncGenerator<string> {
  const text = await gathered.textOf(article)
  yield text?.text ?? ''
}

async function* inBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) if (piece !== '') yield Buffer.from(piece)
}
