import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { ImportOutcome } from '#contract/views.ts'
import { EditionList } from '../../../renderer/import/EditionList.tsx'
import { call, queries } from '../../../renderer/notebook.ts'
import { currentPath } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

test('another edition is offered as the newer text of the article, taken with its passages, and taken back', async () => {
  const { library } = await openRealNotebook()
  const of = await addArticle(library, 'Talks go on\n\nSeven people were killed, officials said.')
  await call('savePassage', { articleId: of, start: 13, end: 25 })
  const articleId = await addArticle(library, 'Talks go on\n\nNine people were killed, officials said.')
  const newer: ImportOutcome = { file: 'newer.html', status: 'edition', articleId, of }

  render(
    <QueryClientProvider client={queries}>
      <EditionList outcomes={[newer]} />
    </QueryClientProvider>,
  )
  await userEvent.click(await screen.findByRole('button', { name: /^Take as the newer text of “Talks go on/ }))
  await vi.waitFor(async () => expect((await call('getText', { id: of })).text).toContain('Nine people'))
  await vi.waitFor(() => expect(currentPath()).toBe(`/articles/${of}`))
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^Take as/ })).toBeNull())

  await call('undo', {})
  expect((await call('getText', { id: of })).text).toContain('Seven people')
  expect((await call('getText', { id: articleId })).text).toContain('Nine people')
})
