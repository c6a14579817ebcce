import type { Kind } from '#contract/ids.ts'
import type { GoTo } from '#contract/views.ts'
import { go, pathTo, pathToSearch } from '../routes.ts'
import { detailWords } from '../search/detail-words.ts'
import { t } from '../words.ts'
import { type Command, offeredCommands } from './commands.ts'
import { rankCommands, titleOf } from './rank-commands.ts'

/** One line of the palette. */
export type Choice = {
  id: string
  title: string
  kind: Kind | 'command' | 'words'
  detail?: string
  keys?: string
  run: () => unknown
}
export type ChoiceGroup = { heading: string | null; choices: Choice[] }

const mostCommands = 6

/** The lines of the palette for what was typed: places, then commands, then a search of the texts. */
export function choicesFor(typed: string, hits: readonly GoTo[], recent: readonly GoTo[]): ChoiceGroup[] {
  const query = typed.trim()
  if (typed.startsWith('>')) return [commandGroup(typed.slice(1).trim())].filter(isFull)
  if (query === '') return [placeGroup(t('commands.paletteRecent'), recent), commandGroup('')].filter(isFull)
  const commands = commandGroup(query)
  return [
    ...byKind(hits),
    { ...commands, choices: commands.choices.slice(0, mostCommands) },
    { heading: null, choices: [textSearch(query)] },
  ].filter(isFull)
}

function isFull({ choices }: ChoiceGroup): boolean {
  return choices.length > 0
}

/** Places under the name of their kind; the kind of the best hit comes first. */
function byKind(hits: readonly GoTo[]): ChoiceGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))]
  return kinds.map((kind) =>
    placeGroup(
      t(`search.kind.${kind}`),
      hits.filter((hit) => hit.kind === kind),
    ),
  )
}

function placeGroup(heading: string, hits: readonly GoTo[]): ChoiceGroup {
  return {
    heading,
    choices: hits.map(({ kind, id, title, detail }) => ({
      id,
      kind,
      title,
      ...(detail && { detail: detailWords(detail) }),
      run: () => go(pathTo(id)),
    })),
  }
}

function commandGroup(query: string): ChoiceGroup {
  const offered = offeredCommands().filter(({ hidden }) => !hidden)
  return { heading: t('commands.paletteCommands'), choices: rankCommands(offered, query).map(commandChoice) }
}

function commandChoice(command: Command): Choice {
  const keys = typeof command.keys === 'object' ? command.keys[0] : command.keys
  return {
    id: command.id,
    kind: 'command',
    title: titleOf(command),
    ...(keys !== undefined && { keys }),
    run: command.run,
  }
}

function textSearch(query: string): Choice {
  return {
    id: 'search the texts',
    kind: 'words',
    title: t('commands.paletteSearch', { query }),
    run: () => go(pathToSearch(query)),
  }
}
