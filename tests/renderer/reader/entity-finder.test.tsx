import type { Entity } from '#contract/entity.ts'
import type { EntityHit } from '#contract/views.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EntityFinder, type FoundEntity } from '../../../renderer/entities/EntityFinder.tsx'
import { queries } from '../../../renderer/notebook.ts'

const entity = (name: string): Entity =>
  ({ id: `actor:${name}`, kind: 'actor', name, aliases: [], type: 'state' }) as unknown as Entity
const hit = (name: string, matched: EntityHit['matched']): EntityHit => ({
  entity: entity(name),
  matched,
  matchedText: name,
  passages: 2,
  usedAt: 0,
})

let answers: Record<string, unknown>
/** Answers wait until they are let go: a person may be quicker than the library. */
let letGo: (() => void)[]
let isSlow: boolean

beforeEach(() => {
  queries.clear()
  answers = { findEntities: [], getVocabulary: [{ term: 'party' }, { term: 'speaker' }, { term: 'target' }] }
  letGo = []
  isSlow = false
  Element.prototype.scrollIntoView = () => undefined
  window.notebook = {
    onNotice: () => () => undefined,
    call: async (name) => {
      if (isSlow) await new Promise<void>((resolve) => letGo.push(resolve))
      return { ok: true, value: answers[name] }
    },
  }
})
afterEach(cleanup)

function open(words: string, likely: Entity[] = [], forWords = false) {
  const onChoose = vi.fn<(found: FoundEntity) => void>()
  const onClose = vi.fn()
  render(
    <QueryClientProvider client={queries}>
      <EntityFinder
        kind="actor"
        words={words}
        likely={likely}
        forWords={forWords}
        onChoose={onChoose}
        onClose={onClose}
      />
    </QueryClientProvider>,
  )
  return { onChoose, onClose, user: userEvent.setup() }
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent)

