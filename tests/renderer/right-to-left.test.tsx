import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { claimLine } from '../../renderer/claims/claim-words.ts'
import { OutcomeRow } from '../../renderer/import/OutcomeRow.tsx'
import { shortFileName } from '../../renderer/import/short-file-name.ts'
import { isolated, withoutIsolates } from '../../renderer/isolate.ts'
import { InlineText } from '../../renderer/ui/InlineText.tsx'
import { changeInWords, t } from '../../renderer/words.ts'

afterEach(cleanup)

/** As a browser lays a line out from left to right: what is isolated stands for one sign of its own. */
const apart = (sentence: string) => sentence.split(/\u2068[^\u2068\u2069]*\u2069/)

describe('a name that runs from right to left, inside a sentence of the interface', () => {
  it('keeps its marks and numbers to itself, in any right-to-left script', () => {
    for (const name of ['أطفال!', 'דובר צה"ל (IDF)', 'سازمان ملل (۲۰۲۱)', 'ފޮޓޯ 2', 'ܣܘܪܝܐ.', '𞤀𞤁 7'])
      expect(apart(t('reader.importedFrom', { file: name })), name).toEqual(['imported from ', ''])
  })
  it('does so in the label of a change', () => {
    const label = { key: 'link', args: { words: 'دعم 5', name: 'بلدية (حلب)' } }
    expect(apart(changeInWords(label))).toHaveLength(3)
  })
  it('adds nothing to names that run with the interface, and leaves reports without signs that nobody sees', () => {
    expect(isolated('Нагорный Карабах (2020)')).toBe('Нагорный Карабах (2020)')
    expect(withoutIsolates(t('reader.importedFrom', { file: 'حلب.txt' }))).toBe('imported from حلب.txt')
  })
  it('leaves the sign of a figure on the side where it is read', () => {
    const value = { kind: 'count', comparator: '≥', number: 61, unit: 'مدنياً' } as const
    expect(claimLine({ value, stance: 'asserts' }, () => '')).toBe('≥ 61 \u2068مدنياً\u2069')
  })
})

describe('a name in a list or field', () => {
  it('stands where the interface begins, and runs its own way', () => {
    render(<InlineText label="Outlet" value="عنب بلدي" onSave={async () => undefined} />)
    const field = screen.getByRole('button', { name: 'Outlet: عنب بلدي' })
    expect(field.getAttribute('dir')).toBeNull()
    expect(field.querySelector('bdi')?.getAttribute('dir')).toBe('auto')
  })
  it('that is text of several lines stands where it begins itself', () => {
    render(<InlineText multiline label="Description" value="نص" onSave={async () => undefined} />)
    expect(screen.getByRole('button').getAttribute('dir')).toBe('auto')
  })
  it('is isolated in the report of an import', () => {
    render(<OutcomeRow outcome={{ file: 'صورة (2).png', status: 'failed', reason: 'This is a PNG file.' }} />)
    expect(screen.getByText('صورة (2).png').tagName).toBe('BDI')
  })
  it('of a file is shortened in its middle, so that neither its beginning nor its kind is lost', () => {
    expect(shortFileName('قصف سوق الأتارب (نسخة 2).html', 14)).toBe('قصف سوق…html'.replace('html', '.html'))
    expect(shortFileName('000_4cd4_and_more.txt', 13)).toBe('000_4cd4….txt')
    expect(shortFileName('short.txt', 20)).toBe('short.txt')
  })
})
