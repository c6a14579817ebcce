import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Claim } from '#contract/claim.ts'
import { argsOf, type ClaimDraft, draftOf, emptyDraft } from '../../../renderer/claims/claim-draft.ts'
import { ClaimForm } from '../../../renderer/claims/ClaimForm.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

function openForm(initial: ClaimDraft) {
  const saved: ClaimDraft[] = []
  render(
    <QueryClientProvider client={queries}>
      <ClaimForm
        title="Claim"
        initial={initial}
        outlet="Courier"
        onSave={async (draft) => void saved.push(draft)}
        onClose={() => saved.push(emptyDraft)}
      />
    </QueryClientProvider>,
  )
  return saved
}

const field = (name: string) => screen.getByRole('textbox', { name })
const property = () => screen.getByRole('combobox', { name: 'Claim' })

describe('the form of a claim', () => {
  test('is saved by Enter alone when everything is known', async () => {
    await openRealNotebook()
    const about = { create: 'event' as const, name: 'Shelling' }
    const saved = openForm({ ...emptyDraft, about, property: 'killed', typed: 'at least 27' })
    expect(document.activeElement?.textContent).toBe('Save claim')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(argsOf(saved[0]!)).toEqual({
      about: { create: 'event', name: 'Shelling' },
      property: 'killed',
      stance: 'asserts',
      value: { kind: 'count', comparator: '≥', number: 27, unit: 'people' },
      attribution: [],
    })
  })

  test('goes to what is missing, and says what it wants', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'event', name: 'Ceasefire' })
    const saved = openForm(emptyDraft)
    await userEvent.click(screen.getByRole('button', { name: 'Save claim' }))
    expect(screen.getByText('Choose what the claim is about.')).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Event…')
    await userEvent.keyboard('{Enter}')
    await screen.findByText('Ceasefire')
    await userEvent.keyboard('{Enter}')
    await userEvent.type(property(), 'began')
    await userEvent.type(field('Date'), '19 September 2023{Enter}')
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(argsOf(saved[0]!)).toMatchObject({ property: 'began', value: { kind: 'date', edtf: '2023-09-19' } })
  })

  test('says how a figure is read before it is saved', async () => {
    await openRealNotebook()
    openForm({ ...emptyDraft, about: { create: 'event', name: 'War' }, property: 'killed' })
    await userEvent.type(field('Figure'), 'over 1,000 civilians')
    expect(screen.getByText('Read as: > 1,000 civilians')).toBeTruthy()
  })

  test('names who says it and through whom it came', async () => {
    const { call } = await openRealNotebook()
    const { id } = await call('saveEntity', { kind: 'actor', name: 'Ilham Aliyev' })
    const saved = openForm({ ...emptyDraft, about: { create: 'event', name: 'War' }, property: 'killed', typed: '7' })
    expect(screen.getByText('Nobody named: Courier speaks')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Add who says it' }))
    await screen.findByText('Ilham Aliyev')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Add who reports it' }))
    await userEvent.keyboard('TASS')
    await screen.findByText('Create actor “TASS”')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Save claim' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(argsOf(saved[0]!).attribution).toEqual([
      { actorId: id, as: 'says' },
      { create: 'actor', name: 'TASS', as: 'reports' },
    ])
  })

  test('joins a statement recorded before by one key: the same words, of the same event', async () => {
    const { call, library } = await openRealNotebook()
    const articleId = await addArticle(library, 'Armenia calls it cleansing.')
    const war = await call('saveEntity', { kind: 'event', name: 'War' })
    await call('saveClaim', {
      passageId: (await call('savePassage', { articleId, start: 0, end: 26 })).id,
      aboutId: war.id,
      property: 'characterisation',
      proposition: 'ethnic cleansing',
      stance: 'asserts',
      attribution: [{ name: 'Armenia', as: 'says' }],
    })
    const saved = openForm({ ...emptyDraft, property: 'characterisation', kind: 'none', stance: 'denies' })
    await screen.findByText('asserts: Armenia')
    await userEvent.keyboard('{Alt>}1{/Alt}')
    expect(await screen.findByLabelText('Joins what others say of it')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Save claim' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(argsOf(saved[0]!)).toEqual({
      about: { id: war.id },
      property: 'characterisation',
      proposition: 'ethnic cleansing',
      stance: 'denies',
      attribution: [],
    })
  })

  test('goes to a field by its letter, and saves from anywhere by Ctrl Enter', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    const about = { create: 'event' as const, name: 'War' }
    const saved = openForm({ ...emptyDraft, about, property: 'killed', typed: '7' })
    await userEvent.keyboard('ss')
    expect(screen.getByText('doubts', { selector: '[role=status]' })).toBeTruthy()
    await userEvent.keyboard('v')
    expect(document.activeElement).toBe(field('Figure'))
    await userEvent.keyboard('over 9{Alt>}u{/Alt}soldiers{Alt>}t{/Alt}')
    await waitFor(() => expect(document.activeElement).toBe(field('Statement')))
    await userEvent.keyboard('heavy losses{Alt>}a{/Alt}')
    await screen.findByText('Armenia')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Save claim'))
    await userEvent.keyboard('b')
    await screen.findByRole('combobox', { name: 'Find or create an actor' })
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement?.textContent).toBe('Add who says it')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]).toMatchObject({ stance: 'doubts', typed: 'over 9', unit: 'soldiers', proposition: 'heavy losses' })
    expect(saved[0]?.about).toMatchObject({ name: 'Armenia' })
  })

  test('takes the last speaker away by Backspace, and says so', async () => {
    await openRealNotebook()
    const speaking = ['Aliyev', 'TASS'].map((name, at) => ({
      who: { create: 'actor' as const, name },
      as: at === 0 ? ('says' as const) : ('reports' as const),
    }))
    openForm({ ...emptyDraft, about: { create: 'event', name: 'War' }, property: 'killed', typed: '7', speaking })
    await userEvent.keyboard('{Backspace}')
    expect(screen.getByText('TASS taken away')).toBeTruthy()
    expect(screen.queryByText('TASS')).toBeNull()
    expect(document.activeElement?.textContent).toBe('Save claim')
  })

  test('is left by Escape with nothing saved', async () => {
    await openRealNotebook()
    const left = openForm({ ...emptyDraft, property: 'killed' })
    await userEvent.keyboard('{Escape}')
    expect(left).toEqual([emptyDraft])
  })
})

test('a claim that is put into its fields and read again is the same', () => {
  const claim = {
    aboutId: 'event:01900000-0000-7000-8000-000000000001' as const,
    property: 'killed',
    stance: 'denies' as const,
    value: { kind: 'count' as const, comparator: '=' as const, min: 20, max: 30, unit: 'combatants' },
    proposition: 'heavy losses',
    saidOn: '2023-09-20',
    attribution: [{ actorId: 'actor:01900000-0000-7000-8000-000000000002' as const, as: 'says' as const }],
  }
  const draft = draftOf(claim as unknown as Claim, () => 'Somebody')
  const { aboutId, ...rest } = claim
  expect(argsOf(draft)).toEqual({ about: { id: aboutId }, ...rest })
})
