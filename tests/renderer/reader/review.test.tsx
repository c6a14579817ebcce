import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { call, queries } from '../../../renderer/notebook.ts'
import { Inspector } from '../../../renderer/reader/Inspector.tsx'
import { readingOf } from '../../../renderer/reader/reading.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

/** An article whose text was corrected: the words of one passage were edited, those of another went. */
async function showCorrected() {
  const { library } = await openRealNotebook()
  const id = await addArticle(library, 'Seven civilians were killed.\n\nThe talks ended in March.')
  await call('savePassage', { articleId: id, start: 0, end: 15 })
  await call('savePassage', { articleId: id, start: 34, end: 39 })
  const { textSha256 } = await call('getText', { id })
  const cards = await call('passageCards', { articleId: id })
  await call('correctText', {
    articleId: id,
    basedOn: textSha256,
    blocks: [{ kind: 'paragraph', text: 'Seventeen civilians were killed.' }],
    places: [
      { passageId: cards[0]!.passage.id, start: 0, end: 19 },
      { passageId: cards[1]!.passage.id, start: 32, end: 32 },
    ],
  })
  render(
    <QueryClientProvider client={queries}>
      <Inspector articleId={id} />
    </QueryClientProvider>,
  )
  return { id, reading: readingOf(id), user: userEvent.setup() }
}

const stateOf = async (id: `article:${string}`, index: number) =>
  (await call('passageCards', { articleId: id }))[index]!.passage.state

test('passages that a new text left uncertain are counted, listed with both words, accepted or marked anew', async () => {
  const { id, reading, user } = await showCorrected()
  await screen.findByText('2 passages need a look')
  await user.click(screen.getByRole('button', { name: 'Look at them' }))
  const list = await screen.findByRole('list', { name: 'Passages to look at' })
  const [changed, lost] = await within(list).findAllByRole('listitem')
  expect(within(changed!).getByText('Words changed')).toBeTruthy()
  expect(within(changed!).getByText('Seven civilians')).toBeTruthy()
  expect(within(changed!).getByText('Seventeen civilians')).toBeTruthy()
  expect(within(lost!).getByText('Not in the text')).toBeTruthy()
  expect(within(lost!).queryByRole('button', { name: 'Accept' })).toBeNull()

  await user.click(within(changed!).getByRole('button', { name: 'Accept' }))
  await vi.waitFor(async () => expect(await stateOf(id, 0)).toBe('anchored'))
  await vi.waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1))

  const remark = () => within(list).getByRole<HTMLButtonElement>('button', { name: 'Mark the selected words' })
  expect(remark().disabled).toBe(true)
  reading.store.setState({ selection: { start: 20, end: 31 } })
  await vi.waitFor(() => expect(remark().disabled).toBe(false))
  await user.click(remark())
  await screen.findByText('Nothing waits for a look')
  const { passage } = (await call('passageCards', { articleId: id })).find(
    ({ passage: { target } }) => target.start === 20,
  )!
  expect([passage.state, passage.target.exact]).toEqual(['anchored', 'were killed'])
})
