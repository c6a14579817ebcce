import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everything } from '../main/entities/coding.ts'
import { emptyLibrary, hasSharedData, shared, take } from './coded-files.ts'
import { watched } from './watched.ts'

type Outcome =
  { refused: string } | { told: string[]; notKept: string[]; statuses: string[]; tags: string[]; texts: number }

/** Takes a hostile file into a new library, with the time and memory of the process watched. */
async function takeHostile(path: string): Promise<{ outcome: Outcome; written: string[] }> {
  const library = await emptyLibrary()
  const before = everything(library)
  const {
    result: outcome,
    seconds,
    megabytes,
  } = await watched(() =>
    take(library, path).then(
      (report): Outcome => ({
        told: report.told,
        notKept: report.notKept,
        statuses: report.outcomes.map(({ status }) => status),
        tags: [...library.collection('tag').values()].map(({ name }) => name),
        texts: library.collection('article').size,
      }),
      (error: Error): Outcome => ({ refused: error.message }),
    ),
  )
  expect(seconds, basename(path)).toBeLessThan(2)
  expect(megabytes, basename(path)).toBeLessThan(300)
  if ('refused' in outcome) {
    expect(everything(library)).toEqual(before)
    expect(outcome.refused, basename(path)).toMatch(/Nothing was imported\.$|no annotations/)
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  return { outcome, written: readdirSync(library.path, { recursive: true, encoding: 'utf8' }) }
}

const told = (outcome: Outcome) =>
  'refused' in outcome ? outcome.refused : [...outcome.told, ...outcome.notKept].join('\n')

/** What each file must come to; the words are those that a person is told. */
const expected: Record<string, { refused?: RegExp; told?: RegExp; statuses?: string[] }> = {
  'g_zip/slip-dotdot.qdpx': { refused: /zipslip-canary\.txt/ },
  'g_zip/slip-backslash.qdpx': { refused: /zipslip-canary\.txt/ },
  'g_zip/slip-unc.qdpx': { refused: /zipslip-canary\.txt/ },
  'g_zip/symlink-then-through.qdpx': { told: /“sources\/link” is a link/, statuses: ['anchored'] },
  'g_zip/duplicate-project-qde.qdpx': { refused: /“project\.qde” twice/ },
  'g_zip/nfc-nfd-duplicate.qdpx': { told: /twice; the first was taken/, statuses: ['anchored'] },
  'g_zip/name-Project-capital.qdpx': { statuses: ['anchored'] },
  'g_zip/reserved-names.qdpx': { told: /“sources\/CON”/, statuses: ['anchored'] },
  'g_zip/crc-mismatch.qdpx': { refused: /damaged \(CRC-32\)|damaged/ },
  'g_zip/truncated-last-byte.qdpx': { refused: /damaged/ },
  'g_zip/empty-zip.qdpx': { refused: /no project/ },
  'g_zip/prepended-html.qdpx': {},
  'g_zip/lying-size-small.qdpx': {},
  'g_zip/bomb-1GiB.qdpx': { refused: /larger than the \d+ MB/ },
  'g_zip/bomb-nested.zip': { refused: /no project/ },
  'g_zip/deep-path.zip': { refused: /./ },
  'g_zip/local-vs-central-name.qdpx': { statuses: ['anchored'] },
  'g_zip/encrypted-password-secret.qdpx': { refused: /locked with a password/ },
  'g_zip/ref-relative-dotdot.qdpx': { told: /is not in the file/, statuses: ['orphaned'] },
  'g_zip/ref-file-url.qdpx': { told: /is not in the file/, statuses: ['orphaned'] },
  'g_zip/ref-backslash.qdpx': { told: /is not in the file/, statuses: ['orphaned'] },
  'g_zip/ref-unc.qdpx': { told: /is not in the file/, statuses: ['orphaned'] },
  'g_xml/selection-start-after-end.qdpx': { statuses: ['orphaned'] },
  'g_xml/selection-negative.qdpx': { statuses: ['orphaned'] },
  'g_xml/selection-not-a-number.qdpx': { statuses: ['orphaned'] },
  'g_xml/selection-astral-inside-pair.qdpx': { statuses: ['anchored'] },
  'g_xml/duplicate-guids.qdpx': { told: /Several sources have the GUID/ },
  'g_xml/billion-laughs.qdpx': { refused: /DOCTYPE/ },
  'g_xml/quadratic-blowup.qde': { refused: /DOCTYPE/ },
  'g_xml/xxe-file.qdpx': { refused: /DOCTYPE/ },
  'g_xml/xxe-param-http.qde': { refused: /DOCTYPE/ },
  'g_xml/xinclude.qde': {},
  'g_xml/deep-200000.qde': { refused: /deeper than/ },
  'g_xml/wrong-namespace.qde': { refused: /urn:evil/ },
  'g_xml/null-char-ref.qde': { refused: /./ },
  'g_xml/script-in-name.qde': {},
  'g_xml/latin1-declared.qde': {},
}

describe.skipIf(!hasSharedData)('projects made to do harm', () => {
  test.each(Object.entries(expected))('%s', async (path, { refused, told: says, statuses }) => {
    const { outcome, written } = await takeHostile(shared(...path.split('/')))
    if (refused) expect(told(outcome)).toMatch(refused)
    expect('refused' in outcome).toBe(refused !== undefined || ('refused' in outcome && !statuses))
    if (says) expect(told(outcome)).toMatch(says)
    if (statuses) expect('refused' in outcome ? outcome : outcome.statuses).toEqual(statuses)
    expect(written.filter((name) => /canary|CON|NUL|COM1/.test(name))).toEqual([])
    for (const place of ['/tmp/zipslip-canary.txt', join(process.cwd(), 'zipslip-canary.txt')])
      expect(existsSync(place)).toBe(false)
  })

  test('every file of the folders is among them', () => {
    for (const folder of ['g_zip', 'g_xml'])
      expect(
        readdirSync(shared(folder))
          .filter((name) => !name.startsWith('_'))
          .map((name) => `${folder}/${name}`),
      ).toEqual(
        Object.keys(expected)
          .filter((name) => name.startsWith(folder))
          .sort(),
      )
  })

  test('a name that looks like a page is a name', async () => {
    const { outcome } = await takeHostile(shared('g_xml', 'script-in-name.qde'))
    expect(outcome).toMatchObject({ tags: ['<img src=x onerror=alert(1)>'] })
  })

  test('a declared Latin-1 is read as it says', async () => {
    const library = await emptyLibrary()
    await take(library, shared('g_xml', 'latin1-declared.qde'))
    expect([...library.collection('article').values()].map(({ title }) => title)).toEqual(['Café'])
  })
})
