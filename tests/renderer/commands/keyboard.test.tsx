import { render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addCommands,
  type Command,
  offeredCommands,
  runCommand,
  useCommands,
} from '../../../renderer/commands/commands.ts'
import { isTextField, listenForCommands } from '../../../renderer/commands/keyboard.ts'
import { keysInWords } from '../../../renderer/commands/key-names.ts'
import { rankCommands } from '../../../renderer/commands/rank-commands.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

let inMemory: InMemory
let stops: (() => void)[] = []
let ran: string[] = []

beforeEach(() => {
  inMemory = putNotebook({})
  ran = []
  stops = [listenForCommands()]
})
afterEach(() => {
  stops.forEach((stop) => stop())
  document.body.replaceChildren()
})

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  title: 'commands.undo',
  run: () => ran.push(id),
  ...more,
})
const offer = (...commands: Command[]) => stops.push(addCommands(commands))

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}
function field(html: string): Element {
  document.body.innerHTML = html
  return document.body.firstElementChild as Element
}

describe('a key', () => {
  it('runs the command it belongs to, and the page keeps it', () => {
    offer(command('palette', { keys: '$mod+k' }))
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true)
    expect(ran).toEqual(['palette'])
  })
  it('is left alone when no command wants it', () => {
    offer(command('palette', { keys: '$mod+k' }))
    expect(press('k').defaultPrevented).toBe(false)
    expect(press('k', { ctrlKey: true, shiftKey: true }).defaultPrevented).toBe(false)
  })
  it('is a letter in a text field, and a shortcut outside', () => {
    offer(command('actor', { keys: 'a' }))
    press('a', {}, field('<input />'))
    press('a', {}, field('<textarea></textarea>'))
    press('a', {}, field('<div contenteditable="true"></div>'))
    expect(ran).toEqual([])
    press('a', {}, field('<div contenteditable="true" data-reader=""></div>'))
    press('a', {}, field('<input type="checkbox" />'))
    expect(ran).toEqual(['actor', 'actor'])
  })
  it('is for the row in a list when it is a letter or moves, and a shortcut when it is a sign', () => {
    offer(...['a', '7', 'Delete', ']', '['].map((keys) => command(keys, { keys })))
    const list = field('<div role="listbox"></div>')
    for (const key of ['a', '7', 'Delete', ']', '[']) press(key, {}, list)
    expect(ran).toEqual([']', '['])
  })
  it('with Ctrl works in a text field, but for undo, which is the field’s first', () => {
    offer(command('palette', { keys: '$mod+k' }), command('undo', { keys: '$mod+z', inFields: false }))
    const input = field('<input />')
    press('k', { ctrlKey: true }, input)
    press('z', { ctrlKey: true }, input)
    expect(ran).toEqual(['palette'])
    press('z', { ctrlKey: true })
    expect(ran).toEqual(['palette', 'undo'])
  })
  it('means nothing while an input method composes, nor behind a dialog', () => {
    offer(command('palette', { keys: '$mod+k' }), command('actor', { keys: 'a' }))
    press('a', { isComposing: true })
    field('<div role="dialog" data-modal=""></div>')
    press('k', { ctrlKey: true })
    expect(ran).toEqual([])
  })
  it('goes to what is nearest to the work', () => {
    offer(command('window', { keys: '$mod+f' }))
    offer(command('article', { keys: '$mod+f' }))
    press('f', { ctrlKey: true })
    expect(ran).toEqual(['article'])
  })
  it('passes over a command that cannot be done now', () => {
    offer(command('far', { keys: 'Delete' }))
    offer(command('near', { keys: 'Delete', when: () => false }))
    press('Delete')
    expect(ran).toEqual(['far'])
  })
})

describe('the menu', () => {
  it('runs the command of the item chosen', () => {
    offer(command('go.back'))
    inMemory.tell({ kind: 'commandChosen', command: 'go.back' })
    expect(ran).toEqual(['go.back'])
    expect(runCommand('nothing such')).toBe(false)
  })
})

describe('commands of a component', () => {
  function Part({ label }: { label: string }) {
    useCommands([command('part', { run: () => ran.push(label) })])
    return null
  }
  it('are offered while it shows, and always run its latest', () => {
    const { rerender, unmount } = render(<Part label="first" />)
    rerender(<Part label="second" />)
    runCommand('part')
    expect(ran).toEqual(['second'])
    unmount()
    expect(offeredCommands()).toEqual([])
  })
})

it('finds commands by words in any order, without case and accents, beginnings first', () => {
  const undo = command('undo', { title: 'commands.undo' })
  const back = command('back', { title: 'commands.back' })
  const search = command('search', { title: 'commands.search' })
  const found = (query: string) => rankCommands([search, back, undo], query).map(({ id }) => id)
  expect(found('LIBRARY séarch')).toEqual(['search'])
  expect(found('')).toEqual(['search', 'back', 'undo'])
  expect(found('nothing such')).toEqual([])
})

it('writes keys as the platform does', () => {
  expect(keysInWords('$mod+Shift+p', false)).toBe('Ctrl Shift P')
  expect(keysInWords('$mod+Shift+p', true)).toBe('⌘⇧P')
  expect(keysInWords('Shift+?', false)).toBe('?')
  expect(keysInWords('Alt+ArrowLeft', false)).toBe('Alt ←')
})

it('knows what takes typed letters', () => {
  expect(isTextField(field('<input type="number" />'))).toBe(true)
  expect(isTextField(field('<input readonly />'))).toBe(false)
  expect(isTextField(field('<button></button>'))).toBe(false)
  expect(isTextField(field('<div contenteditable="true" aria-readonly="true"></div>'))).toBe(false)
  expect(isTextField(null)).toBe(false)
})

describe('undo in a text field', () => {
  const undo = () => press('z', { ctrlKey: true }, document.activeElement ?? document.body)
  const type = (input: HTMLInputElement, words: string) => {
    input.value = words
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const focused = (html: string) => {
    const input = field(html) as HTMLInputElement
    input.focus()
    return input
  }
  beforeEach(() => offer(command('undo', { keys: '$mod+z', inFields: 'until typed' })))

  it('is for the library while nothing was typed in the field', () => {
    focused('<input value="as it was" />')
    expect(undo().defaultPrevented).toBe(true)
    expect(ran).toEqual(['undo'])
  })
  it('is for the field once something was typed, even when it was all taken out again', () => {
    const input = focused('<input />')
    type(input, 'Arm')
    expect(undo().defaultPrevented).toBe(false)
    type(input, '')
    expect(undo().defaultPrevented).toBe(false)
    expect(ran).toEqual([])
  })
  it('is for the library again when the field was emptied by the program, or left and come back to', () => {
    const input = focused('<input />')
    type(input, 'Arm')
    input.value = ''
    undo()
    type(input, 'Arm')
    input.blur()
    input.focus()
    undo()
    expect(ran).toEqual(['undo', 'undo'])
  })
  it('is always for the note that is being written', () => {
    press('z', { ctrlKey: true }, field('<div contenteditable="true"></div>'))
    expect(ran).toEqual([])
  })
})
