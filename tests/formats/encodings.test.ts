import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decode } from '../../main/import/decode.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'

type Expected = { sha256_of_utf8?: string | null }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Python's tables, by which the corpus was made, name four punctuation marks otherwise than browsers' do. */
const asPython: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('～', '〜').replaceAll('—', '―'),
  (text) =>
    text.replace(
      /[“”–…•]/g,
      (mark) => ({ '“': '\x93', '”': '\x94', '–': '\x96', '…': '\x85', '•': '\x95' })[mark] ?? mark,
    ),
]

describe.skipIf(!hasSharedData)('encodings of real files', () => {
  const expected = hasSharedData
    ? (JSON.parse(readFileSync(shared('g_encoding/_expect.json'), 'utf8')) as Record<string, Expected>)
    : {}
  const files = Object.entries(expected).map(([path, { sha256_of_utf8: hash }]) => {
    const bytes = readFileSync(shared(path))
    const decoded = decode(bytes)
    const right = decoded !== null && asPython.some((form) => sha256(form(decoded.text)) === hash)
    return { path, bytes, hash, decoded, right }
  })

  it('at least 97 in 100 files of 500 bytes and more are read right', () => {
    const measured = files.filter(({ bytes, hash }) => hash && bytes.length >= 500)
    const wrong = measured.filter(({ right }) => !right).map(({ path }) => path)
    expect(measured.length).toBeGreaterThan(70)
    // Johab, which nothing has written for thirty years, and a page of NUL bytes.
    expect(wrong).toEqual(['g_encoding/Johab/iyagi-readme.txt', 'g_encoding/ascii/_mozilla_bug638318_text.html'])
    expect(1 - wrong.length / measured.length).toBeGreaterThanOrEqual(0.97)
  })

  it('every file with a byte order mark is read right, and that is no guess', () => {
    const marked = files.filter(({ path, hash }) => hash && /bom-|-bom|utf-8-sig/.test(path) && !/nobom/.test(path))
    expect(marked.length).toBeGreaterThanOrEqual(6)
    for (const { path, right, decoded } of marked)
      expect({ path, right, guessed: decoded?.guessed }).toEqual({ path, right: true, guessed: false })
  })

  it('a broken file is read or refused, never a crash', () => {
    for (const { path, decoded } of files.filter(({ path }) => path.includes('/broken/')))
      expect(decoded === null || typeof decoded.text === 'string', path).toBe(true)
  })
})
