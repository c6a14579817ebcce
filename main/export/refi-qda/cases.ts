import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import { recordName } from '../../import/coded/coded.ts'
import { guidFor } from '../../import/coded/guid.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'
import { claimName, claimsIn } from './codebook.ts'
import type { Guids } from './guids.ts'
import { element, words } from './xml.ts'

type Values = [name: string, value: string | undefined][]

/** Variables, all of text, in the order they were first asked for. */
export class Variables {
  readonly #names = new Set<string>()

  values(values: Values): string {
    return values
      .flatMap(([name, value]) => (value === undefined || value === '' ? [] : [this.#value(name, value)]))
      .join('')
  }

  #value(name: string, value: string): string {
    this.#names.add(name)
    const ref = element('VariableRef', { targetGUID: guidFor('variable', name) })
    return element('VariableValue', {}, ref, `<TextValue>${words(value)}</TextValue>`)
  }

  written(): string[] {
    return [...this.#names].map((name) =>
      element('Variable', { guid: guidFor('variable', name), name, typeOfVariable: 'Text' }),
    )
  }
}

/** What is known of actors, events and claims, as cases with variables: what other programs tabulate. */
export function casesOf(gathered: Gathered, guids: Guids, variables: Variables): string[] {
  return [
    ...gathered.entities.map((entity) => entityCase(gathered, guids, variables, entity)),
    ...claimsIn(gathered).map((claim) => claimCase(gathered, guids, variables, claim)),
  ]
}

function entityCase({ library }: Gathered, guids: Guids, variables: Variables, entity: Entity): string {
  const aliases = entity.aliases.map(({ name }) => name).join('; ')
  const own: Values =
    entity.kind === 'actor'
      ? [[say('exports.fields.country'), entity.country]]
      : [
          [say('exports.fields.date'), entity.date],
          [say('exports.fields.place'), entity.place?.name],
          [say('exports.headings.participants'), participantsOf(library, entity)],
        ]
  const values: Values = [
    [say('exports.fields.type'), entity.type],
    [say('exports.headings.aliases'), aliases],
    ...own,
    [recordName, guids.record(entity, ['description'])],
  ]
  return element(
    'Case',
    { guid: guidFor('case', entity.id), name: entity.name },
    element('CodeRef', { targetGUID: guids.of(entity.id) }),
    variables.values(values),
  )
}

function participantsOf(library: Gathered['library'], event: Extract<Entity, { kind: 'event' }>): string {
  return event.participants
    .map(({ actorId, role }) => [library.get(actorId)?.name ?? '', role && `(${role})`].filter(Boolean).join(' '))
    .join('; ')
}

function claimCase({ library }: Gathered, guids: Guids, variables: Variables, claim: Claim): string {
  const values: Values = [
    [say('exports.fields.about'), library.get(claim.aboutId)?.name],
    [say('exports.claims.property'), claim.property],
    [say('exports.claims.says'), claim.stance],
    [say('exports.fields.date'), claim.saidOn],
    [recordName, guids.record(claim)],
  ]
  return element(
    'Case',
    { guid: guidFor('case', claim.id), name: claimName(library, claim) },
    element('CodeRef', { targetGUID: guids.of(claim.id) }),
    variables.values(values),
    element('SelectionRef', { targetGUID: guids.of(claim.passageId) }),
  )
}

/** What an article is, for other programs and for our own. */
export function articleValues(article: Article, guids: Guids, variables: Variables): string {
  const textFields = ['title', 'original', 'textSha256', 'plainSha256', 'words', 'versions']
  return variables.values([
    [say('exports.fields.outlet'), article.outlet],
    [say('exports.fields.authors'), article.authors.join('; ')],
    [say('exports.fields.published'), article.publishedAt],
    [say('exports.fields.url'), article.url],
    [say('exports.fields.language'), article.language],
    [recordName, guids.record(article, [...textFields, 'tags'])],
  ])
}
