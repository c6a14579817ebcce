import { useMemo, useState } from 'react'
import { FinderBox, type FinderOption } from './FinderBox.tsx'
import { type OfferedFact, offeredFacts } from '../entities/offered-facts.ts'
import { saidByWords } from '../entities/said-by-words.ts'
import { call, useCall } from '../notebook.ts'
import { Dot } from '../ui/Dot.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { shortened, type Target } from './actions.ts'
import { entitiesAround } from './entities-around.ts'
import styles from '../entities/EntityFinder.module.css'
import { type Reading, useReadingState } from './reading.ts'

type FactFinderProps = {
  reading: Reading
  target: Target
  /** The text of the target. */
  words: string
  onDone: (marked: boolean) => void
}

const shownMost = 60

/** Which fact the selected words show: of what is linked here first, then of all that the article speaks of. */
export function FactFinder({ reading, target, words, onDone }: FactFinderProps) {
  const [query, setQuery] = useState('')
  const cards = useReadingState(reading, (state) => state.cards)
  const ids = useMemo(() => entitiesAround(cards, target), [cards, target])
  const found = useCall('factsOf', ids.length > 0 ? { ids } : null)
  const dates = useCall('suggest', { articleId: reading.articleId }).data
  const said = useMemo(() => saidByWords({ ...target, text: words }, dates ?? []), [target, words, dates])
  const facts = useMemo(
    () => offeredFacts(found.data ?? [], query, said).slice(0, shownMost),
    [found.data, query, said],
  )
  const choose = (chosen: OfferedFact | undefined) => {
    if (!chosen) return
    onDone(true)
    show(reading, target, chosen).catch(tellProblem)
  }
  const isSettled = ids.length === 0 || !found.isPending
  return (
    <FinderBox
      label={t('evidence.finder')}
      query={query}
      onQuery={setQuery}
      settled={isSettled}
      wide
      options={facts.map((one): FinderOption => ({
        key: one.key,
        icon: <Dot kind={one.kind} />,
        label: one.words,
        detail: one.of,
      }))}
      onChoose={(key) => choose(facts.find((one) => one.key === key))}
      onClose={() => onDone(false)}
      told={t('evidence.terms.results', { count: facts.length })}
    >
      <p className={styles.hint}>
        {isSettled && facts.length === 0 ? t('evidence.finderNone') : t('evidence.finderHint')}
      </p>
    </FinderBox>
  )
}

async function show(reading: Reading, { start, end }: Target, { fact, words, of, fill }: OfferedFact): Promise<void> {
  const at = { articleId: reading.articleId, start, end }
  const passage = await call('markEvidence', { fact, ...at, ...(fill && { fill }) })
  reading.put(passage)
  reading.choose(passage.id, 'text')
  await toastWithUndo(t('evidence.shows', { words: shortened(passage.target.exact, 40), fact: `${of}: ${words}` }))
}
