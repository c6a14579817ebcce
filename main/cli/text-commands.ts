import { basename } from 'node:path'
import type { Correction } from '#contract/views.ts'
import { readCorrected } from '../articles/read-corrected.ts'
import type { LibraryCommand } from './commands.ts'
import { readBytes } from './read-file.ts'
import { tabs } from './terminal.ts'

const json = { json: { type: 'boolean' } } as const

/** Correcting the text of an article, and the texts it had. */
export const textCommands = {
  correct: {
    takes: ['LIB', 'ARTICLE', 'FILE'],
    options: json,
    writes: true,
    run: async (session, { args, print }) => {
      const [, id = '', file = ''] = args.positionals
      const articleId = id as `article:${string}`
      const { blocks: now, textSha256: basedOn } = await session.call('getText', { id: articleId })
      const blocks = await readCorrected(basename(file), await readBytes(file), now)
      const { article, passages } = await session.call('correctText', { articleId, basedOn, blocks })
      const { textSha256, words } = article
      await print({ articleId, textSha256, words, passages }, correctionLines(articleId, textSha256, passages))
    },
  },
  versions: {
    takes: ['LIB', 'ARTICLE'],
    options: json,
    run: async (session, { args, print }) => {
      const versions = await session.call('textVersions', { articleId: (args.positionals[1] ?? '') as never })
      const lines = versions.map(({ textSha256, at, by, words, why }) => tabs(textSha256, at, why, words, by))
      await print(versions, lines.join('\n'))
    },
  },
} satisfies Readonly<Record<string, LibraryCommand>>

/** The article with its text, then what became of each passage. */
function correctionLines(articleId: string, textSha256: string, passages: Correction['passages']): string {
  const came = passages.map(({ passageId, outcome, exactBefore, exactAfter }) =>
    tabs(outcome, passageId, exactBefore, exactAfter === exactBefore ? undefined : (exactAfter ?? undefined)),
  )
  return [tabs('corrected', articleId, textSha256), ...came].join('\n')
}
