import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DuplicatesScreen } from '../../../renderer/entities/DuplicatesScreen.tsx'
import { Identity } from '../../../renderer/entities/Identity.tsx'
import { MergeDialog } from '../../../renderer/entities/MergeDialog.tsx'
import { SplitDialog } from '../../../renderer/entities/SplitDialog.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { Toasts } from '../../../renderer/ui/Toasts.tsx'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
})
afterEach(cleanup)

const draw = (shown: React.ReactNode) =>
  render(
    <QueryClientProvider client={queries}>
      {shown}
      <Toasts label="Notifications" closeLabel="Close" />
    </QueryClientProvider>,
  )
const nothing = () => undefined

describe('merging', () => {
  async function withTwo() {
    const notebook = await openRealNotebook()
    const kept = await notebook.call('saveEntity', { kind: 'event', name: 'Ceasefire', date: '2023-09-20' })
    const other = await notebook.call('saveEntity', {
      kind: 'event',
      name: 'Truce',
      date: '2023-09-19',
      description: 'Of Tuesday',
    })
    return { ...notebook, kept, other }
  }

  it('shows field by field what differs, and keeps what is chosen with the keyboard alone', async () => {
    const { library, kept, other } = await withTwo()
    draw(<MergeDialog ids={[kept.id, other.id]} onClose={nothing} onMerged={nothing} />)
    const dialog = await screen.findByRole('dialog', { name: 'Merge into one' })
    const keep = within(dialog).getByRole<HTMLInputElement>('radio', { name: 'Keep Ceasefire' })
    await userEvent.click(keep)
    expect(within(dialog).queryByRole('group', { name: 'Description' })).toBeNull()
    const date = within(within(dialog).getByRole('group', { name: 'Date' })).getAllByRole<HTMLInputElement>('radio')
    expect(date.map(({ checked }) => checked)).toEqual([true, false])
    date[1]!.focus()
    await userEvent.keyboard(' ')
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Truce' }))
    within(dialog).getByRole('button', { name: 'Merge' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(library.collection('event').size).toBe(1))
    expect(library.get(kept.id)).toMatchObject({
      name: 'Truce',
      date: '2023-09-19',
      description: 'Of Tuesday',
      aliases: [{ name: 'Ceasefire' }],
    })
  })

  it('says that somebody said they are not the same', async () => {
    const { call, kept, other } = await withTwo()
    await call('judgeIdentity', { a: kept.id, b: other.id, verdict: 'not the same' })
    draw(<MergeDialog ids={[kept.id, other.id]} onClose={nothing} onMerged={nothing} />)
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /^Ada said on .* that Ceasefire is not the same as Truce/,
    )
  })
})

describe('the likely duplicates', () => {
  it('are merged, told apart for good, or put off', async () => {
    startAt('/duplicates?kind=actor')
    const { call, library } = await openRealNotebook()
    for (const name of ['Georgia', 'georgia', 'Congo', 'CONGO', 'Niger', 'NIGER'])
      await call('saveEntity', { kind: 'actor', name })
    draw(<DuplicatesScreen />)
    const pair = (name: RegExp) => screen.findByRole('listitem', { name })
    await userEvent.click(within(await pair(/Congo/)).getByRole('button', { name: 'Not the same' }))
    await waitFor(() => expect(screen.queryByRole('listitem', { name: /Congo/ })).toBeNull())
    expect([...library.collection('judgement').values()]).toMatchObject([{ verdict: 'not the same' }])
    await userEvent.click(within(await pair(/Niger/)).getByRole('button', { name: 'Later' }))
    await waitFor(() => expect(screen.queryByRole('listitem', { name: /Niger/ })).toBeNull())
    await userEvent.click(within(await pair(/eorgia/)).getByRole('button', { name: 'Merge…' }))
    await userEvent.click(
      within(await screen.findByRole('dialog', { name: 'Merge into one' })).getByRole('button', { name: 'Merge' }),
    )
    await waitFor(() => expect(library.collection('actor').size).toBe(5))
    await userEvent.click(await screen.findByRole('button', { name: 'Show 1 put off' }))
    await pair(/Niger/)
  })

  it('are none where no names are alike, and the screen says what would be here', async () => {
    startAt('/duplicates?kind=event')
    await openRealNotebook()
    draw(<DuplicatesScreen />)
    expect(await screen.findByText('No two look like one')).toBeTruthy()
  })
})

describe('the page of an entity', () => {
  it('tells who it is not, and takes out again who was merged into it', async () => {
    const { call, library } = await openRealNotebook()
    const a = await call('saveEntity', { kind: 'actor', name: 'RT' })
    const b = await call('saveEntity', { kind: 'actor', name: 'Russia Today' })
    await call('mergeEntities', { keepId: a.id, mergeIds: [b.id] })
    draw(<Identity entity={a} readOnly={false} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Take out again' }))
    await waitFor(() => expect(library.get(b.id)).toBeDefined())
    const forget = await screen.findByRole('button', { name: 'Forget that Russia Today is not the same' })
    await userEvent.click(forget)
    await waitFor(() => expect(library.collection('judgement').size).toBe(0))
  })
})

describe('splitting', () => {
  it('takes chosen passages to a new one, with what rests on them', async () => {
    startAt('/actors')
    const { call, library } = await openRealNotebook()
    const articleId = await addArticle(library, 'Georgia met. Georgia voted.')
    const { id } = await call('saveEntity', { kind: 'actor', name: 'Georgia' })
    const about = await call('saveEntity', { kind: 'event', name: 'Vote' })
    const mark = async (start: number, end: number) =>
      (await call('markPassage', { articleId, start, end, entityId: id })).passage.id
    const [met, voted] = [await mark(0, 11), await mark(13, 26)]
    const claim = await call('saveClaim', {
      passageId: voted,
      aboutId: about.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [{ actorId: id as `actor:${string}`, as: 'says' }],
    })
    draw(<SplitDialog id={id} onClose={nothing} />)
    const dialog = await screen.findByRole('dialog', { name: 'Split Georgia' })
    const said = within(dialog).getByRole<HTMLInputElement>('checkbox', { name: /^killed/ })
    expect(said.checked).toBe(false)
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /^Georgia met. Georgia voted|^Georgia voted/ }))
    await waitFor(() => expect(said.checked).toBe(true))
    const field = within(dialog).getByRole('textbox', { name: 'Name' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Georgia (US)')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Split' }))
    await waitFor(() => expect(library.collection('actor').size).toBe(2))
    const made = [...library.collection('actor').values()].find(({ name }) => name === 'Georgia (US)')
    expect(library.get(met)?.links[0]?.entityId).toBe(id)
    expect(library.get(voted)?.links[0]?.entityId).toBe(made?.id)
    expect(library.get(claim.id)?.attribution[0]?.actorId).toBe(made?.id)
    await waitFor(() => expect(currentPath()).toContain(made?.id ?? '?'))
  })
})
