import { describe, expect, test } from 'vitest'
import { wholeAddress } from '../../../renderer/editor/LinkDialog.tsx'
import { articleTrigger, mentionTrigger } from '../../../renderer/editor/trigger.ts'

describe('@', () => {
  test.each([
    ['@', ''],
    ['by @Ali', 'Ali'],
    ['@Ilham Ali', 'Ilham Ali'],
    ['(@Փաշ', 'Փաշ'],
    ['في @الأمم المت', 'الأمم المت'],
    ['“@外交部', '外交部'],
  ])('%j asks for %j', (text, query) => {
    expect(mentionTrigger(text)?.matchingString).toBe(query)
  })

  test.each(['', 'mail@example', '@ ', '@Aliyev,', '@a  ', '@one two three four five six', `@${'x'.repeat(80)}`])(
    '%j asks for nobody',
    (text) => {
      expect(mentionTrigger(text)).toBeNull()
    },
  )

  test('says what is to be replaced', () => {
    expect(mentionTrigger('by @Ali')).toEqual({ leadOffset: 3, matchingString: 'Ali', replaceableString: '@Ali' })
  })
})

describe('[[', () => {
  test.each([
    ['[[', ''],
    ['see [[Several civ', 'Several civ'],
  ])('%j asks for %j', (text, query) => {
    expect(articleTrigger(text)?.matchingString).toBe(query)
  })

  test.each(['[', '[[a]]', 'see [one'])('%j asks for no article', (text) => {
    expect(articleTrigger(text)).toBeNull()
  })
})

describe('a typed address', () => {
  test.each([
    ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['example.org/a', 'https://example.org/a'],
    ['name@example.org', 'mailto:name@example.org'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['data:text/html,x', null],
    ['two words', null],
    ['https://', null],
  ])('%j is %j', (typed, address) => {
    expect(wholeAddress(typed)).toBe(address)
  })
})
