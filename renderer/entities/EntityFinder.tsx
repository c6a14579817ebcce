import { useCallback, useMemo, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityHit } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { FinderBox, type FinderOption } from '../reader/FinderBox.tsx'
import { Dot } from '../ui/Dot.tsx'
import { useWords } from '../words.ts'
import styles from './EntityFinder.module.css'

export type FoundEntity =
  | { kind: 'entity'; entityId: EntityId; name: string; role?: string }
  | { kind: 'new entity'; entity: 'actor' | 'event'; name: string; role?: string }

export type EntityFinderProps = {
  kind: 'actor' | 'event'
  /** What stands in the field first: the selected words. */
  words: string
  /** Entities that these words were linked to before: they stand first. */
  likely?: readonly Entity[]
  onChoose: (found: FoundEntity) => void
  onClose: () => void
}

type Option =
  | { key: string; kind: 'entity'; entity: Entity; hit?: EntityHit; likely: boolean }
  | { key: 'create'; kind: 'create'; name: string }

/** Finds an actor or event by name, or makes one: Enter takes the best match, Tab gives it a role first. */
export function EntityFinder({ kind, words, likely = [], onChoose, onClose }: EntityFinderProps) {
  const t = useWords()
  const [query, setQuery] = useState(words)
  const [withRole, setWithRole] = useState<Option | null>(null)
  const found = useCall('findEntities', { query: query.trim(), kind, limit: 8 }, { keepPrevious: true })
  const options = useMemo(
    () => finderOptions(query, found.data ?? [], query === words ? likely : []),
    [query, words, found.data, likely],
  )
  const settled = found.isError || (found.data !== undefined && !found.isPlaceholderData)
  const take = useCallback(
    (option: Option | undefined, role?: string) => {
      if (!option) return
      const chosen: FoundEntity =
        option.kind === 'create'
          ? { kind: 'new entity', entity: kind, name: option.name }
          : { kind: 'entity', entityId: option.entity.id, name: option.entity.name }
      onChoose(role ? { ...chosen, role } : chosen)
    },
    [kind, onChoose],
  )
  const byKey = (key: string) => options.find((option) => option.key === key)
  const nameOf = (option: Option) =>
    option.kind === 'entity'
      ? option.entity.name
      : t(kind === 'actor' ? 'reader.finder.createActor' : 'reader.finder.createEvent', { name: option.name })
  const detailOf = (option: Option) => {
    if (option.kind === 'create') return t('reader.finder.enter')
    const { entity, hit } = option
    const parts = [
      hit?.matched === 'alias' ? t('reader.finder.alsoNamed', { name: hit.matchedText }) : entity.type,
      option.likely ? t('reader.finder.linkedBefore') : hit && t('reader.finder.passages', { count: hit.passages }),
    ]
    return parts.filter(Boolean).join(' · ')
  }

  if (withRole)
    return (
      <RoleFinder
        name={withRole.kind === 'entity' ? withRole.entity.name : withRole.name}
        of={withRole.kind === 'entity' ? withRole.entity.id : undefined}
        onChoose={(role) => take(withRole, role)}
        onClose={() => setWithRole(null)}
      />
    )
  return (
    <FinderBox
      label={t(kind === 'actor' ? 'reader.finder.actor' : 'reader.finder.event')}
      query={query}
      onQuery={setQuery}
      settled={settled}
      options={options.map((option): FinderOption => ({
        key: option.key,
        icon: <Dot kind={kind} />,
        label: nameOf(option),
        detail: detailOf(option),
      }))}
      onChoose={(key) => take(byKey(key))}
      onTab={(key) => setWithRole(byKey(key) ?? null)}
      onClose={onClose}
      told={found.error ? found.error.message : t('reader.finder.results', { count: options.length })}
    >
      <p className={styles.hint}>
        {options.length > 0 ? t('reader.finder.roleHint') : settled ? t('reader.finder.nothing') : ' '}
      </p>
    </FinderBox>
  )
}

/**
 * What a finder offers, best first. Words that only share a part with a name rather mean somebody new: then making
 * one stands first.
 */
export function finderOptions(query: string, hits: readonly EntityHit[], likely: readonly Entity[]): Option[] {
  const name = query.replace(/\s+/gu, ' ').trim()
  const first = likely.map((entity): Option => {
    const hit = hits.find((hit) => hit.entity.id === entity.id)
    return { key: entity.id, kind: 'entity', entity, likely: true, ...(hit && { hit }) }
  })
  const rest = hits
    .filter((hit) => !likely.some((entity) => entity.id === hit.entity.id))
    .map((hit): Option => ({ key: hit.entity.id, kind: 'entity', entity: hit.entity, hit, likely: false }))
  const create: Option[] = name ? [{ key: 'create', kind: 'create', name }] : []
  const isNew = rest[0]?.kind === 'entity' && rest[0].hit?.matched === 'part'
  if (first.length > 0) return [...first, ...rest, ...create]
  return isNew ? [...create, ...rest] : [...rest, ...create]
}

type RoleFinderProps = {
  name: string
  /** Whose role it is, where it is known: roles this one had before come first. */
  of?: EntityId | undefined
  role?: string
  onChoose: (role: string) => void
  onClose: () => void
}

/** Chooses a role from the vocabulary, or takes one as typed. */
export function RoleFinder({ name, of, role = '', onChoose, onClose }: RoleFinderProps) {
  const t = useWords()
  const [query, setQuery] = useState(role)
  const roles = useCall('getVocabulary', { name: 'roles' })
  const typed = query.trim().toLocaleLowerCase()
  const had = useCall('rolesOf', of ? { entityId: of } : null)
  const known = new Set([...(had.data ?? []), ...(roles.data ?? []).map(({ term }) => term)])
  const terms = [...known].filter((term) => term.toLocaleLowerCase().includes(typed))
  return (
    <FinderBox
      label={t('reader.finder.roleFor', { name })}
      query={query}
      onQuery={setQuery}
      settled={!of || !had.isPending}
      options={terms.map((term) => ({ key: term, label: term }))}
      onChoose={onChoose}
      onFreeText={onChoose}
      onClose={onClose}
      told={t('reader.finder.results', { count: terms.length })}
    />
  )
}
