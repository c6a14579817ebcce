import type { Id } from '#contract/ids.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import { ownOrigin, recordName } from '../../import/coded/coded.ts'
import { guidFor } from '../../import/coded/guid.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'
import { casesOf, Variables } from './cases.ts'
import { codesOf } from './codebook.ts'
import { Guids } from './guids.ts'
import { type SourceParts, sourceOf } from './sources.ts'
import { element, openTag, words, wrapped } from './xml.ts'

const header = '<?xml version="1.0" encoding="utf-8"?>\n'

/**
 * `project.qde`, in the order its schema wants. Variables and notes are known once the sources are written, and
 * variables stand before them: sources are gathered first, an article at a time.
 */
export async function* projectXml(gathered: Gathered, guids = new Guids(gathered.library)): AsyncGenerator<string> {
  const { library } = gathered
  const variables = new Variables()
  const notes = new Notes(gathered, guids, variables)
  const users = new Set<string>()
  const madeBy = ({ createdBy, createdAt }: { createdBy: string; createdAt: string }) => {
    if (createdBy !== '') users.add(createdBy)
    return { ...(createdBy !== '' && { creatingUser: guidFor('user', createdBy) }), creationDateTime: createdAt }
  }
  const parts: SourceParts = {
    gathered,
    guids,
    variables,
    notesOf: (id) => notes.refsTo(id),
    madeBy,
    roleNote: (guid, role) => notes.role(guid, role),
  }
  const codes = codesOf(gathered, guids, (id) => notes.refsTo(id))
  const cases = casesOf(gathered, guids, variables)
  const sources: string[] = []
  for (const article of gathered.articles) for await (const piece of sourceOf(parts, article)) sources.push(piece)
  const links = [...library.collection('relation').values()].sort(byId).map((relation) => {
    const { id, type, fromId, toId, date, passageIds } = relation
    const ends = { originGUID: guids.of(fromId), targetGUID: guids.of(toId) }
    const note = date !== undefined || passageIds.length > 0 ? notes.record(id, guids.record(relation)) : ''
    return element('Link', { guid: guids.of(id), name: type, direction: 'OneWay', ...ends }, note)
  })
  const written = notes.written(madeBy)
  yield header
  yield openTag('Project', { xmlns: 'urn:QDA-XML:project:1.0', name: gathered.title, origin: ownOrigin })
  yield wrapped(
    'Users',
    [...users].sort().map((name) => element('User', { guid: guidFor('user', name), name })),
  )
  const book = wrapped('Codes', codes)
  yield `\n${wrapped('CodeBook', [book])}`
  yield `\n${wrapped('Variables', variables.written())}`
  yield `\n${wrapped('Cases', cases)}\n`
  if (sources.length > 0) yield '<Sources>'
  yield* sources
  if (sources.length > 0) yield '</Sources>'
  yield `\n${wrapped('Notes', written)}`
  yield `\n${wrapped('Links', links)}`
  yield `\n${wrapped('Sets', disputes(gathered, guids))}`
  yield '</Project>\n'
}

export function* codebookXml(gathered: Gathered): Generator<string> {
  const guids = new Guids(gathered.library)
  const codes = codesOf(gathered, guids).filter((code) => code !== '')
  // The schema wants a code: an empty codebook holds a folder without any.
  const none = element('Code', { guid: guidFor('folder', 'none'), name: gathered.title, isCodable: false })
  yield `${header}${openTag('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: ownOrigin })}\n`
  yield wrapped('Codes', codes.length > 0 ? codes : [none])
  yield `\n${wrapped('Sets', disputes(gathered, guids, 'guid'))}</CodeBook>\n`
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

/** Claims that contradict one another, a set for each dispute. */
function disputes({ library, entities }: Gathered, guids: Guids, ref: 'targetGUID' | 'guid' = 'targetGUID'): string[] {
  return entities.flatMap((entity) =>
    claimGroupsAbout(library, entity.id)
      .filter(({ reading, claims }) => (reading === 'contradict' || reading === 'denied') && claims.length > 1)
      .map(({ property, proposition, claims }) => {
        const name = say('coded.dispute', { property: proposition ?? property, name: entity.name })
        const members = claims.map(({ claim }) => element('MemberCode', { [ref]: guids.of(claim.id) }))
        return element('Set', { guid: guidFor('dispute', entity.id, property, proposition ?? ''), name }, ...members)
      }),
  )
}

/** Notes, and what hangs on them: whatever they are about refers to them. */
class Notes {
  readonly #gathered: Gathered
  readonly #guids: Guids
  readonly #about = new Map<Id, string[]>()
  readonly #more: string[] = []
  readonly #values: string[] = []

  constructor(gathered: Gathered, guids: Guids, variables: Variables) {
    this.#gathered = gathered
    this.#guids = guids
    for (const { id, aboutId } of gathered.notes)
      if (aboutId !== undefined) this.#about.set(aboutId, [...(this.#about.get(aboutId) ?? []), guids.of(id)])
    // The records of notes use variables too, which stand before everything.
    for (const note of gathered.notes)
      this.#values.push(variables.values([[recordName, guids.record(note, ['title', 'text'])]]))
  }

  refsTo(id: Id): string {
    return (this.#about.get(id) ?? []).map((targetGUID) => element('NoteRef', { targetGUID })).join('')
  }

  role(coding: string, role: string | undefined): string {
    return role === undefined || role === '' ? '' : this.#note(guidFor('role', coding), 'role', role)
  }

  record(id: Id, record: string): string {
    return this.#note(guidFor('record', this.#guids.of(id)), recordName, record)
  }

  #note(guid: string, name: string, text: string): string {
    this.#more.push(element('Note', { guid, name }, `<PlainTextContent>${words(text)}</PlainTextContent>`))
    return element('NoteRef', { targetGUID: guid })
  }

  written(madeBy: SourceParts['madeBy']): string[] {
    const own = this.#gathered.notes.map((note, at) =>
      element(
        'Note',
        { guid: this.#guids.of(note.id), name: note.title, ...madeBy(note) },
        `<PlainTextContent>${words(note.text)}</PlainTextContent>`,
        this.#values[at] ?? '',
      ),
    )
    return [...own, ...this.#more].map((note) => `${note}\n`)
  }
}
