import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { GoTo } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { t } from '../words.ts'
import { closePalette, usePaletteBegin } from './palette-state.ts'
import { type Choice, choicesFor } from './palette-choices.ts'
import styles from './Palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import { recentElsewhere } from './recent-documents.ts'

/** Goes to anything and does anything, from the keyboard. */
export function Palette({ withLibrary }: { withLibrary: boolean }) {
  const begin = usePaletteBegin()
  return (
    <Dialog.Root open={begin !== null} onOpenChange={(open) => !open && closePalette()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={t('commands.paletteLabel')} data-modal="">
          {begin !== null && <Inside key={begin} begin={begin} withLibrary={withLibrary} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Inside({ begin, withLibrary }: { begin: string; withLibrary: boolean }) {
  const [typed, setTyped] = useState(begin)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { hits, recent, waiting } = usePlaces(typed, withLibrary)
  const groups = choicesFor(withLibrary || typed.startsWith('>') ? typed : `>${typed}`, hits, recent)
  const choices = groups.flatMap((group) => group.choices)
  const chosen = Math.min(active, choices.length - 1)
  // Enter before the answer to the words typed waits for it, and takes its best match.
  const early = useRef(false)

  useEffect(() => {
    if (!early.current || waiting) return
    early.current = false
    choose(choices[chosen])
  })
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, typed])

  function choose(choice: Choice | undefined) {
    if (!choice) return
    closePalette()
    void choice.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const to = nextChoice(event, chosen, choices.length)
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter' && waiting) early.current = true
    else if (event.key === 'Enter') choose(choices[chosen])
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        role="combobox"
        aria-label={t('commands.paletteLabel')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices[chosen] ? `palette-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder={t('commands.palettePlaceholder')}
        className={styles.input}
        value={typed}
        dir="auto"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          early.current = false
        }}
      />
      <PaletteList ref={list} groups={groups} chosen={chosen} onChoose={choose} onPoint={setActive} />
      <p role="status" className={styles.count}>
        {waiting
          ? ''
          : choices.length > 0
            ? t('commands.paletteCount', { count: choices.length })
            : t('commands.paletteEmpty', { query: typed.replace(/^>/, '').trim() })}
      </p>
    </>
  )
}

function nextChoice({ key, ctrlKey }: KeyboardEvent, from: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown' || (ctrlKey && key === 'n')) return (from + 1) % count
  if (key === 'ArrowUp' || (ctrlKey && key === 'p')) return (from - 1 + count) % count
  if (key === 'PageDown') return Math.min(from + 8, count - 1)
  if (key === 'PageUp') return Math.max(from - 8, 0)
  return undefined
}

/** What the typed words lead to, and where the person was lately. */
function usePlaces(typed: string, withLibrary: boolean) {
  const query = typed.trim()
  const asked = withLibrary && query !== '' && !typed.startsWith('>')
  const { data: library } = useCall('libraryInfo', withLibrary ? {} : null)
  const found = useCall('goTo', asked ? { query, limit: 40 } : null, { keepPrevious: true })
  const libraryId = library?.id
  const ids = useMemo(() => (libraryId ? recentElsewhere(libraryId) : []), [libraryId])
  const documents = useCall('getDocuments', ids.length > 0 ? { ids: ids as Id[] } : null)
  return {
    hits: asked ? (found.data ?? []) : [],
    recent: (documents.data ?? []).flatMap((document) => (document ? [placeOf(document)] : [])),
    waiting: asked && found.isFetching,
  }
}

function placeOf(document: Document): GoTo {
  const title = 'title' in document ? document.title : 'name' in document ? document.name : ''
  return { kind: kindOf(document.id) as GoTo['kind'], id: document.id, title: String(title) }
}
