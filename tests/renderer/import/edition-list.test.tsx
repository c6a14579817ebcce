import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { EditionList } from '../../../renderer/import/EditionList.tsx'
import { call, queries } from '../../../renderer/notebook.ts'
import { currentPath } from '../../../renderer/routes.ts'
import { openRealNotebook } from '../real-notebook.ts'

const page = (figure: string) =>
  `<!doctype html><html lang="en"><head><title>Talks go on</title><link rel="canonical" href="https://news.example/talks-go-on"></head><body><article><h1>Talks go on</h1><p>${words}</p><p>${figure} people were killed, officials said.</p></article></body></html>`
const words = 'The talks between both sides went on for several days in the capital while observers reported shelling.'

test('another edition is offered as the newer text of the article, taken with its passages, and taken back', async () => {
  await openRealNotebook()
  const older = await call('importText', { text: page('Seven'), fileName: 'older.html' })
  await call('savePassage', { articleId: older.articleId!, start: 13, end: 22 })
  const newer = await call('importText', { text: page('Nine'), fileName: 'newer.html' })
  expect([newer.status, newer.of]).toEqual(['edition', older.articleId])

  render(
    <QueryClientProvider client={queries}>
      <EditionList outcomes={[newer]} />
    </QueryClientProvider>,
  )
  await userEvent.click(await screen.findByRole('button', { name: /^Take as the newer text of “Talks go on/ }))
  await vi.waitFor(async () => expect((await call('getText', { id: older.articleId! })).text).toContain('Nine people'))
  expect(currentPath()).toBe(`/articles/${older.articleId}`)
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^Take as/ })).toBeNull())

  await call('undo', {})
  expect((await call('getText', { id: older.articleId! })).text).toContain('Seven people')
  expect((await call('getText', { id: newer.articleId! })).text).toContain('Nine people')
}, 60_000)
