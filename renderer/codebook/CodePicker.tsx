import { useState } from 'react'
import { foldText } from '../reader/fold-text.ts'
import { Swatch } from '../ui/Swatch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import { type Code, pathWords } from './code-tree.ts'
import css from './codebook.module.css'

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
  const [active, setActive] = useState(0)
  const choices = choicesOf(codes, query.trim(), create, top)
  const choose = (index: number) => {
    const picked = choices[index]
    if (picked) onPick(picked)
  }
  return (
    <>
      <TextField
        label={t('codebook.find')}
        hideLabel
        autoFocus
        value={query}
        onChange={(value) => {
          setQuery(value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') choose(active)
          else if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, choices.length - 1))
          else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0))
          else return
          event.preventDefault()
        }}
      />
      <div className={css.picks}>
        {choices.length === 0 ? (
          <p className={css.none}>{t('codebook.noneFound')}</p>
        ) : (
          <VirtualList
            label={t('codebook.find')}
            count={choices.length}
            rowHeight={32}
            active={Math.min(active, choices.length - 1)}
            onActive={choose}
            onOpen={choose}
            row={(index) => <Choice picked={choices[index]} />}
          />
        )}
      </div>
    </>
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
