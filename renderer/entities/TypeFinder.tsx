import { useState } from 'react'
import { actorTypes } from '#contract/entity.ts'
import { useCall } from '../notebook.ts'
import { type ChosenHow, FinderBox } from '../reader/FinderBox.tsx'
import { useWords } from '../words.ts'
import { actorTypeWords, capitalised } from './type-words.ts'

type TypeFinderProps = {
  kind: 'actor' | 'event'
  name: string
  /** Undefined is no type. */
  onChoose: (type: string | undefined, how: ChosenHow) => void
  onClose: () => void
}

const noType = ''

/** Chooses the type of somebody or something that is about to be made; Enter alone leaves it open. */
export function TypeFinder({ kind, name, onChoose, onClose }: TypeFinderProps) {
  const t = useWords()
  const [query, setQuery] = useState('')
  const terms = useCall('getVocabulary', kind === 'event' ? { name: 'event types' } : null)
  const types: { key: string; label: string }[] =
    kind === 'actor'
      ? actorTypes.map((type) => ({ key: type, label: actorTypeWords(type) }))
      : (terms.data ?? []).map(({ term }) => ({ key: term, label: capitalised(term) }))
  const options = typesFor([{ key: noType, label: t('entities.page.noType') }, ...types], query)
  return (
    <FinderBox
      label={t('reader.finder.typeOf', { name })}
      query={query}
      onQuery={setQuery}
      settled={kind === 'actor' || !terms.isPending}
      options={options}
      onChoose={(type, how) => onChoose(type === noType ? undefined : type, how)}
      onClose={onClose}
      told={t('reader.finder.results', { count: options.length })}
    />
  )
}

/** Types whose words hold what was typed; one of just these words first, then those that begin with them. */
export function typesFor<Type extends { label: string }>(types: readonly Type[], query: string): Type[] {
  const typed = query.trim().toLocaleLowerCase()
  const rank = ({ label }: Type) => {
    const words = label.toLocaleLowerCase()
    return words === typed ? 0 : words.startsWith(typed) ? 1 : 2
  }
  return types
    .filter(({ label }) => label.toLocaleLowerCase().includes(typed))
    .toSorted((a, b) => (typed === '' ? 0 : rank(a) - rank(b)))
}
