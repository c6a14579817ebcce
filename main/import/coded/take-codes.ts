import type { Actor, EventEntity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Tag } from '#contract/small-documents.ts'
import { entityNamed } from '../../entities/find.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import type { Code, Value } from './coded.ts'
import { folderKind } from './folders.ts'
import type { Taking } from './taking.ts'

/** What a code became. */
export type CodedAs = { tag: Id<'tag'> } | { entity: EntityId } | { claim: Code } | null

/**
 * Makes tags, actors and events of codes: those in a folder `Actors` or `Events`, or in one that the person chose for
 * them, are who and what; all others are tags, in their tree. Codes of brat become tags only where they are used.
 */
export class TakenCodes {
  readonly #taking: Taking
  readonly #codes: ReadonlyMap<string, Code>
  readonly #parents: ReadonlySet<string>
  readonly #taken = new Map<string, CodedAs>()
  readonly #tags = new Map<string, Tag>()
  readonly #made = new Map<string, EntityId>()
  readonly #values: ReadonlyMap<string, Value[]>

  constructor(taking: Taking) {
    this.#taking = taking
    this.#codes = new Map(taking.coded.codes.map((code) => [code.guid, code]))
    this.#parents = new Set(taking.coded.codes.flatMap(({ parent }) => parent ?? []))
    this.#values = new Map(
      taking.coded.cases.flatMap(({ codes, values }) => codes.map((code) => [code, values] as const)),
    )
    for (const tag of taking.library.collection('tag').values()) this.#tags.set(keyOf(tag.name, tag.parentId), tag)
    if (taking.coded.format === 'refi-qda') for (const { guid } of taking.coded.codes) this.of(guid)
  }

  /** What the code of this GUID is now; null for a folder, undefined for a code that the file does not hold. */
  of(guid: string): CodedAs | undefined {
    const code = this.#codes.get(guid)
    if (!code) return undefined
    const there = this.#taken.get(guid)
    if (there !== undefined) return there
    const taken = this.#take(code)
    this.#taken.set(guid, taken)
    return taken
  }

  codeOf(guid: string): Code | undefined {
    return this.#codes.get(guid)
  }

  #take(code: Code): CodedAs {
    const kind = this.#kindOf(code)
    if (kind === 'nothing') return null
    if (kind === 'claim') return { claim: code }
    if (kind !== 'tag') return { entity: this.#entity(kind, code) }
    if (code.names && code.as !== 'tag' && code.parent !== undefined) return this.of(code.parent) ?? null
    return { tag: this.#tag(code) }
  }

  #kindOf(code: Code): 'actor' | 'event' | 'tag' | 'claim' | 'nothing' {
    if (code.as === 'folder') return 'nothing'
    if (code.as !== undefined) return code.as
    for (let above: Code | undefined = code; above; above = this.#codes.get(above.parent ?? '')) {
      const isItself = above === code
      const isLeaf = isItself && !this.#hasCodes(code)
      const kind = this.#chosen(above.name) ?? (above.as === 'folder' ? folderKind(above.name) : undefined)
      if (kind === 'claim') return this.#taking.coded.own ? 'claim' : 'tag'
      if (kind !== undefined) return isItself && !isLeaf ? 'nothing' : kind
    }
    return 'tag'
  }

  #chosen(name: string): 'actor' | 'event' | undefined {
    if (this.#taking.as.actors?.includes(name)) return 'actor'
    return this.#taking.as.events?.includes(name) ? 'event' : undefined
  }

  #hasCodes({ guid }: Code): boolean {
    return this.#parents.has(guid)
  }

  #tag(code: Code): Id<'tag'> {
    const taking = this.#taking
    const known = taking.known('tag', code.guid)
    if (known) return known
    const above = code.parent === undefined || code.as === 'tag' ? null : this.of(code.parent)
    const parentId = above && 'tag' in above ? above.tag : undefined
    const name = nameOf(code)
    const there = this.#tags.get(keyOf(name, parentId))
    if (there) return there.id
    const tag: Tag = {
      ...taking.stamp('tag', code.guid),
      name,
      ...(parentId !== undefined && { parentId }),
      ...(code.colour !== undefined && { colour: code.colour }),
      ...(code.description !== undefined && { description: code.description }),
    }
    this.#tags.set(keyOf(name, parentId), tag)
    taking.put(tag)
    return tag.id
  }

  #entity(kind: 'actor' | 'event', code: Code): EntityId {
    const taking = this.#taking
    const name = nameOf(code)
    const known = taking.known(kind, code.guid)
    if (known) return known
    const there = taking.coded.own
      ? undefined
      : (this.#made.get(`${kind} ${foldName(name)}`) ?? entityNamed(taking.library, kind, name)?.id)
    if (there) return there
    const made = taking.withRecord(this.#newEntity(kind, code, name), this.#values.get(code.guid) ?? [])
    this.#made.set(`${kind} ${foldName(name)}`, made.id)
    taking.put(made)
    return made.id
  }

  #newEntity(kind: 'actor' | 'event', code: Code, name: string): Actor | EventEntity {
    const described = code.description === undefined ? {} : { description: code.description }
    if (kind === 'event')
      return { ...this.#taking.stamp('event', code.guid), kind, name, aliases: [], participants: [], ...described }
    const { identifiers } = code
    return {
      ...this.#taking.stamp('actor', code.guid),
      kind,
      name,
      aliases: [],
      ...described,
      ...(identifiers && { identifiers }),
    }
  }
}

const keyOf = (name: string, parentId: string | undefined) => `${parentId ?? ''} ${foldName(name)}`

function nameOf({ name }: Code): string {
  const line = name.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 10_000)
  return line === '' ? say('changes.untitled') : line
}
