import { createServer } from 'node:net'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOutcome } from '#contract/views.ts'
import { plainTextOf } from '#contract/article-text.ts'
import { createImporter, type Importer } from '../../main/import/importer.ts'
import { sourcesFromPaths } from '../../main/import/sources.ts'
import type { Library } from '../../main/library/library.ts'
import { createLibrary } from '../../main/library/open.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { filesUnder } from './files-under.ts'
import { watched } from './watched.ts'

type Run = { name: string; outcomes: ImportOutcome[]; seconds: number; megabytes: number }

/** Files made to harm, each brought in through the importer and its worker as the window and the command line do. */
describe.skipIf(!hasSharedData)('files made to harm', () => {
  let folder = ''
  let library: Library
  let importer: Importer
  let knocks = 0
  const beacon = createServer((socket) => {
    knocks += 1
    socket.destroy()
  })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sourcebook-hostile-'))
    library = await createLibrary(join(folder, 'library'), { name: 'Test' })
    importer = createImporter()
    await new Promise<void>((resolve) => {
      // The pages name this port; when something else holds it, nothing that we do can reach it unseen either.
      beacon.once('error', () => resolve())
      beacon.listen(48_999, '127.0.0.1', () => resolve())
    })
    // The worker and its readers are started before anything is measured.
    await importer.importBytes(library, { name: 'warm.html', bytes: Buffer.from('<p>Warm words.</p>') })
  })

  afterAll(async () => {
    await importer.close()
    await library.close()
    beacon.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Imports one file and measures how long it took and how far memory rose while it did. */
  async function run(path: string, asName = basename(path), passwords: string[] = []): Promise<Run> {
    const [source] = await sourcesFromPaths([path])
    const { result, ...spent } = await watched(() =>
      importer.importMany(library, source ? [{ ...source, name: asName }] : [], {
        askPassword: ({ attempt }) => Promise.resolve(passwords[attempt] ?? null),
      }),
    )
    return { name: basename(path), outcomes: result, ...spent }
  }

  async function textOf(outcome: ImportOutcome | undefined): Promise<string> {
    const article = outcome?.articleId && library.get(outcome.articleId)
    if (!article) return ''
    return plainTextOf((await library.texts.get(article.textSha256))?.blocks ?? [])
  }

  function expectBounds({ name, seconds, megabytes }: Run, most = 2): void {
    expect({ name, seconds: seconds < most ? 'in time' : seconds }).toEqual({ name, seconds: 'in time' })
    expect({ name, megabytes: megabytes < 300 ? 'in bounds' : megabytes }).toEqual({ name, megabytes: 'in bounds' })
  }

  /** The library holds nothing but what libraries hold, and no file of a zip was written anywhere. */
  function expectNothingOutside(): void {
    expect(existsSync('/tmp/zipslip-canary.txt')).toBe(false)
    expect(readdirSync(folder)).toEqual(['library'])
    for (const path of filesUnder(join(folder, 'library'))) expect(path).not.toMatch(/canary|project\.qde|\.txt/)
    expect(knocks).toBe(0)
  }

  const reasons = ({ outcomes }: Run) => outcomes.map(({ reason }) => reason ?? '').join('\n')
  const statuses = ({ outcomes }: Run) => [...new Set(outcomes.map(({ status }) => status))].sort()

  describe('zips', () => {
    const zip = async (name: string) => {
      const done = await run(shared('g_zip', name), name.replace(/\.\w+$/, '.zip'))
      expectBounds(done)
      expectNothingOutside()
      return done
    }

    it('whose names lead out are left alone, and which entry is said; the rest is read', async () => {
      for (const name of ['slip-dotdot.qdpx', 'slip-backslash.qdpx', 'slip-unc.qdpx']) {
        const { outcomes } = await zip(name)
        const canary = outcomes.find(({ file }) => file.includes('zipslip-canary'))
        expect({ name, status: canary?.status }).toEqual({ name, status: 'failed' })
        expect(outcomes.some(({ file, status }) => file.endsWith('a1.txt') && status !== 'failed')).toBe(true)
      }
    })

    it('with a link are read without it', async () => {
      const { outcomes } = await zip('symlink-then-through.qdpx')
      expect(outcomes.find(({ file }) => file.endsWith('sources/link'))?.reason).toMatch(/link/)
    })

    it('that swell are refused at a bound, and which entry is said', async () => {
      expect(reasons(await zip('bomb-1GiB.qdpx'))).toMatch(/a1\.txt.*50 MB/)
      expect(reasons(await zip('lying-size-small.qdpx'))).toMatch(/big\.txt/)
      expect(statuses(await zip('bomb-nested.zip'))).toEqual(['failed'])
    })

    it('that are damaged, locked, cut or empty say so', async () => {
      const damaged = await zip('crc-mismatch.qdpx')
      expect(damaged.outcomes.find(({ file }) => file.endsWith('a1.txt'))).toMatchObject({ status: 'failed' })
      expect(reasons(damaged)).toMatch(/a1\.txt.*cannot be read/)
      expect(reasons(await zip('encrypted-password-secret.qdpx'))).toMatch(/locked with a password/)
      expect(reasons(await zip('truncated-last-byte.qdpx'))).toMatch(/damaged/)
      expect(reasons(await zip('empty-zip.qdpx'))).toMatch(/no file/)
    })

    it('with names that disks confuse lose nothing: names are never written', async () => {
      const twice = await zip('nfc-nfd-duplicate.qdpx')
      expect(twice.outcomes.filter(({ file }) => /\u00e9|e\u0301/.test(file))).toHaveLength(2)
      const reserved = await zip('reserved-names.qdpx')
      expect(reserved.outcomes.filter(({ status }) => status === 'failed').map(({ file }) => file)).toEqual([])
      expect(statuses(await zip('deep-path.zip'))).toEqual(['failed'])
      for (const name of ['local-vs-central-name.qdpx', 'prepended-html.qdpx', 'duplicate-project-qde.qdpx'])
        for (const { file } of (await zip(name)).outcomes) expect(file).toMatch(/\.zip/)
    })
  })

  it('Word files and books: what a reader would not see stays out, and nobody is called', async () => {
    const expected: Record<string, string> = {
      'ok-minimal.docx': 'Seven people were killed in the market.',
      'external-image.docx': 'Seven people were killed in the market.',
      'remote-template.docx': 'Seven people were killed in the market.',
      'dde-field.docx': 'field',
      'hidden-text.docx': 'Shown',
      'huge-paragraph.docx': 'A'.repeat(8_000_000),
      'epub-title-markup.epub': 'Seven people were killed.',
      'epub-script.epub': 'Seven',
    }
    for (const name of readdirSync(shared('g_docx')).filter((one) => !one.endsWith('.json'))) {
      const done = await run(shared('g_docx', name))
      expectBounds(done)
      const text = await textOf(done.outcomes[0])
      if (expected[name] === undefined) expect([name, done.outcomes[0]?.status]).toEqual([name, 'failed'])
      else expect(text.slice(0, 100), name).toBe(expected[name].slice(0, 100))
      expect(text).not.toMatch(/HIDDEN|cmd\.exe|alert\(/)
      if (name === 'hidden-text.docx') expect(done.outcomes[0]?.notKept).toEqual(['1 hidden passage'])
      if (name === 'epub-title-markup.epub') expect(done.outcomes[0]?.title).toBe('<img src=x onerror=alert(1)>')
    }
    expectNothingOutside()
  })

  it('PDFs: each is read or says why not, with its password and without', async () => {
    type Expected = Record<string, { password: string | null; poppler_text_chars: number }>
    const expected = JSON.parse(readFileSync(shared('e_pdf/hostile/_expect.json'), 'utf8')) as Expected
    const read: string[] = []
    for (const [name, { password }] of Object.entries(expected)) {
      const locked = await run(shared('e_pdf/hostile', name))
      expectBounds(locked, 10)
      if (locked.outcomes[0]?.status === 'added') read.push(name)
      else expect(locked.outcomes[0]?.reason, name).toMatch(/\S/)
      if (password === null) continue
      expect(locked.outcomes[0], name).toMatchObject({ status: 'failed', locked: true })
      const wrongFirst = await run(shared('e_pdf/hostile', name), name, ['wrong', password])
      expect(wrongFirst.outcomes[0]?.locked, name).toBeUndefined()
    }
    // Whatever poppler finds words in without a password, we do, but for the caption of a button, and a file of which
    // poppler opens the page without the password that its attachment needs.
    const missed = Object.entries(expected).filter(
      ([name, { password, poppler_text_chars: found }]) => password === null && found > 0 && !read.includes(name),
    )
    expect(missed.map(([name]) => name)).toEqual(['evaljs.pdf', 'encrypted-attachment.pdf'])
    expectNothingOutside()
  }, 120_000)

  it('a page of beacons calls nobody, and its words are kept', async () => {
    const done = await run(shared('g_html/beacon-a.html'))
    expectBounds(done)
    expect(await textOf(done.outcomes[0])).toContain('Seven people were killed in Aleppo on 3 May 2024')
    expectNothingOutside()
  })

  it('Markdown made to be slow is read in time', async () => {
    for (const name of readdirSync(shared('g_redos')).filter((one) => one.endsWith('.md'))) {
      const done = await run(shared('g_redos', name))
      expectBounds(done)
      expect({ name, status: done.outcomes[0]?.status }).toEqual({ name, status: 'added' })
    }
  })
})
