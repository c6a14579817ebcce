import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../main/import/decode.ts'

describe('encodings', () => {
  const russian = 'Прекращение огня вступило в силу в час дня, сообщило министерство обороны. '.repeat(4)

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866', 'cp855', 'maccyrillic'])(
    'Russian in %s is recognised',
    (encoding) => {
      expect(decode(iconv.encode(russian, encoding))).toEqual({ text: russian, encoding, guessed: true })
    },
  )

  it.each([
    ['gb18030', '停火协议于当地时间下午一时生效，双方军队开始撤离。'.repeat(4)],
    ['shift_jis', '停戦は現地時間の午後一時に発効し、両軍は撤退を始めた。'.repeat(4)],
    ['euc-kr', '휴전은 현지 시간 오후 한 시에 발효되었고 양측 군대가 철수를 시작했다. '.repeat(4)],
    [
      'windows-1252',
      'Le cessez-le-feu est entré en vigueur à 13 heures, a déclaré le ministère de la Défense — « enfin ». '.repeat(2),
    ],
  ])('%s is recognised', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding))).toEqual({ text, encoding, guessed: true })
  })

  it('what a page declares is believed when its bytes fit', () => {
    const page = `<html><head><meta charset="windows-1253"></head><body>Η εκεχειρία</body></html>`
    expect(decode(iconv.encode(page, 'windows-1253'))).toEqual({ text: page, encoding: 'windows-1253', guessed: false })
    const lying = `<html><head><meta charset="gb2312"></head><body>停火 é</body></html>`
    expect(decode(Buffer.from(lying))).toEqual({ text: lying, encoding: 'utf-8', guessed: false })
  })

  it('UTF-8 with a broken character stays UTF-8, and the person is told', () => {
    const bytes = Buffer.concat([Buffer.from('Tərtər və Ağdərə '.repeat(5)), Buffer.from([0xc9])])
    expect(decode(bytes)).toMatchObject({ encoding: 'utf-8', guessed: true })
  })

  it('bytes with NULs that no wide encoding explains are no text', () => {
    expect(decode(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 3, 0, 0xff]))).toBeNull()
  })

  it('law: text in UTF-8, 16 or 32 with a mark comes back whole', () => {
    const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), encodings, (text, encoding) => {
        fc.pre(!text.startsWith('\uFEFF') && !text.startsWith('\0'))
        expect(decode(iconv.encode(text, encoding, { addBOM: true }))).toEqual({ text, encoding, guessed: false })
      }),
    )
  })

  it('law: any bytes at all are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(bytes)
        expect(decoded === null || decoded.encoding !== '').toBe(true)
      }),
    )
  })
})
