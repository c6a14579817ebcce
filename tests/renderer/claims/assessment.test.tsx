import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { ClaimGroup } from '#contract/views.ts'
import { AssessmentDialog } from '../../../renderer/claims/AssessmentDialog.tsx'
import { assessmentProblems, assessmentWords } from '../../../renderer/claims/assessment-draft.ts'
import { queries } from '../../../renderer/notebook.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

const nothing = { low: '', best: '', high: '', unit: '', reading: 'computed' as const, reason: '' }

test.each([
  ['nothing at all needs at least a reason', nothing, ['reason']],
  ['figures need none', { ...nothing, best: '27' }, []],
  ['another reading needs one', { ...nothing, best: '27', reading: 'agree' as const }, ['reason']],
  ['figures rise', { ...nothing, low: '30', high: '20' }, ['order']],
  ['a figure is a bare number', { ...nothing, low: 'at least 7' }, ['low', 'reason']],
])('%s', (_name, draft, problems) => expect(Object.keys(assessmentProblems(draft))).toEqual(problems))

test('the researcher’s own figures and reading are saved beside the computed ones, changed, and deleted', async () => {
  const { call, library } = await openRealNotebook()
  const event = await call('saveEntity', { kind: 'event', name: 'War' })
  await call('saveAssessment', { aboutId: event.id, property: 'killed', best: 5, reason: 'Own count', claimIds: [] })
  const groupNow = async () => (await call('listClaims', { aboutId: event.id }))[0] as ClaimGroup
  const open = (group: ClaimGroup) =>
    render(
      <QueryClientProvider client={queries}>
        <AssessmentDialog group={group} about="War" onClose={cleanup} />
      </QueryClientProvider>,
    )
  open(await groupNow())
  await userEvent.type(await screen.findByRole('textbox', { name: 'High' }), '9')
  await userEvent.click(screen.getByRole('button', { name: 'Save assessment' }))
  await waitFor(async () =>
    expect((await groupNow()).assessment).toMatchObject({ best: 5, high: 9, reason: 'Own count' }),
  )
  // Saved is not closed yet: a dialog that closes late would take the next one along.
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(library.collection('assessment').size).toBe(1)
  expect(assessmentWords(await groupNow())).toBe('low – · best 5 · high 9')
  open(await groupNow())
  await userEvent.click(await screen.findByRole('button', { name: 'Delete assessment' }))
  await waitFor(() => expect(library.collection('assessment').size).toBe(0))
})
