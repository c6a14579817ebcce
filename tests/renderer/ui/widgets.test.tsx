import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Chip } from '../../../renderer/ui/Chip.tsx'
import { InlineText } from '../../../renderer/ui/InlineText.tsx'
import { TagInput } from '../../../renderer/ui/TagInput.tsx'
import { VirtualList } from '../../../renderer/ui/VirtualList.tsx'

afterEach(cleanup)

describe('text edited in place', () => {
  const edit = async (onSave: (value: string) => unknown, keys: string, more = {}) => {
    render(<InlineText label="Title" value="Old" onSave={onSave} {...more} />)
    await userEvent.click(screen.getByRole('button'))
    await userEvent.keyboard(keys)
  }
  it('saves on Enter and gives the focus back', async () => {
    const onSave = vi.fn()
    await edit(onSave, ' New {Enter}')
    expect(onSave.mock.calls).toEqual([['New']])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Title: Old')
  })
  it('keeps the old words on Escape, on nothing changed, and where something is required', async () => {
    const onSave = vi.fn()
    await edit(onSave, 'New{Escape}')
    await userEvent.click(screen.getByRole('button'))
    await userEvent.keyboard('{Enter}')
    cleanup()
    await edit(onSave, '{Delete}{Enter}', { required: true })
    expect(onSave).not.toHaveBeenCalled()
    expect(screen.getByRole('button').textContent).toBe('Old')
  })
  it('stays open with what was typed when it is refused, and says why', async () => {
    await edit((typed) => `“${typed}” is no date.`, 'someday{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('“someday” is no date.')
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('someday')
  })
  it('says the failure of a save that throws', async () => {
    await edit(() => Promise.reject(new Error('Read only.')), 'New{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('Read only.')
  })
  it('cannot be edited when it is read only', () => {
    render(<InlineText label="Title" value="Old" onSave={() => undefined} readOnly />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('a long list', () => {
  beforeAll(() => {
    // jsdom lays nothing out: the list is 400 high, a row 40.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
    Element.prototype.scrollTo = () => undefined
  })
  const names = Array.from({ length: 10_000 }, (_, at) => `${'abcdefghij'[at % 10] ?? ''} ${at}`)
  function Names({ onOpen = () => undefined }: { onOpen?: (index: number) => void }) {
    const [active, setActive] = useState(0)
    return (
      <VirtualList
        label="Names"
        count={names.length}
        rowHeight={40}
        active={active}
        onActive={setActive}
        onOpen={onOpen}
        onType={(typed, from) => names.findIndex((name, at) => at >= from && name.startsWith(typed))}
        row={(index) => <span>{names[index]}</span>}
      />
    )
  }
  it('builds only the rows that show, and tells how many there are', () => {
    render(<Names />)
    const rows = screen.getAllByRole('option')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(60)
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000')
  })
  it('moves by keys and by typed letters, and opens on Enter', async () => {
    const onOpen = vi.fn()
    render(<Names onOpen={onOpen} />)
    const list = screen.getByRole('listbox')
    const at = () => Number(/(\d+)$/.exec(list.getAttribute('aria-activedescendant') ?? '')?.[1])
    act(() => list.focus())
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(at()).toBe(1)
    await userEvent.keyboard('{End}')
    expect(at()).toBe(9999)
    await userEvent.keyboard('{ArrowDown}{Home}')
    expect(at()).toBe(0)
    await userEvent.keyboard('d')
    expect(at()).toBe(3)
    await userEvent.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith(3)
  })
})

describe('tags', () => {
  const offered = [
    { id: 'tag:1', name: 'ceasefire' },
    { id: 'tag:2', name: 'casualties' },
  ]
  function tags(chosen: typeof offered) {
    const added: unknown[] = []
    const removed: string[] = []
    render(
      <TagInput
        label="Add tag"
        placeholder="Add tag"
        chosen={chosen}
        offered={offered}
        removeLabel={(name) => `Remove ${name}`}
        createLabel={(name) => `Create ${name}`}
        onAdd={(choice) => added.push(choice)}
        onRemove={(id) => removed.push(id)}
      />,
    )
    return { added, removed }
  }
  it('are added by the first letters of their name', async () => {
    const { added } = tags([])
    await userEvent.type(screen.getByRole('combobox'), 'cas{Enter}')
    expect(added).toEqual([offered[1]])
  })
  it('are made when none has that name, and never twice', async () => {
    const { added } = tags([])
    await userEvent.type(screen.getByRole('combobox'), 'displacement{Enter}')
    expect(added).toEqual([{ create: 'displacement' }])
    await userEvent.clear(screen.getByRole('combobox'))
    await userEvent.type(screen.getByRole('combobox'), 'CeaseFire')
    expect(screen.queryByText('Create CeaseFire')).toBeNull()
  })
  it('are taken away by their button, and the last by Backspace', async () => {
    const { removed } = tags(offered)
    await userEvent.click(screen.getByRole('button', { name: 'Remove ceasefire' }))
    await userEvent.type(screen.getByRole('combobox'), '{Backspace}')
    expect(removed).toEqual(['tag:1', 'tag:2'])
  })
})

it('a chip keeps names of any direction apart from the words around it', () => {
  render(
    <Chip kind="actor" detail="speaker">
      لجنة
    </Chip>,
  )
  expect(screen.getByText('لجنة').tagName).toBe('BDI')
})
