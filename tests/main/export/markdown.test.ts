import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { escapeMarkdown } from '../../../main/export/markdown-text.ts'
import { hasSharedData, shared } from '../import/shared-data.ts'
import { placeToExport, startCoded } from './coded-library.ts'

async function foldersOf(library: Parameters<typeof exportLibrary>[0]) {
  const folder = join(placeToExport(), 'notes')
  const report = await exportLibrary(library, { format: 'markdown', path: folder })
  const files = new Map(report.files.map(({ path }) => [path, readFileSync(join(folder, path), 'utf8')]))
  return { folder, report, files }
}

/** Every [[wikilink]] names a file of the export, and a block id that stands in it. */
function expectLinksResolve(files: ReadonlyMap<string, string>): number {
  const byName = new Map([...files].map(([path, content]) => [basename(path, '.md'), content]))
  let links = 0
  for (const [path, content] of files)
    for (const [link, target = '', anchor] of content
      .replace(/^---\n.*?\n---\n/s, '')
      .matchAll(/(?<!\\)\[\[([^\]|#\\]*)(#\^p[\w-]+)?[^\]]*\]\]/g)) {
      links += 1
      expect(byName.has(target), `${path}: ${link}`).toBe(true)
      if (anchor) expect(byName.get(target)).toMatch(new RegExp(`\\^${anchor.slice(2)}$`, 'm'))
    }
  return links
}

test('a file for each article, actor, event and note; links lead to files and words', async () => {
  const { library } = await startCoded()
  const { report, files } = await foldersOf(library)
  expect([...files.keys()].toSorted()).toEqual([
    'Contents.md',
    'actors/Armenian sources.md',
    'articles/A ceasefire begins.md',
    'events/Ceasefire.md',
    'notes/Figures.md',
  ])
  expect(report.files.map(({ title }) => title)).toContain('A ceasefire begins')
  expect(expectLinksResolve(files)).toBeGreaterThan(8)
  const article = files.get('articles/A ceasefire begins.md') ?? ''
  expect(parse(article.split('---\n')[1] ?? '')).toMatchObject({ outlet: 'RT', published: '2023-09-20' })
  expect(article).toContain('were killed, Armenian sources said. ^p2')
  expect(files.get('events/Ceasefire.md')).toContain('[[A ceasefire begins#^p1|A ceasefire begins, RT, 2023-09-20]]')
  expect(files.get('events/Ceasefire.md')).toContain('≥27 people')
})

test('tags stand as Obsidian takes them, and every passage has a block id that links lead to where no text is', async () => {
  const { library, article, tag, saveTag, killed, eventDocument } = await startCoded()
  const under = await saveTag({ name: 'Killed & wounded, 2023', parentId: tag.id })
  const puts = [{ ...library.need(article.id), tags: [under.id] }]
  await library.commit({ label: { key: 'saveArticle', args: { title: '' } }, puts })
  const { files } = await foldersOf(library)
  const whole = files.get('articles/A ceasefire begins.md') ?? ''
  expect(parse(whole.split('---\n')[1] ?? '')).toMatchObject({ tags: ['casualties/Killed-wounded-2023'] })
  expect(whole).toMatch(new RegExp(`^\\^${killed.id.replace(':', '-')}$`, 'm'))
  const folder = join(placeToExport(), 'event')
  await exportLibrary(library, { format: 'markdown', path: folder, scope: eventDocument.id })
  const event = readFileSync(join(folder, 'events', 'Ceasefire.md'), 'utf8')
  expect(event).toContain(`[[A ceasefire begins#^${killed.id.replace(':', '-')}\\|`)
})

test('a note keeps its headings, lists, code, tables, links, mentions and quotations', async () => {
  const { library } = await startCoded()
  const { files } = await foldersOf(library)
  const note = files.get('notes/Figures.md') ?? ''
  expect(note).toContain('## What is claimed')
  expect(note).toContain('On [[Ceasefire]] see [[A ceasefire begins]]: **bold *and both***')
  expect(note).toContain('\\<b\\>plain\\</b\\> \\*stars\\*')
  expect(note).toContain('[a link](<https://example.org/a>)')
  expect(note).not.toContain('javascript')
  expect(note).toContain('1. one\n    - inner')
  expect(note).toContain('````js\na < b\n``` fence\n````')
  expect(note).toContain('| head\\|er |\n| --- |\n| cell |')
  expect(note).toContain('> At least 27 people were killed\n>\n> — [[A ceasefire begins#^p2|RT, 2023-09-20]]')
})

test('text reads as it was: nothing in it becomes a mark, a link or HTML', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab*_[]()<>#|~`\\1.-+!&;=$^:/ '), minLength: 1, maxLength: 30 }),
      (text) => {
        fc.pre(text.trim() !== '')
        const tree = unified()
          .use(remarkParse)
          .use(remarkGfm)
          .parse(`x ${escapeMarkdown(text)} x`)
        expect(toString(tree)).toBe(`x ${text.replace(/^\s+/, '')} x`)
        const alone = unified().use(remarkParse).use(remarkGfm).parse(escapeMarkdown(text))
        expect(alone.children.map((child) => child.type)).toEqual(['paragraph'])
        expect(toString(alone)).toBe(text.trim())
      },
    ),
    { numRuns: 2000 },
  )
})

test.skipIf(!hasSharedData)(
  'hostile titles become files inside the folder; links and true titles are kept',
  async () => {
    const titles = (JSON.parse(readFileSync(shared('g_names', 'titles.json'), 'utf8')) as { title: string }[])
      .map(({ title }) => title)
      .filter((title) => title.trim() !== '')
    const { library, note } = await startCoded()
    const puts = titles.map((title) => ({ ...library.need(note.id), ...library.stamp('note'), title }))
    await library.commit({ label: { key: 'saveTag', args: { name: '' } }, puts })
    const { folder, files, report } = await foldersOf(library)
    expectLinksResolve(files)
    expect(readdirSync(join(folder, 'notes')).length).toBe(titles.length + 1)
    for (const title of titles) {
      const file = report.files.find((one) => one.title === title)
      expect(file && existsSync(join(folder, file.path)), title).toBe(true)
      const [, frontMatter = ''] = (files.get(file?.path ?? '') ?? '').split('---\n')
      expect((parse(frontMatter) as { title: string }).title.toWellFormed()).toBe(title.toWellFormed())
    }
  },
)
