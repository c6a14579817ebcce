import { contentsOf } from '#contract/article.ts'
import { kinds } from '#contract/ids.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { say } from '../words.ts'

export const jsonFormat = 'sourcebook-library'
export const jsonVersion = 1

/**
 * Everything, as one JSON document with a record a line: documents with their ids and times, texts with their earlier versions, and the imported
 * files byte for byte in base64. `importJson` makes the same library of it.
 */
export const json: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: recordsOf(gathered) }],
  notCarried: () => [say('exports.notCarried.history')],
}

async function* recordsOf({ library, articles, scope, missing }: Gathered): AsyncGenerator<string> {
  const header = { format: jsonFormat, version: jsonVersion, library: { id: library.id, name: library.name }, scope }
  yield `${JSON.stringify(header).slice(0, -1)},\n"documents":{`
  let separator = ''
  for (const kind of kinds)
    for (const document of library.collection(kind).values()) {
      yield `${separator}\n${JSON.stringify(document.id)}:${JSON.stringify(document)}`
      separator = ','
    }
  yield '},\n"texts":{'
  yield* files(new Set(articles.flatMap((article) => [...contentsOf(article).texts])), missing, async (sha256) => {
    const text = await library.texts.get(sha256)
    return text && JSON.stringify(text)
  })
  yield '},\n"originals":{'
  yield* files(new Set(articles.flatMap((article) => [...contentsOf(article).originals])), missing, async (sha256) => {
    const bytes = await library.originals.get(sha256)
    return bytes && JSON.stringify(Buffer.from(bytes).toString('base64'))
  })
  yield '}}\n'
}

async function* files(
  names: Iterable<string>,
  missing: Set<string>,
  read: (sha256: string) => Promise<string | null>,
): AsyncGenerator<string> {
  let separator = ''
  for (const name of names) {
    const value = await read(name)
    if (value === null) {
      missing.add(name)
      continue
    }
    yield `${separator}\n${JSON.stringify(name)}:${value}`
    separator = ','
  }
}
