import { Star } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { call } from '../notebook.ts'
import { go, pathToSearch, useQueryValue } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { type HitKind, KindFilter } from './KindFilter.tsx'
import { Results } from './Results.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import { SearchField } from './SearchField.tsx'
import { SearchHelp } from './SearchHelp.tsx'
import styles from './SearchScreen.module.css'

/** Everything in the library in one ranked list. */
export function SearchScreen() {
  const asked = useQueryValue('q') ?? ''
  const kind = (useQueryValue('kind') as HitKind | undefined) ?? 'all'
  const [typed, setTyped] = useState(asked)
  const [from, setFrom] = useState(asked)
  if (from !== asked) {
    // Back, forward or a saved search brought other words.
    setFrom(asked)
    if (typed.trim() !== asked) setTyped(asked)
  }
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.select(), [])
  useCommands([
    {
      id: 'go.search',
      title: 'commands.search',
      keys: '$mod+Shift+f',
      group: 'go',
      run: () => field.current?.select(),
    },
    {
      id: 'find.here',
      title: 'commands.search',
      keys: '$mod+f',
      group: 'go',
      hidden: true,
      run: () => field.current?.select(),
    },
  ])

  const show = (query: string, chosen: HitKind | 'all' = kind) =>
    go(`${pathToSearch(query)}${chosen === 'all' ? '' : `&kind=${chosen}`}`, { replace: true })
  const type = (words: string) => {
    setTyped(words)
    show(words.trim())
  }
  const begin = (operator: string) => {
    type(typed.trim() === '' ? operator : `${typed.trim()} ${operator}`)
    field.current?.focus()
  }
  const save = (query: string) =>
    call('saveSearch', { name: query, query }).then(() => toast(t('search.savedAs', { name: query })), tellProblem)

  return (
    <section aria-label={t('search.title')} className={styles.screen}>
      <header className={styles.head}>
        <SearchField
          field={field}
          value={typed}
          onChange={type}
          onDown={() => list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()}
        />
        <div className={styles.row}>
          <KindFilter value={kind} onChange={(chosen) => show(asked, chosen)} />
          <SearchHelp onChoose={begin} />
          {asked !== '' && (
            <Button look="quiet" icon={<Star aria-hidden="true" />} onClick={() => void save(asked)}>
              {t('search.saveThis')}
            </Button>
          )}
        </div>
        <SavedSearches onChoose={type} />
      </header>
      <div ref={list} className={styles.list}>
        <Results query={asked} kind={kind} onEverything={() => show(asked, 'all')} />
      </div>
    </section>
  )
}
