import type { Tag } from '#contract/small-documents.ts'
import { useCallback, useMemo, useState } from 'react'
import { useCall } from '../notebook.ts'
import { Dot } from '../ui/Dot.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { useWords } from '../words.ts'
import type { Choice } from './actions.ts'
import { FinderBox } from './FinderBox.tsx'
import { foldText } from './fold-text.ts'

type TagFinderProps = { onChoose: (choice: Choice) => void; onClose: () => void }

/** Finds a tag of the codebook by a part of its name, or makes one. */
export function TagFinder({ onChoose, onClose }: TagFinderProps) {
  const t = useWords()
  const [query, setQuery] = useState('')
  const tags = useCall('listTags', {})
  const name = query.replace(/\s+/gu, ' ').trim()
  const found = useMemo(() => tagsFor(tags.data?.map(({ tag }) => tag) ?? [], name), [tags.data, name])
  const isThere = found.some((tag) => foldText(tag.name).text === foldText(name).text)
  const options = [
    ...found.map((tag) => ({ key: `${tag.id}`, icon: <Swatch colour={tag.colour} />, label: tag.name })),
    ...(name && !isThere ? [{ key: 'create', icon: <Dot />, label: t('reader.finder.createTag', { name }) }] : []),
  ]
  const choose = useCallback(
    (key: string) => onChoose(key === 'create' ? { kind: 'new tag', name } : { kind: 'tag', tagId: key as Tag['id'] }),
    [name, onChoose],
  )
  return (
    <FinderBox
      label={t('reader.finder.tag')}
      query={query}
      onQuery={setQuery}
      options={options}
      settled={!tags.isPending}
      onChoose={choose}
      onClose={onClose}
      told={t('reader.finder.results', { count: options.length })}
    />
  )
}

/** Tags whose folded name holds the folded words, those that begin with them first. */
export function tagsFor(tags: readonly Tag[], words: string): Tag[] {
  const wanted = foldText(words).text.trim()
  const placeOf = (tag: Tag) => foldText(tag.name).text.indexOf(wanted)
  return tags
    .filter((tag) => placeOf(tag) >= 0)
    .sort((a, b) => Number(placeOf(a) > 0) - Number(placeOf(b) > 0) || a.name.localeCompare(b.name))
    .slice(0, 50)
}
