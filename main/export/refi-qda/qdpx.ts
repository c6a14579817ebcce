import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { streamedZip } from '../streamed-zip.ts'
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

function zipOf(gathered: Gathered): AsyncIterable<Uint8Array> {
  const guids = new Guids(gathered.library)
  return streamedZip([
    { path: 'project.qde', content: () => projectXml(gathered, guids) },
    ...gathered.articles.map((article) => ({
      path: pathInside(guids, article),
      content: () => textOf(gathered, article),
    })),
  ])
}

async function* textOf(gathered: Gathered, article: Gathered['articles'][number]): AsyncGenerator<string> {
  const text = await gathered.textOf(article)
  yield text?.text ?? ''
}
