import { expect, test } from 'vitest'
import type { Command } from '../../../renderer/commands/commands.ts'
import { rankCommands, titleOf } from '../../../renderer/commands/rank-commands.ts'

const command = (id: string, title: Command['title']): Command => ({ id, title, group: 'go', run: () => undefined })
const merges = [command('copy', 'commands.merge'), command('codes', 'codebook.merge')]

test('of commands that begin with what was typed the shortest comes first', () => {
  expect(rankCommands(merges, 'merge').map(titleOf)).toEqual(['Merge…', 'Merge another copy of this library…'])
  expect(rankCommands(merges, 'merge copy').map(({ id }) => id)).toEqual(['copy'])
})

test('when nothing was typed they stay in their order', () => {
  expect(rankCommands(merges, ' ')).toEqual(merges)
})
