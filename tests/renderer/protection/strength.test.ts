import { describe, expect, it } from 'vitest'
import { type Strength, strengthOf } from '../../../renderer/protection/strength.ts'

const cases: [Strength, string[]][] = [
  ['empty', ['']],
  ['short', ['a', 'seven t']],
  [
    'weak',
    [
      'password',
      'Password2023!',
      'aaaaaaaaaaaaaaaa',
      '1234567890',
      'qwertyuiop',
      'poplars poplars poplars',
      '12.03.1987',
    ],
  ],
  ['fair', ['poplar river chair window', 'xK9#qL2!vR', '東京の夜は静かな']],
  ['strong', ['seven tall poplars by the river', 'лодка камень ветер окно снег', 'xK9#qL2!vR7$mB4&tY']],
]

describe('the strength of a passphrase', () => {
  for (const [strength, passphrases] of cases)
    it.each(passphrases)(`of “%s” is ${strength}`, (passphrase) => {
      expect(strengthOf(passphrase)).toBe(strength)
    })
  it('never falls when a new word is added', () => {
    const order: Strength[] = ['empty', 'short', 'weak', 'fair', 'strong']
    let before = 0
    let passphrase = ''
    for (const word of ['lamp', 'gravel', 'onion', 'quiet', 'harbour', 'seventy', 'moss']) {
      passphrase = `${passphrase} ${word}`.trim()
      const now = order.indexOf(strengthOf(passphrase))
      expect(now).toBeGreaterThanOrEqual(before)
      before = now
    }
    expect(before).toBe(4)
  })
})
