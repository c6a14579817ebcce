import { describe, expect, it } from 'vitest'
import { menu, menuCommands, type MenuEntry } from '#contract/menu.ts'
import { t } from '../../../renderer/words.ts'

const entries = menu.flatMap(({ entries: ofSection }) => ofSection)
const commands = entries.filter((entry): entry is Extract<MenuEntry, { kind: 'command' }> => entry.kind === 'command')

describe('the menu', () => {
  it('offers every command it names', () => {
    expect(new Set(commands.map(({ command }) => command))).toEqual(new Set(menuCommands))
  })
  it('has words for every item', () => {
    for (const { label } of commands) expect(t(label)).not.toBe(label)
    for (const { label } of menu) expect(t(label)).not.toBe(label)
  })
  it.each(['mac', 'others'])('gives no accelerator twice (%s)', (platform) => {
    const given = commands
      .filter(({ only }) => only === undefined || only === platform)
      .flatMap(({ accelerator }) => accelerator ?? [])
    expect(given).toEqual([...new Set(given)])
  })
})
