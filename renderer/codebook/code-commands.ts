import type { Command } from '../commands/commands.ts'
import type { Step } from './code-tree.ts'

type Doings = {
  canChange: () => boolean
  hasCode: () => boolean
  canStep: () => boolean
  canMerge: () => boolean
  onDo: (what: 'new' | 'newUnder' | 'rename' | 'merge' | 'move') => void
  onStep: (step: Step) => void
  hasSubcodes: () => boolean
  onDelete: (under?: 'too') => void
}

const steps = [
  { step: 'up', title: 'codebook.moveUp', keys: 'Alt+Shift+ArrowUp' },
  { step: 'down', title: 'codebook.moveDown', keys: 'Alt+Shift+ArrowDown' },
  { step: 'in', title: 'codebook.indent', keys: 'Alt+Shift+ArrowRight' },
  { step: 'out', title: 'codebook.outdent', keys: 'Alt+Shift+ArrowLeft' },
] as const

/** What can be done with the code that stands out; the arrows with Alt and Shift are those of outlines elsewhere. */
export function codeCommands(doings: Doings): Command[] {
  const { canChange, hasCode } = doings
  const withCode = () => canChange() && hasCode()
  const group = 'codebook'
  return [
    { id: 'code.new', title: 'codebook.new', group, when: canChange, run: () => doings.onDo('new') },
    { id: 'code.newUnder', title: 'codebook.newUnder', group, when: withCode, run: () => doings.onDo('newUnder') },
    {
      id: 'code.rename',
      title: 'codebook.rename',
      keys: 'F2',
      group,
      when: withCode,
      run: () => doings.onDo('rename'),
    },
    { id: 'code.move', title: 'codebook.move', group, when: withCode, run: () => doings.onDo('move') },
    {
      id: 'code.merge',
      title: 'codebook.merge',
      group,
      when: () => canChange() && doings.canMerge(),
      run: () => doings.onDo('merge'),
    },
    { id: 'code.delete', title: 'codebook.delete', group, when: withCode, run: () => doings.onDelete() },
    ...(steps.map(({ step, title, keys }) => ({
      id: `code.${step}`,
      title,
      keys,
      group,
      inFields: false,
      when: () => canChange() && doings.canStep(),
      run: () => doings.onStep(step),
    })) satisfies Command[]),
  ]
}