describe('the entity finder', () => {
  test('opens with the selected words and links the best match on Enter', async () => {
    answers['findEntities'] = [hit('Azerbaijan', 'name'), hit('Azerbaijani army', 'prefix')]
    const { onChoose, user } = open('Azerbaijan')
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('Azerbaijan')
    await waitFor(() => expect(options()[0]).toContain('Azerbaijan'))
    await user.keyboard('{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({
      kind: 'entity',
      entityId: 'actor:Azerbaijan',
      name: 'Azerbaijan',
    })
  })

  test('creates on Enter when names only share a part with the words', async () => {
    answers['findEntities'] = [hit('Armenia', 'part')]
    const { onChoose, user } = open('Armenian sources')
    await waitFor(() => expect(options()).toHaveLength(2))
    expect(options()[0]).toContain('Create actor “Armenian sources”')
    await user.keyboard('{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({ kind: 'new entity', entity: 'actor', name: 'Armenian sources' })
  })

  test('puts what these words were linked to before first, whatever its name', async () => {
    answers['findEntities'] = [hit('Armenia', 'word')]
    const { onChoose, user } = open('separatist authorities', [entity('Nagorno Karabakh authorities')])
    await waitFor(() => expect(options()).toHaveLength(3))
    await user.keyboard('{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({
      kind: 'entity',
      entityId: 'actor:Nagorno Karabakh authorities',
      name: 'Nagorno Karabakh authorities',
    })
  })

  test('an Enter that comes before the answer waits for it instead of making a second of the same name', async () => {
    isSlow = true
    answers['findEntities'] = [hit('Azerbaijan', 'name')]
    const { onChoose, user } = open('Azerbaijan')
    await user.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
    letGo.forEach((go) => go())
    await waitFor(() =>
      expect(onChoose).toHaveBeenCalledExactlyOnceWith({
        kind: 'entity',
        entityId: 'actor:Azerbaijan',
        name: 'Azerbaijan',
      }),
    )
  })

  test('arrows choose another', async () => {
    answers['findEntities'] = [hit('Armenia', 'prefix'), hit('Armenian army', 'prefix')]
    const { onChoose, user } = open('')
    await user.keyboard('Armen')
    await waitFor(() => expect(options()).toHaveLength(3))
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({
      kind: 'entity',
      entityId: 'actor:Armenian army',
      name: 'Armenian army',
    })
  })

  test('Tab gives a role, from the vocabulary or as typed', async () => {
    answers['findEntities'] = [hit('Russia', 'name')]
    const { onChoose, user } = open('Russia')
    await waitFor(() => expect(options()[0]).toContain('Russia'))
    await user.tab()
    expect(screen.getByRole('combobox', { name: 'Role of Russia' })).toBeTruthy()
    await waitFor(() => expect(options()).toEqual(['party', 'speaker', 'target']))
    await user.keyboard('spe{ArrowDown}{Enter}')
    expect(onChoose).toHaveBeenLastCalledWith({
      kind: 'entity',
      entityId: 'actor:Russia',
      name: 'Russia',
      role: 'speaker',
    })
    await user.clear(screen.getByRole('combobox'))
    await user.keyboard('guarantor{Enter}')
    expect(onChoose).toHaveBeenLastCalledWith({
      kind: 'entity',
      entityId: 'actor:Russia',
      name: 'Russia',
      role: 'guarantor',
    })
  })

  test('Tab on one that is new asks for its type, then its role; Enter alone leaves either open', async () => {
    const { onChoose, user } = open('TASS')
    await waitFor(() => expect(options()[0]).toContain('Create actor “TASS”'))
    await user.tab()
    expect(screen.getByRole('combobox', { name: 'Type of TASS' })).toBe(document.activeElement)
    await user.keyboard('media{Enter}')
    expect(screen.getByRole('combobox', { name: 'Role of TASS' })).toBe(document.activeElement)
    await user.keyboard('{Enter}')
    const made = { kind: 'new entity', entity: 'actor', name: 'TASS' }
    expect(onChoose).toHaveBeenLastCalledWith({ ...made, type: 'media outlet' })
    await user.keyboard('{Escape}{Enter}speaker{Enter}')
    expect(onChoose).toHaveBeenLastCalledWith({ ...made, role: 'speaker' })
  })

  test('a Tab that comes before the answer waits for it', async () => {
    isSlow = true
    answers['findEntities'] = [hit('Russia', 'name')]
    const { user } = open('Russia')
    await user.tab()
    letGo.forEach((go) => go())
    expect(await screen.findByRole('combobox', { name: 'Role of Russia' })).toBeTruthy()
  })

  test('the words of a text mean nobody whose name only begins a word like them', async () => {
    answers['findEntities'] = [hit('Russian peacekeepers', 'prefix')]
    const { onChoose, user } = open('Russia')
    await waitFor(() => expect(options()).toHaveLength(2))
    await user.keyboard('{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({ kind: 'new entity', entity: 'actor', name: 'Russia' })
  })

  test('Shift Enter keeps the words as another name, Ctrl Enter goes on to the page', async () => {
    answers['findEntities'] = [{ ...hit('Azerbaijan', 'alias'), matchedText: 'Baku' }]
    const { onChoose, user } = open('Baku', [], true)
    await waitFor(() => expect(options()[0]).toContain('Azerbaijan'))
    const found = { kind: 'entity', entityId: 'actor:Azerbaijan', name: 'Azerbaijan' }
    await user.keyboard('{Shift>}{Enter}{/Shift}')
    expect(onChoose).toHaveBeenLastCalledWith({ ...found, asAlias: true })
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(onChoose).toHaveBeenLastCalledWith({ ...found, open: true })
  })

  test('Escape leaves the role first, then the finder', async () => {
    answers['findEntities'] = [hit('Russia', 'name')]
    const { onClose, onChoose, user } = open('Russia')
    await waitFor(() => expect(options()[0]).toContain('Russia'))
    await user.tab()
    await user.keyboard('{Escape}')
    expect(onClose).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
    expect(onChoose).not.toHaveBeenCalled()
  })
})
