import { expect, test } from 'vitest'
import type { Entity } from '#contract/entity.ts'
import type { ClaimDraft } from '#contract/suggestion.ts'
import { withSurnames } from '../../../renderer/reader/claim-of-words.ts'

const person = (name: string, type = 'person') =>
  ({ id: `actor:${name}`, kind: 'actor', name, type }) as unknown as Entity
const said = (text: string): ClaimDraft => ({ stance: 'asserts', attribution: [{ name: text, text, as: 'says' }] })
const speakerOf = (text: string, people: Entity[]) => withSurnames(said(text), people).attribution[0]?.actorId

test('a surname alone is the one person of the article who has it', () => {
  const people = [person('Ilham Aliyev'), person('Aliyev Foundation', 'civil society'), person('Antony Blinken')]
  expect(speakerOf('Aliyev', people)).toBe('actor:Ilham Aliyev')
  expect(speakerOf('ALIYEV', people)).toBe('actor:Ilham Aliyev')
})

test('of two with one surname, of a first name and of what is no person nobody is taken', () => {
  expect(speakerOf('Aliyev', [person('Ilham Aliyev'), person('Heydar Aliyev')])).toBeUndefined()
  expect(speakerOf('Ilham', [person('Ilham Aliyev')])).toBeUndefined()
  expect(speakerOf('Aliyev', [person('House of Aliyev', 'company')])).toBeUndefined()
})
