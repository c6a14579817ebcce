import { useState } from 'react'
import { foldText } from '../reader/fold-text.ts'
import { FindList } from '../ui/FindList.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { t } from '../words.ts'
import { type Code, pathWords } from './code-tree.ts'
import css from './code-dialogs.module.css'

/** A code, one to be made, or no code at all. */
export type Picked = { kind: 'code'; code: Code } | { kind: 'create'; name: string } | { kind: 'top' }

type CodePickerProps = {
  codes: readonly Code[]
  /** Offers what is typed as a new code where none has that name. */
  create?: boolean
  /** Offers the top level. */
  top?: boolean
  onPick: (picked: Picked) => void
}

/** Finds a code by a part of its name: Enter takes the one that stands out. */
export function CodePicker({ codes, create = false, top = false, onPick }: CodePickerProps) {
  const [query, setQuery] = useState('')
  const choices = choicesOf(codes, query.trim(), create, top)
  const choose = (index: number) => {
    const picked = choices[index]
    if (picked) onPick(picked)
  }
  return (
    <FindList
      fieldLabel={t('codebook.find')}
      listLabel={t('codebook.find')}
      query={query}
      onQuery={setQuery}
      count={choices.length}
      rowHeight={32}
      row={(index) => <Choice picked={choices[index]} />}
      onChoose={choose}
      nothing={t('codebook.noneFound')}
    />
  )
}

function choicesOf(codes: readonly Code[], query: string, create: boolean, top: boolean): Picked[] {
  const wanted = foldText(query).text.trim()
  const placeOf = ({ tag }: Code) => foldText(tag.name).text.indexOf(wanted)
  const found = wanted === '' ? codes : codes.filter((code) => placeOf(code) >= 0)
  const best = wanted === '' ? found : found.toSorted((a, b) => Math.min(placeOf(a), 1) - Math.min(placeOf(b), 1))
  const isThere = codes.some(({ tag }) => foldText(tag.name).text === wanted)
  return [
    ...(top && wanted === '' ? [{ kind: 'top' as const }] : []),
    ...best.map((code) => ({ kind: 'code' as const, code })),
    ...(create && query !== '' && !isThere ? [{ kind: 'create' as const, name: query }] : []),
  ]
}

function Choice({ picked }: { picked: Picked | undefined }) {
  if (!picked) return null
  return (
    <div className={css.pick}>
      {picked.kind === 'code' && <Swatch colour={picked.code.tag.colour} />}
      <PickedWords picked={picked} />
      {picked.kind === 'code' && <small>{t('codebook.passages', { count: picked.code.passages })}</small>}
    </div>
  )
}

/** What was picked, in words: a code with those it stands under. */
export function PickedWords({ picked }: { picked: Picked }) {
  if (picked.kind === 'top') return <span>{t('codebook.topLevel')}</span>
  if (picked.kind === 'create') return <bdi>{t('codebook.create', { name: picked.name })}</bdi>
  return <bdi>{pathWords(picked.code)}</bdi>
}
