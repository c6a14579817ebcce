import { useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { VocabularyName } from '#contract/small-documents.ts'
import { useCall } from '../notebook.ts'
import { type ChosenHow, FinderBox } from '../reader/FinderBox.tsx'
import { useWords } from '../words.ts'

/** What ties somebody to what is at hand: a role in an event, or a relation to another of its kind. */
export type TieVocabulary = Extract<VocabularyName, 'roles' | 'relation types'>

type RoleFinderProps = {
  name: string
  /** Whose role it is, where it is known: roles this one had before come first. */
  of?: EntityId | undefined
  role?: string
  vocabulary?: TieVocabulary
  /** An empty role is none. */
  onChoose: (role: string, how: ChosenHow) => void
  onClose: () => void
}

/** Chooses a role from the vocabulary, or takes one as typed; Enter alone leaves it without. */
export function RoleFinder({ name, of, role = '', vocabulary = 'roles', onChoose, onClose }: RoleFinderProps) {
  const t = useWords()
  const [query, setQuery] = useState(role)
  const roles = useCall('getVocabulary', { name: vocabulary })
  const typed = query.trim().toLocaleLowerCase()
  const had = useCall('rolesOf', of && vocabulary === 'roles' ? { entityId: of } : null)
  const known = new Set([...(had.data ?? []), ...(roles.data ?? []).map(({ term }) => term)])
  const terms = [...known].filter((term) => term.toLocaleLowerCase().includes(typed))
  return (
    <FinderBox
      label={t(vocabulary === 'roles' ? 'reader.finder.roleFor' : 'reader.finder.relationTo', { name })}
      query={query}
      onQuery={setQuery}
      settled={!had.isFetching}
      options={terms.map((term) => ({ key: term, label: term }))}
      onChoose={onChoose}
      onFreeText={onChoose}
      onClose={onClose}
      told={t('reader.finder.results', { count: terms.length })}
    />
  )
}
