import { expect, test } from 'vitest'
import { calls, pathCalls } from '#contract/calls.ts'
import { answerCall } from '../../main/answer-call.ts'
import { CallerError, MaterialError, NotSavedError, ReadOnlyError } from '../../main/library/library.ts'

const throwing = (error: unknown) => ({
  undo: () => {
    throw error
  },
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'undoAll', null, 7, { name: 'undo' }])(
  'an unknown call %j is refused as a wrong call',
  async (name) => {
    const answer = await answerCall([calls, pathCalls], { undo: () => null }, name, {})
    expect(answer).toMatchObject({ ok: false, error: { kind: 'caller' } })
    expect(!answer.ok && answer.error.message).toMatch(/^Unknown call ".*"\.$/)
  },
)

test('a call of the table that nobody here answers is refused', async () => {
  const answer = await answerCall([calls], {}, 'undo', {})
  expect(answer).toEqual({
    ok: false,
    error: { kind: 'caller', message: 'The call "undo" cannot be made from here.' },
  })
})

test.each([
  ['savePassage', { articleId: 'nonsense', start: 0, end: 1 }, 'articleId', '"nonsense"'],
  ['search', { query: 'x', limit: 'many' }, 'limit', '"many"'],
  ['search', {}, 'query', '"undefined"'],
  ['undo', { extra: 1 }, '', '"extra"'],
  ['undo', 'text', '', '"text"'],
  ['saveEntity', { kind: 'ghost', name: 'x' }, 'kind', '"ghost"'],
  ['exportTo', { format: 'json', path: 'x', scope: 'everything' }, 'scope', '"everything"'],
])('a wrong argument of %s is told in one sentence with the value in quotes', async (name, args, path, value) => {
  const answer = await answerCall([calls, pathCalls], { [name]: () => 'reached' }, name, args)
  expect(answer).toMatchObject({ ok: false, error: { kind: 'caller' } })
  const message = answer.ok ? '' : answer.error.message
  expect(message).toContain(value)
  expect(message).toContain(path)
  expect(message).not.toContain('\n')
})

test.each([
  [new CallerError('a'), 'caller'],
  [new MaterialError('a'), 'material'],
  [new ReadOnlyError('a'), 'read only'],
  [new NotSavedError('a'), 'not saved'],
  [new TypeError('a'), 'fault'],
  ['a', 'fault'],
])('a handler that throws %s is answered as %s', async (error, kind) => {
  expect(await answerCall([calls], throwing(error), 'undo', {})).toEqual({ ok: false, error: { kind, message: 'a' } })
})

test('arguments that JSON cannot write are refused, not thrown on', async () => {
  const circle: Record<string, unknown> = {}
  circle['query'] = circle
  expect(await answerCall([calls], { search: () => null }, 'search', circle)).toMatchObject({ ok: false })
})

test('the handler gets the parsed arguments and its answer comes back', async () => {
  const handlers = { search: (args: { query: string }) => ({ total: 0, hits: [], ready: true, args }) }
  expect(await answerCall([calls], handlers, 'search', { query: 'q' })).toEqual({
    ok: true,
    value: { total: 0, hits: [], ready: true, args: { query: 'q' } },
  })
})
