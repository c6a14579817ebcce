import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotateReport, AnnotationsFound } from '#contract/views.ts'
import { chooseAnnotations, closeAnnotations } from '../../../renderer/annotations/annotate-state.ts'
import { AnnotateDialog } from '../../../renderer/annotations/AnnotateDialog.tsx'
import { startAt } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const found: AnnotationsFound = {
  name: 'talks.qdpx',
  format: 'refi-qda',
  counts: { articles: 2, passages: 3, codes: 5, notes: 0 },
  folders: [
    { name: 'People', codes: 2, examples: ['Anna', 'Boris'], as: 'tags' },
    { name: 'Events', codes: 1, examples: ['Attack'], as: 'events' },
  ],
}
const report: AnnotateReport = {
  format: 'refi-qda',
  outcomes: [
    { id: 'a', status: 'anchored' },
    { id: 'b', status: 'orphaned', reason: 'Its place, from “9” to “3”, is not in the text.' },
  ],
  told: ['Offsets were read as UTF-16.'],
  notKept: ['The graph “network”.'],
  counts: found.counts,
  changed: 7,
}

let inMemory: InMemory
let chosen: AnnotationsFound | null

beforeEach(() => {
  startAt('/articles')
  chosen = found
  inMemory = putNotebook({
    chooseAnnotations: async () => chosen,
    takeAnnotations: async () => report,
    saveReport: async () => true,
    history: async () => [],
  })
  render(<AnnotateDialog />)
})
afterEach(() => {
  act(closeAnnotations)
  cleanup()
})

const made = (name: string) => inMemory.made.find((call) => call.name === name)?.args

describe('importing annotations', () => {
  it('shows what the files hold, asks what their codes become, and takes them in so', async () => {
    await act(chooseAnnotations)
    expect(screen.getByText(/talks\.qdpx.*REFI-QDA, 2 texts, 3 passages, 5 codes/)).toBeTruthy()
    const people = screen.getByRole('group', { name: 'Codes in “People” become' })
    await userEvent.click([...people.querySelectorAll('button')].find((one) => one.textContent === 'Actors') as Element)
    await userEvent.click(screen.getByRole('button', { name: 'Import' }))
    expect(made('takeAnnotations')).toMatchObject({ as: { actors: ['People'], events: ['Events'] } })
  })
  it('tells what needs a look and what was not kept, and saves the whole report', async () => {
    await act(chooseAnnotations)
    await userEvent.click(screen.getByRole('button', { name: 'Import' }))
    expect(await screen.findByText('Words not found, kept: 1 · On their words: 1')).toBeTruthy()
    expect(screen.getByText(/from “9” to “3”/)).toBeTruthy()
    expect(screen.getByText('The graph “network”.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Save the report…' }))
    const { text } = made('saveReport') as { text: string }
    for (const part of ['anchored\ta', 'orphaned\tb', 'The graph', 'Offsets were read']) expect(text).toContain(part)
  })
  it('can be cancelled while it is taken in: nothing more shows', async () => {
    let fail: (problem: Error) => void = () => undefined
    inMemory.answers.takeAnnotations = () => new Promise((_, reject) => (fail = reject))
    await act(chooseAnnotations)
    await userEvent.click(screen.getByRole('button', { name: 'Import' }))
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(made('cancelJob')).toEqual({ job: (made('takeAnnotations') as { job: string }).job })
    await act(async () => fail(new Error('aborted')))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByText(/aborted/)).toBeNull()
  })
  it('shows nothing when no file was chosen, and changes nothing when it is cancelled', async () => {
    chosen = null
    await act(chooseAnnotations)
    expect(screen.queryByRole('dialog')).toBeNull()
    chosen = found
    await act(chooseAnnotations)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(made('takeAnnotations')).toBeUndefined()
  })
})
