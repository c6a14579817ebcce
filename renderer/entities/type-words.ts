import type { ActorType, Entity } from '#contract/entity.ts'
import { t } from '../words.ts'

/** The type of an actor in words. */
export function actorTypeWords(type: ActorType): string {
  return t(`entities.actorTypes.${type}`)
}

/** The type of an actor or event in words; its kind when it has none. Event types are the person's own words. */
export function typeWords(entity: Pick<Entity, 'kind'> & { type?: string | undefined }): string {
  const { kind, type } = entity
  if (type === undefined || type === '') return t(`entities.kinds.${kind}`)
  return kind === 'actor' ? actorTypeWords(type as ActorType) : capitalised(type)
}

/** "Actor · State", as the chip above a title says it. */
export function kindOfTypeWords(entity: Pick<Entity, 'kind'> & { type?: string | undefined }): string {
  const kind = t(`entities.kinds.${entity.kind}`)
  return entity.type ? t('entities.page.kindOfType', { kind, type: typeWords(entity) }) : kind
}

/** A term of a vocabulary as it begins a line: its first letter large. */
export function capitalised(term: string): string {
  const [first = '', ...rest] = term
  return first.toLocaleUpperCase() + rest.join('')
}
