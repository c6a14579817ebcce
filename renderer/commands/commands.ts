import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { WordArgs, WordKey } from '../words.ts'

/** Something a person can do, offered by the palette, the menu, the keyboard and the shortcuts sheet alike. */
export type Command = {
  /** Stable, as the menu names it: `go.back`, `passage.delete`. */
  id: string
  title: WordKey
  titleArgs?: WordArgs
  /** As tinykeys writes them: `$mod+k`, `Alt+ArrowLeft`, `n`, `Shift+?`. The first is the one shown. */
  keys?: string | readonly string[]
  /** Under which heading the palette and the shortcuts sheet show it. */
  group?: CommandGroup
  /** Whether it can be done now; where it cannot, it is not offered and its keys mean nothing. */
  when?: () => boolean
  /** Works only by key or menu: left out of the palette, kept in the shortcuts sheet. */
  hidden?: boolean
  /** False leaves its keys to a text field that has focus; `until typed` does so once something was typed there. */
  inFields?: false | 'until typed'
  run: () => unknown
}

export const commandGroups = [
  'file',
  'edit',
  'go',
  'article',
  'passage',
  'entity',
  'codebook',
  'note',
  'view',
  'help',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Later ones stand first: what is nearest to the work wins a key. */
const registered = createStore<{ sets: readonly (readonly Command[])[] }>(() => ({ sets: [] }))

/** Every command offered now, the nearest to the work first. One id is listed once. */
export function offeredCommands(): Command[] {
  const seen = new Set<string>()
  return registered
    .getState()
    .sets.flat()
    .filter((command) => {
      if (seen.has(command.id) || command.when?.() === false) return false
      seen.add(command.id)
      return true
    })
}

/** Every command registered, offered now or not, for the shortcuts sheet. */
export function registeredCommands(): Command[] {
  const byId = new Map<string, Command>()
  for (const command of registered.getState().sets.flat()) if (!byId.has(command.id)) byId.set(command.id, command)
  return [...byId.values()]
}

/** Adds commands until the answered function is called. */
export function addCommands(commands: readonly Command[]): () => void {
  registered.setState(({ sets }) => ({ sets: [commands, ...sets] }))
  return () => registered.setState(({ sets }) => ({ sets: sets.filter((set) => set !== commands) }))
}

/**
 * Offers commands while the component is on screen. The list may be new at every render: `run` and `when` are always
 * the latest; ids, titles and keys are read again when one of them changes.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const shape = JSON.stringify(
    commands.map(({ id, title, titleArgs, keys, group }) => [id, title, titleArgs, keys, group]),
  )
  useEffect(() => {
    const now = (id: string) => latest.current.find((command) => command.id === id)
    return addCommands(
      latest.current.map((command) => ({
        ...command,
        when: () => now(command.id)?.when?.() ?? now(command.id) !== undefined,
        run: () => now(command.id)?.run(),
      })),
    )
  }, [shape])
}

/** Runs a command by its id, as the menu does. Answers false when it is not offered now. */
export function runCommand(id: string): boolean {
  const command = offeredCommands().find((offered) => offered.id === id)
  if (!command) return false
  void command.run()
  return true
}

/** Renders again when commands come or go. */
export function useRegisteredCommands(): Command[] {
  useStore(registered)
  return registeredCommands()
}
