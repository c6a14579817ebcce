import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { type Case, type Code, type Coded, type CodedLink, type CodeSet, ownOrigin } from './coded.ts'
import { folderKind } from './folders.ts'
import { descriptionOf, guidOf, refsTo, valuesOf } from './qde-elements.ts'
import { readNotes, readSources } from './read-sources.ts'
import type { Archive } from './unpack.ts'
import { attribute, childOf, childrenOf, readXml, type XmlElement } from './xml-tree.ts'

/** The obsolete name stands in the standard's own example. */
const projectNames = new Set(['urn:QDA-XML:project:1.0', 'urn:QDA-XML:project:0:10'])
const codebookName = 'urn:QDA-XML:codebook:1.0'

/** Reads a REFI-QDA project: its `.qde` with the texts beside it, or the `.qde` alone. */
export async function readProject(qde: Uint8Array, name: string, archive: Archive | null): Promise<Coded> {
  const root = readXml(qde, name)
  if (root.name === 'CodeBook' && root.namespace === codebookName) return readCodebook(root, name)
  if (root.name !== 'Project' || !projectNames.has(root.namespace))
    throw new MaterialError(say('coded.notAProject', { name, element: root.name, namespace: root.namespace }))
  const coded = emptyCoded(attribute(root, 'name') ?? name, isOwn(root))
  coded.told.push(...(archive?.told ?? []))
  const users = usersOf(root)
  const variables = namesOf(childrenOf(childOf(root, 'Variables'), 'Variable'))
  readCodes(coded, childOf(childOf(root, 'CodeBook'), 'Codes'), undefined)
  const context = { archive, users, variables, own: coded.own, coded }
  const used = await readSources(context, childOf(root, 'Sources'))
  const usedByNotes = await readNotes(context, childOf(root, 'Notes'))
  giveRoles(coded)
  readCases(coded, root, variables)
  coded.links = childrenOf(childOf(root, 'Links'), 'Link').flatMap(linkOf)
  coded.sets = childrenOf(childOf(root, 'Sets'), 'Set').map((set) => setOf(set, 'targetGUID'))
  tellTheRest(coded, root, variables)
  tellUnused(coded, archive, name, new Set([...used, ...usedByNotes]))
  return coded
}

function readCodebook(root: XmlElement, name: string): Coded {
  const coded = emptyCoded(name, isOwn(root))
  readCodes(coded, childOf(root, 'Codes'), undefined)
  coded.sets = childrenOf(childOf(root, 'Sets'), 'Set').map((set) => setOf(set, 'guid'))
  return coded
}

export function emptyCoded(name: string, own: boolean, format: Coded['format'] = 'refi-qda'): Coded {
  return { format, own, name, codes: [], texts: [], notes: [], links: [], cases: [], sets: [], told: [], notKept: [] }
}

const isOwn = (root: XmlElement) => (attribute(root, 'origin') ?? '').startsWith(ownOrigin)

function usersOf(root: XmlElement): Map<string, string> {
  const users = childrenOf(childOf(root, 'Users'), 'User')
  return new Map(users.map((user) => [guidOf(user), attribute(user, 'name') ?? attribute(user, 'id') ?? '']))
}

function namesOf(elements: readonly XmlElement[]): Map<string, string> {
  return new Map(elements.map((element) => [guidOf(element), attribute(element, 'name') ?? '']))
}

function readCodes(coded: Coded, parent: XmlElement | undefined, above: Code | undefined): void {
  for (const element of childrenOf(parent, 'Code')) {
    const code = codeOf(element, above)
    coded.codes.push(code)
    readCodes(coded, element, code)
  }
}

function codeOf(element: XmlElement, above: Code | undefined): Code {
  const name = (attribute(element, 'name') ?? '').replace(/\s+/g, ' ').trim()
  const colour = colourOf(attribute(element, 'color'))
  const description = descriptionOf(element)
  const codable = attribute(element, 'isCodable') !== 'false'
  const folder = above === undefined && !codable ? folderKind(name) : undefined
  return {
    guid: guidOf(element),
    name,
    codable,
    ...(above && { parent: above.guid }),
    ...(colour !== undefined && { colour }),
    ...(description !== undefined && { description }),
    ...(folder && { as: 'folder' }),
    notes: refsTo(element, 'NoteRef'),
  }
}

