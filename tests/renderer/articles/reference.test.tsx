import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Reference } from '../../../renderer/articles/Reference.tsx'
import { type Answered, queries } from '../../../renderer/notebook.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const id = 'article:0192aaaa-0000-7000-8000-000000000001' as const
const article = {
  id,
  title: 'T',
  bibliography: { type: 'report', publisher: 'UN', keyword: 'war; peace', custom: { 'ris:RP': 'x', edtf: '2023?' } },
} as unknown as Answered<'getArticle'>
let inMemory: InMemory

beforeEach(() => {
  inMemory = putNotebook({
    shownReference: () => ({ text: 'UN (2023). T.', html: '' }),
    copyReference: () => ({ text: 'UN (2023). T.' }),
    saveArticle: () => article,
  })
})
afterEach(cleanup)

const show = (readOnly = false, shown = article) =>
  render(
    <QueryClientProvider client={queries}>
      <Reference article={shown} readOnly={readOnly} />
    </QueryClientProvider>,
  )

it('shows the reference and the record, names what only its format knows, and copies', async () => {
  show()
  expect(await screen.findByText('UN (2023). T.')).toBeTruthy()
  expect(screen.getByText('war; peace')).toBeTruthy()
  expect(screen.getByText('RP')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Copy reference' }))
  await waitFor(() => expect(inMemory.made).toContainEqual({ name: 'copyReference', args: { id } }))
})

it('fields of the record are edited where they stand', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: /^Publisher/ }))
  await userEvent.keyboard('{Control>}a{/Control}UNHCR{Enter}')
  await waitFor(() =>
    expect(inMemory.made).toContainEqual({ name: 'saveArticle', args: { id, reference: { publisher: 'UNHCR' } } }),
  )
})

it('an article without a record shows its reference alone, and a library for reading no empty fields', async () => {
  show(true, { ...article, bibliography: undefined })
  expect(await screen.findByText('UN (2023). T.')).toBeTruthy()
  expect(screen.queryByText('DOI')).toBeNull()
})
