import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fontNaming, smallPdf } from '../main/import/small-pdf.ts'
import { hasElectron, root } from './launch.ts'
import { seedFile } from './seed.ts'

const executable = hasElectron
  ? (createRequire(import.meta.url)('electron') as unknown as string)
  : join(root, 'host/electron')

describe('the program’s own executable with a command', () => {
  let place: string
  let library: string

  /** No display and no browser: a window could not even be tried. */
  const run = (words: string[], input = '') => {
    const environment = {
      ...process.env,
      HOST_CHROMIUM: '/no/browser',
      DISPLAY: '',
      SOURCEBOOK_DATA: join(place, 'data'),
    }
    const { status, stdout, stderr } = spawnSync(executable, ['.', ...words], {
      cwd: root,
      encoding: 'utf8',
      input,
      env: environment,
      timeout: 30_000,
    })
    return { status, stdout, stderr }
  }

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'executable-'))
    library = join(place, 'Lib')
  })
  afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

  it('makes a library, takes a file in and answers a batch, without a window', async () => {
    expect(run(['new', library])).toMatchObject({ status: 0, stderr: '' })
    const imported = run(['import', library, await seedFile(place), '--json'])
    expect(imported.status).toBe(0)
    expect(JSON.parse(imported.stdout)).toMatchObject({ status: 'added', publishedAt: '2023-09-20' })
    const asked = { id: 1, call: 'saveEntity', args: { kind: 'actor', name: 'Red Cross' } }
    const answered = run(['batch', library], `${JSON.stringify(asked)}\n`)
    expect(JSON.parse(answered.stdout)).toMatchObject({ id: 1, ok: true, value: { name: 'Red Cross' } })
    expect(JSON.parse(readFileSync(join(library, 'library.json'), 'utf8'))).toBeTypeOf('object')
  })

  it('reads a Chinese PDF that names a character table: the built program has it with it', () => {
    const bytes = smallPdf([[{ text: '\xcd\xa3\xbb\xf0', y: 700 }]], undefined, fontNaming('GBK-EUC-H', 'GB1'))
    const path = join(place, 'chinese.pdf')
    writeFileSync(path, bytes)
    const imported = run(['import', library, path, '--json'])
    expect(JSON.parse(imported.stdout)).toMatchObject({ status: 'added', title: '停火' })
  })

  it('exits as the command line does', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('batch LIB') as string })
    expect(run(['check'])).toMatchObject({ status: 2 })
    expect(run(['check', join(place, 'nowhere')])).toMatchObject({ status: 1, stdout: '' })
  })
})
