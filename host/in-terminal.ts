import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/**
 * What the program is for, without a window: the sample library is made, what is in it is shown, and all of it is
 * exported, through the same command line that a person has.
 */
const root = resolve(import.meta.dirname, '..')
const say = (line = '') => process.stdout.write(`${line}\n`)
const bold = (text: string) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text)

type Article = { id: string; title: string; publishedAt?: string; passages: number }
type Passage = { articleId: string; exact: string; links: { name: string; kind: string; role?: string }[] }
type Entity = { id: string; kind: 'actor' | 'event'; name: string; type?: string; date?: string; passages: number }
type Claims = {
  aboutId: string
  property: string
  proposition?: string
  reading: string
  summary: string
  claims: { speaker: string; words: string }[]
}

async function ask<Answer>(...words: string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'out/main/cli.js'), ...words, '--json'], {
    maxBuffer: 100_000_000,
  })
  return JSON.parse(stdout) as Answer
}

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-'))
const library = join(folder, 'Sample library')
const notes = join(folder, 'notes')
const { makeSampleLibrary } = (await import(join(root, 'main/sample/make-sample.ts'))) as {
  makeSampleLibrary: (path: string) => Promise<void>
}

say('There is no display here, so Sourcebook does its main job in the terminal.')
await makeSampleLibrary(library)

const articles = await ask<Article[]>('articles', library)
const article = articles.find(({ publishedAt }) => publishedAt === '2023-09-20') ?? articles[0]
if (!article) throw new Error('The sample library is empty')
const passages = await ask<Passage[]>('passages', library, '--article', article.id)
const entities = await ask<Entity[]>('entities', library)
const claims = await ask<Claims[]>('claims', library)
const names = new Map(entities.map(({ id, name }) => [id, name]))

say(`\n${bold('Article')}  ${article.title} (${article.publishedAt ?? 'undated'}), one of ${articles.length}`)
say(`\n${bold(`Passages of it: ${passages.length}`)}`)
for (const { exact, links } of passages) {
  const linked = links.map(({ name, role }) => (role ? `${name} (${role})` : name)).join(', ')
  say(`  “${exact.replace(/\s+/g, ' ')}”${linked ? ` → ${linked}` : ''}`)
}
for (const [kind, title] of [
  ['actor', 'Actors'],
  ['event', 'Events'],
] as const) {
  const some = entities.filter((one) => one.kind === kind).sort((a, b) => b.passages - a.passages)
  say(`\n${bold(`${title}: ${some.length}`)}`)
  for (const { name, type, date, passages } of some)
    say(`  ${[name, type, date, passages === 1 ? '1 passage' : `${passages} passages`].filter(Boolean).join(' · ')}`)
}
const contested = claims.filter(({ reading }) => ['denied', 'contradict', 'compatible'].includes(reading))
say(`\n${bold(`Contested claims: ${contested.length} of ${claims.length}`)}`)
for (const { aboutId, property, proposition, reading, summary, claims } of contested) {
  say(`  ${names.get(aboutId) ?? ''}: ${proposition ?? property}: ${bold(reading)} (${summary})`)
  for (const { speaker, words } of claims) say(`    ${speaker}: ${words}`)
}

await promisify(execFile)(process.execPath, [
  join(root, 'out/main/cli.js'),
  'export',
  library,
  '--format',
  'markdown',
  '--out',
  notes,
])
say(`\nThe library is in  ${library}`)
say(`Exported notes:    ${notes}`)
say('For the window, run npm start where there is a display; Electron, Chromium, Chrome or Edge will show it.')
