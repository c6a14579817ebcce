import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import type { ExportFormat } from '#contract/exports.ts'
import type { Library } from '../../../main/library/library.ts'
import { placeToExport, startCoded } from './coded-library.ts'

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

async function startNetwork() {
  const coded = await startCoded()
  const odd = await coded.actor('A & "B" <c>\u0001\tד', { aliases: [{ name: 'x\ny' }] })
  await coded.saveRelation({
    fromId: odd.id,
    toId: coded.actorDocument.id,
    type: 'member of',
    date: '2020/2021-03',
    passageIds: [coded.killed.id],
  })
  await coded.linkPassage({ passageId: coded.killed.id, entityId: odd.id })
  await coded.saveEntity({
    id: coded.eventDocument.id,
    participants: [{ actorId: odd.id, role: 'party', passageIds: [] }],
  } as never)
  await coded.event('Without a <date>')
  return { ...coded, odd }
}

async function written(library: Library, format: ExportFormat) {
  const path = join(placeToExport(), 'out')
  const report = await exportLibrary(library, { format, path })
  return { path, content: readFileSync(path, 'utf8'), report }
}

const xmlOf = (content: string) => new JSDOM(content, { contentType: 'application/xml' }).window.document

test.each(['gexf', 'graphml'] as const)(
  'a network as %s is well formed, and every edge ties two nodes',
  async (format) => {
    const { library, odd } = await startNetwork()
    const { path, content } = await written(library, format)
    if (hasXmllint) expect(spawnSync('xmllint', ['--noout', path]).stderr.toString()).toBe('')
    else process.stderr.write('xmllint is not here: jsdom alone looks whether the file is well formed\n')
    const document = xmlOf(content)
    const nodes = [...document.querySelectorAll('node')].map((node) => node.getAttribute('id'))
    const edges = [...document.querySelectorAll('edge')]
    expect(nodes).toHaveLength(4)
    expect(new Set([...nodes, ...edges.map((edge) => edge.getAttribute('id'))]).size).toBe(nodes.length + edges.length)
    for (const edge of edges)
      expect(nodes).toEqual(expect.arrayContaining([edge.getAttribute('source'), edge.getAttribute('target')]))
    const label = document.querySelector(`node[id="${odd.id}"]`)
    const name =
      format === 'gexf' ? label?.getAttribute('label') : label?.querySelector('[key="node-label"]')?.textContent
    expect(name).toBe('A & "B" <c>\uFFFD\tד')
  },
)

test('events and relations have their days in GEXF, and shared passages their number', async () => {
  const { library, eventDocument } = await startNetwork()
  const document = xmlOf((await written(library, 'gexf')).content)
  expect(document.querySelector('graph')?.getAttribute('mode')).toBe('dynamic')
  const event = document.querySelector(`node[id="${eventDocument.id}"]`)
  expect([event?.getAttribute('start'), event?.getAttribute('end')]).toEqual(['2023-09-20', '2023-09-20'])
  const edges = [...document.querySelectorAll('edge')].map((edge) =>
    ['label', 'type', 'start', 'end', 'weight'].map((name) => edge.getAttribute(name)),
  )
  expect(edges).toContainEqual(['member of', 'directed', '2020-01-01', '2021-03-31', '1'])
  expect(edges).toContainEqual([null, 'undirected', null, null, '1'])
  expect(edges).toContainEqual(['party', 'directed', '2023-09-20', '2023-09-20', '1'])
})

test('a timeline has the dated events, its texts escaped, and says what has no date', async () => {
  const { library } = await startNetwork()
  const { content, report } = await written(library, 'timelinejs')
  const { events } = JSON.parse(content) as {
    events: { start_date: object; text: { headline: string; text: string } }[]
  }
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ start_date: { year: 2023, month: 9, day: 20 }, text: { headline: 'Ceasefire' } })
  expect(events[0]?.text.text).toContain('A &amp; &quot;B&quot; &lt;c&gt;')
  expect(report.notCarried).toContain('1 event without a date.')
})

test('FollowTheMoney entities keep their ids, name their proof, and refer to each other only', async () => {
  const { library, odd, article, killed } = await startNetwork()
  const { content } = await written(library, 'ftm')
  type Told = { id: string; schema: string; properties: Record<string, string[]> }
  const told = content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told)
  const ids = new Set(told.map(({ id }) => id))
  expect(ids.size).toBe(told.length)
  const id = (of: { id: string }) => of.id.slice(of.id.indexOf(':') + 1)
  for (const { properties } of told)
    for (const name of ['proof', 'document', 'entity', 'member', 'organization', 'involved'])
      for (const value of properties[name] ?? []) expect(ids).toContain(value)
  expect(told.find((one) => one.id === id(odd))?.properties['proof']).toEqual([id(article)])
  expect(told.find(({ schema }) => schema === 'Article')?.properties).toMatchObject({
    title: ['A ceasefire begins'],
    publisher: ['RT'],
    fileName: ['A ceasefire begins.txt'],
  })
  expect(told.find(({ schema }) => schema === 'Membership')?.properties).toMatchObject({
    member: [id(odd)],
    startDate: ['2020-01-01'],
    endDate: ['2021-03-31'],
  })
  const documentation = told.find((one) => one.id === `${id(killed)}-${id(odd)}`)
  expect(documentation).toMatchObject({
    schema: 'Documentation',
    properties: { summary: ['At least 27 people were killed'] },
  })
})
