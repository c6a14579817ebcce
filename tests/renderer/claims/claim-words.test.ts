import { describe, expect, test } from 'vitest'
import type { Claim, CountValue } from '#contract/claim.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { claimCell, claimLine, groupTitle, isContested, readingDetail } from '../../../renderer/claims/claim-words.ts'
import { columnsOf, speakersOf, tableOrder } from '../../../renderer/claims/ClaimTable.tsx'

const about = 'event:01900000-0000-7000-8000-000000000002'

function count(value: Omit<CountValue, 'kind'>): Pick<Claim, 'value' | 'stance'> {
  return { stance: 'asserts', value: { kind: 'count', ...value } as CountValue }
}

function group(fields: Partial<ClaimGroup>): ClaimGroup {
  return {
    aboutId: about,
    property: 'killed',
    reading: 'single source',
    summary: '',
    assumptions: [],
    speakers: [],
    claims: [],
    ...fields,
  }
}

function said(speaker: string, words = ''): ClaimGroup['claims'][number] {
  return { speaker, words } as ClaimGroup['claims'][number]
}

describe('a claim in words', () => {
  test.each([
    [count({ comparator: '≥', number: 7, unit: 'civilians' }), '≥ 7', 'civilians'],
    [count({ comparator: '>', number: 1200, unit: 'people' }), '> 1,200', ''],
    [count({ comparator: '=', number: 35, unit: 'people' }), '35', ''],
    [count({ comparator: '=', min: 200, max: 250, unit: 'soldiers' }), '200 to 250', 'soldiers'],
    [count({ comparator: '≤', max: 9, unit: 'people' }), '≤ 9', ''],
  ])('%j', (claim, figure, unit) => {
    expect(claimCell(claim)).toEqual({ kind: 'figure', figure, unit, stance: 'asserts' })
  })

  test('tells a denial and a date', () => {
    const nobody = () => ''
    expect(claimLine({ stance: 'denies' }, nobody)).toBe('denies')
    expect(claimLine({ stance: 'doubts', value: { kind: 'text', text: 'genocide' } }, nobody)).toBe(
      'doubts: “genocide”',
    )
    expect(claimLine({ stance: 'asserts', value: { kind: 'date', edtf: '2023-09-20' } }, nobody)).toBe(
      '20 September 2023',
    )
    const actorId = 'actor:01900000-0000-7000-8000-000000000001'
    expect(claimLine({ stance: 'accuses', value: { kind: 'actor', actorId } }, () => 'Armenia')).toBe(
      'accuses: Armenia',
    )
  })
})

describe('a group of claims', () => {
  test('is called after its proposition, else its property', () => {
    expect(groupTitle({ property: 'killed' })).toBe('Killed')
    expect(groupTitle({ property: 'characterisation', proposition: '“ethnic cleansing”' })).toBe('“ethnic cleansing”')
  })

  test('says why it reads as it does', () => {
    const counted = { claim: count({ comparator: '≥', number: 7, unit: 'civilians' }) } as ClaimGroup['claims'][number]
    const compatible = group({ reading: 'compatible', summary: '≥7 civilians; ≥27 people', claims: [counted] })
    expect(readingDetail(compatible)).toBe('≥7 civilians; ≥27 people')
    expect(
      readingDetail(group({ reading: 'contradict', summary: '35; >200', assumptions: ['35 read as exact'] })),
    ).toBe('35 read as exact')
    expect(readingDetail(group({ reading: 'denied', summary: 'long' }))).toBe('')
  })

  test('of a single source tells what it says where nothing beside it does', () => {
    const alone = group({ summary: '2023-09-20', claims: [said('RT')] })
    expect(readingDetail(alone)).toBe('')
    const listed = { ...alone, about: 'A ceasefire', valued: true, speakers: ['RT'], sources: 1 }
    expect(readingDetail(listed)).toBe('2023-09-20')
    expect(readingDetail({ ...listed, valued: false })).toBe('')
  })

  test('is contested unless the researcher says otherwise', () => {
    const assessment = { reading: 'agree' } as NonNullable<ClaimGroup['assessment']>
    expect(isContested(group({ reading: 'contradict' }))).toBe(true)
    expect(isContested(group({ reading: 'contradict', assessment }))).toBe(false)
    expect(isContested(group({ reading: 'compatible' }))).toBe(false)
  })

  test('stands above what one alone says', () => {
    const alone = group({ property: 'began', claims: [said('RT')] })
    const agreed = group({ property: 'place', reading: 'agree', claims: [said('RT'), said('TASS')] })
    const denied = group({ property: 'responsible', reading: 'denied', claims: [said('RT'), said('TASS')] })
    expect(tableOrder([alone, agreed, denied])).toEqual([denied, agreed, alone])
  })

  test('lists who speaks in the order in which they do', () => {
    const groups = [group({ claims: [said('TASS'), said('RT')] }), group({ claims: [said('RT')] })]
    expect(speakersOf(groups)).toEqual(['TASS', 'RT'])
  })
})

describe('the columns of the table of claims', () => {
  const saidBy = (...speakers: string[]) => group({ reading: 'contradict', claims: speakers.map((one) => said(one)) })

  test('are those who speak of what others speak of too', () => {
    expect(columnsOf([saidBy('RT', 'Armenian sources'), saidBy('Yerevan'), saidBy('RT', 'Baku')])).toEqual([
      'RT',
      'Armenian sources',
      'Baku',
    ])
  })

  test('take in whole groups as long as these fit, and no part of one that does not', () => {
    expect(columnsOf([saidBy('a', 'b', 'c', 'd'), saidBy('a', 'e', 'f'), saidBy('d', 'g')])).toEqual([
      'a',
      'b',
      'c',
      'd',
      'g',
    ])
    expect(columnsOf([saidBy('a', 'b', 'c', 'd', 'e', 'f')])).toEqual([])
  })
})
