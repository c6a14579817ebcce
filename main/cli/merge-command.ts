import { resolve } from 'node:path'
import type { LibraryCommand } from './commands.ts'
import { type MergeChoice, mergeChoices, type MergeEntry } from '#contract/merging.ts'
import { tabs } from './terminal.ts'

/** Merging another copy of the library: with `--preview` it is only looked at. */
export const mergeCommands = {
  merge: {
    takes: ['LIB', 'OTHER'],
    options: { json: { type: 'boolean' }, preview: { type: 'boolean' }, prefer: { type: 'string' } },
    writes: true,
    wrong: (args) => {
      const prefer = args.text('prefer')
      return prefer === undefined || isChoice(prefer) ? null : `--prefer is mine, theirs or both, not "${prefer}".`
    },
    run: async (session, { args, print }) => {
      const path = resolve(args.positionals[1] ?? '')
      const prefer = args.text('prefer')
      if (args.has('preview')) {
        const preview = await session.call('previewMerge', { path })
        const { counts, entries } = preview
        const counted = Object.entries(counts).map(([what, count]) => `${what} ${count}`)
        await print(preview, [...entries.map(entryLine), counted.join(', ')].join('\n'))
        return
      }
      const report = await session.call('merge', {
        path,
        ...(prefer !== undefined && { prefer: prefer as MergeChoice }),
      })
      await print(report, [...report.told, `Merged ${report.changed} documents.`].join('\n'))
    },
  },
} satisfies Readonly<Record<string, LibraryCommand>>

const isChoice = (text: string) => (mergeChoices as readonly string[]).includes(text)

function entryLine({ what, conflict, id, title, fields }: MergeEntry): string {
  return tabs(conflict ?? what, id, title, fields?.join(', '))
}
