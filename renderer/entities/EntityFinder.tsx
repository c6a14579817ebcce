import { useCallback, useMemo, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityHit } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { type ChosenHow, FinderBox, type FinderOption } from '../reader/FinderBox.tsx'
import { foldText } from '../reader/fold-text.ts'
import { Dot } from '../ui/Dot.tsx'
import { t, useWords } from '../words.ts'
import { keysInWords } from '../commands/key-names.ts'
import styles from './EntityFinder.module.css'
import { RoleFinder, type TieVocabulary } from './RoleFinder.tsx'
import { TypeFinder } from './TypeFinder.tsx'
import { typeWords } from './type-words.ts'

export type FoundEntity = (
  | { kind: 'entity'; entityId: EntityId; name: string }
  | { kind: 'new entity'; entity: 'actor' | 'event'; name: string; type?: string }
) & {
  role?: string
  /** The words become another name of it. */
  asAlias?: true
  /** Its page is wanted next. */
  open?: true
}

export type EntityFinderProps = {
  kind: 'actor' | 'event'
  /** What stands in the field first: the selected words. */
  words: string
  /** Entities that these words were linked to before: they stand first. */
  likely?: readonly Entity[]
  /** What Tab asks for after the choice. */
  tie?: TieVocabulary
  /** Whether Shift Enter keeps the words as another name, and Ctrl/Cmd Enter goes on to the page. */
  forWords?: boolean
  onChoose: (found: FoundEntity) => void
  onClose: () => void
}

type Option =
  | { key: string; kind: 'entity'; entity: Entity; hit?: EntityHit; likely: boolean }
  | { key: 'create'; kind: 'create'; name: string }

/** What is still asked after Tab: the type of one that is new, then the role. */
type Asking = { option: Option; about: 'type' | 'role'; type?: string | undefined }

/** Finds an actor or event by name, or makes one: Enter takes the best match, Tab gives it a type and a role first. */
export function EntityFinder(props: EntityFinderProps) {
  const { kind, words, likely = [], tie = 'roles', forWords = false, onChoose, onClose } = props
  const t = useWords()
  const [query, setQuery] = useState(words)
  const [asking, setAsking] = useState<Asking | null>(null)
  const found = useCall('findEntities', { query: query.trim(), kind, limit: 8 }, { keepPrevious: true })
  const options = useMemo(
    () => finderOptions(query, found.data ?? [], query === words ? likely : [], query === words),
    [query, words, found.data, likely],
  )
  // An answer that is asked for anew may be from before somebody was made.
  const settled = found.isError || (found.data !== undefined && !found.isPlaceholderData && !found.isFetching)
  const take = useCallback(
    (
      option: Option | undefined,
      how: ChosenHow = 'plain',
      { role, type }: { role?: string; type?: string | undefined } = {},
    ) => {
      if (!option) return
      const chosen: FoundEntity =
        option.kind === 'create'
          ? { kind: 'new entity', entity: kind, name: option.name, ...(type !== undefined && { type }) }
          : { kind: 'entity', entityId: option.entity.id, name: option.entity.name }
      onChoose({
        ...chosen,
        ...(role && { role }),
        ...(forWords && how === 'shift' && { asAlias: true }),
        ...(forWords && how === 'mod' && { open: true }),
      })
    },
    [kind, forWords, onChoose],
  )
  const byKey = (key: string) => options.find((option) => option.key === key)
  const nameOf = (option: Option) =>
    option.kind === 'entity'
      ? option.entity.name
      : t(kind === 'actor' ? 'reader.finder.createActor' : 'reader.finder.createEvent', { name: option.name })
  const detailOf = (option: Option) => {
    if (option.kind === 'create') return ''
    const { entity, hit } = option
    const parts = [
      hit?.matched === 'alias'
        ? t('reader.finder.alsoNamed', { name: hit.matchedText })
        : entity.type && typeWords(entity),
      option.likely ? t('reader.finder.linkedBefore') : hit && t('reader.finder.passages', { count: hit.passages }),
    ]
    return parts.filter(Boolean).join(' · ')
  }

  if (asking) {
    const { option, about, type } = asking
    const name = option.kind === 'entity' ? option.entity.name : option.name
    const back = () => setAsking(null)
    if (about === 'type')
      return (
        <TypeFinder
          kind={kind}
          name={name}
          onChoose={(type, how) => {
            // An event plays no part in another: who takes part in it has the roles.
            if (how !== 'plain' || (kind === 'event' && tie === 'roles')) take(option, how, { type })
            else setAsking({ option, about: 'role', type })
          }}
          onClose={back}
        />
      )
    return (
      <RoleFinder
        name={name}
        of={option.kind === 'entity' ? option.entity.id : undefined}
        vocabulary={tie}
        onChoose={(role, how) => take(option, how, { role, type })}
        onClose={option.kind === 'create' ? () => setAsking({ option, about: 'type' }) : back}
      />
    )
  }
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
      onChoose={(key, how) => take(byKey(key), how)}
      onTab={(key) => {
        const option = byKey(key)
        if (option) setAsking({ option, about: option.kind === 'create' ? 'type' : 'role' })
      }}
      onClose={onClose}
      told={found.error ? found.error.message : t('reader.finder.results', { count: options.length })}
    >
      <p className={styles.hint}>
        {options.length > 0 ? hints(tie, forWords && words !== '') : settled ? t('reader.finder.nothing') : ' '}
      </p>
    </FinderBox>
  )
}

/** What keys do besides Enter. */
function hints(tie: TieVocabulary, forWords: boolean): string {
  const tab = t(tie === 'roles' ? 'reader.finder.roleHint' : 'reader.finder.relationHint')
  if (!forWords) return tab
  const keys = { name: keysInWords('Shift+Enter'), page: keysInWords('$mod+Enter') }
  return [tab, t('reader.finder.aliasHint', keys), t('reader.finder.openHint', keys)].join(' · ')
}

/**
 * What a finder offers, best first. Words that only share a part with a name rather mean somebody new: then making
 * one stands first. So do words of the text (`areWhole`) where only the beginning of a word fits: “Russia” is not the
 * “Russian peacekeepers”.
 */
export function finderOptions(
  query: string,
  hits: readonly EntityHit[],
  likely: readonly Entity[],
  areWhole = false,
): Option[] {
  const name = query.replace(/\s+/gu, ' ').trim()
  const first = likely.map((entity): Option => {
    const hit = hits.find((hit) => hit.entity.id === entity.id)
    return { key: entity.id, kind: 'entity', entity, likely: true, ...(hit && { hit }) }
  })
  const rest = hits
    .filter((hit) => !likely.some((entity) => entity.id === hit.entity.id))
    .map((hit): Option => ({ key: hit.entity.id, kind: 'entity', entity: hit.entity, hit, likely: false }))
  const create: Option[] = name ? [{ key: 'create', kind: 'create', name }] : []
  const best = rest[0]?.kind === 'entity' ? rest[0].hit : undefined
  const isNew = best?.matched === 'part' || (best && areWhole && !holdsWords(best.matchedText, name))
  if (first.length > 0) return [...first, ...rest, ...create]
  return isNew ? [...create, ...rest] : [...rest, ...create]
}

/** Whether every word is one of the name's, not the beginning of another. */
function holdsWords(name: string, words: string): boolean {
  const own = new Set(wordsOf(name))
  return wordsOf(words).every((word) => own.has(word))
}

const wordsOf = (text: string) => foldText(text).text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