function colourOf(colour: string | undefined): string | undefined {
  const found = /^#(?:([0-9a-f]{6})|([0-9a-f])([0-9a-f])([0-9a-f]))$/i.exec(colour ?? '')
  if (!found) return undefined
  const [, six, ...three] = found
  return `#${(six ?? three.map((one) => one + one).join('')).toLowerCase()}`
}

/** A note called `role` on a coding is the role of what it codes for; any other is about the words. */
function giveRoles(coded: Coded): void {
  const roles = new Map(coded.notes.flatMap(({ guid, name, text }) => (name === 'role' ? [[guid, text] as const] : [])))
  const given = new Set<string>()
  for (const mark of coded.texts.flatMap(({ marks }) => marks))
    for (const coding of mark.codings)
      for (const note of coding.notes ?? []) {
        const role = roles.get(note)
        if (role === undefined) mark.notes.push(note)
        else coding.role = role.slice(0, 10_000)
        if (role !== undefined) given.add(note)
      }
  coded.notes = coded.notes.filter(({ guid }) => !given.has(guid))
}

function readCases(coded: Coded, root: XmlElement, variables: ReadonlyMap<string, string>): void {
  coded.cases = childrenOf(childOf(root, 'Cases'), 'Case').map((element): Case => {
    const description = descriptionOf(element)
    return {
      guid: guidOf(element),
      name: (attribute(element, 'name') ?? '').trim(),
      ...(description !== undefined && { description }),
      codes: refsTo(element, 'CodeRef'),
      values: valuesOf(element, variables),
      texts: refsTo(element, 'SourceRef'),
      marks: refsTo(element, 'SelectionRef'),
    }
  })
}

function linkOf(element: XmlElement): CodedLink[] {
  const [from, to] = [guidOf(element, 'originGUID'), guidOf(element, 'targetGUID')]
  const name = (attribute(element, 'name') ?? '').trim()
  return [{ guid: guidOf(element), name, from, to, notes: refsTo(element, 'NoteRef') }]
}

function setOf(element: XmlElement, codeRef: string): CodeSet {
  return {
    guid: guidOf(element),
    name: (attribute(element, 'name') ?? '').trim(),
    codes: childrenOf(element, 'MemberCode').map((member) => guidOf(member, codeRef)),
    texts: refsTo(element, 'MemberSource'),
    notes: refsTo(element, 'MemberNote'),
  }
}

function tellTheRest(coded: Coded, root: XmlElement, variables: ReadonlyMap<string, string>): void {
  for (const graph of childrenOf(childOf(root, 'Graphs'), 'Graph')) {
    const name = attribute(graph, 'name') ?? guidOf(graph)
    const [vertices, edges] = [childrenOf(graph, 'Vertex').length, childrenOf(graph, 'Edge').length]
    coded.notKept.push(say('coded.notKept.graph', { name, vertices, edges }))
  }
  const description = descriptionOf(root)
  if (description !== undefined)
    coded.notes.push({ guid: '', name: say('coded.aboutProject', { name: coded.name }), text: description })
  const used = new Set([...coded.texts, ...coded.cases].flatMap(({ values }) => values.map(({ name }) => name)))
  for (const name of variables.values())
    if (!used.has(name)) coded.notKept.push(say('coded.notKept.variable', { name }))
}

/** What lies in the archive and no part of the project asks for. */
function tellUnused(coded: Coded, archive: Archive | null, qde: string, used: ReadonlySet<string>): void {
  for (const name of archive?.names ?? [])
    if (name !== qde && !used.has(name) && !/(?:^|\/)\.[^/]*$/.test(name))
      coded.notKept.push(say('coded.notKept.unused', { name }))
}
