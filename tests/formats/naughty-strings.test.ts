import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withSession } from '../../main/cli/session.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { termsOf } from '../../main/search/tokens.ts'
import { everything } from '../main/entities/coding.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'

const strings = hasSharedData
  ? (JSON.parse(readFileSync(shared('g_naughty/blns.json'), 'utf8')) as string[]).filter((one) => one.trim() !== '')
  : []

/** The form in which words are kept: composed. White space at the ends is no part of a name. */
const kept = (words: string) => words.normalize('NFC').trim()

describe.skipIf(!hasSharedData)('the big list of naughty strings', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naughty-'))
    await (await createLibrary(join(folder, 'library'))).close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is kept in names, tags, titles, notes and texts, found by search, and comes back from an export', async () => {
    const path = join(folder, 'library')
    const exported = join(folder, 'all.json')
    const before = await withSession(path, { readOnly: false }, async ({ call, library }) => {
      const imported = await call('importText', { text: `Seven people were killed.\n\n${strings.join('\n\n')}` })
      const { text } = await call('getText', { id: imported.articleId as never })
      const missing: string[] = []
      for (const [at, words] of strings.entries()) {
        const actor = await call('saveEntity', { kind: 'actor', name: words })
        const tag = await call('saveTag', { name: `${at} ${words}` })
        const note = await call('saveNote', { title: words, state: noteOf(words) })
        expect([kept(actor.name), kept(tag.name), kept(note.title)]).toEqual([
          kept(words),
          kept(`${at} ${words}`),
          kept(words),
        ])
        if (!text.includes(kept(words)) && !text.replace(/\s+/g, ' ').includes(kept(words).replace(/\s+/g, ' ')))
          missing.push(words)
      }
      expect(missing.filter((words) => !hasControls(words))).toEqual([])
      for (const words of strings) {
        const { hits } = await call('search', { query: words, limit: 1000 })
        const quoted = await call('search', { query: `"${words.replaceAll('"', ' ')}"`, limit: 1000 })
        await call('goTo', { query: words })
        await call('findEntities', { query: words })
        if (termsOf(words).length > 0) expect([words, hits.length + quoted.hits.length > 0]).toEqual([words, true])
      }
      await call('exportTo', { format: 'json', path: exported, options: { includePrivate: true, includeAuthor: true } })
      await call('exportTo', { format: 'markdown', path: join(folder, 'markdown') })
      return everything(library)
    })
    const again = await createLibrary(join(folder, 'again'))
    await again.close()
    await withSession(join(folder, 'again'), { readOnly: false }, ({ call }) => call('importJson', { path: exported }))
    const reopened = await openLibrary(join(folder, 'again'), { readOnly: true })
    expect(everything(reopened)).toEqual(before)
    await reopened.close()
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined)
  })
})

/** Control characters are no words, and are left out of a text. */
const hasControls = (words: string) => /[\u0000-\u001f\u007f-\u009f\ufeff\u2028\u2029\ufffe\uffff]/.test(words)

const common = { version: 1, direction: null, format: '', indent: 0 }
const noteOf = (text: string) => {
  const words = { type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }
  const root = { ...common, type: 'root', children: [{ ...common, type: 'paragraph', children: [words] }] }
  return { v: 1 as const, lexical: '0.52.0', state: { root } }
}
