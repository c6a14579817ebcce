import { useState } from 'react'
import type { VocabularyName } from '#contract/small-documents.ts'
import { type Answered, call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { addTerm, inTreeOrder, moveTerm, removeTerm, stepTerm, termsMatching } from './edit-terms.ts'
import { NewTerm } from './NewTerm.tsx'
import styles from './PreferencesScreen.module.css'
import { TermRow } from './TermRow.tsx'

type Terms = Answered<'getVocabulary'>

/** One vocabulary: its terms as a tree, each with how many documents use it. */
export function VocabularyTerms({ name }: { name: VocabularyName }) {
  const { data: terms } = useCall('getVocabulary', { name })
  const { data: uses } = useCall('termUses', { name })
  const { data: library } = useCall('libraryInfo', {})
  const readOnly = Boolean(library?.readOnly)
  const [query, setQuery] = useState('')
  const [everywhere, setEverywhere] = useState(true)
  if (!terms) return null
  const called = t(`shell.preferencesScreen.names.${name}`)
  const usesOf = (term: string) => uses?.find((use) => use.term === term)?.documents ?? 0
  const save = (next: Terms | string) =>
    typeof next === 'string' ? next : call('saveVocabulary', { name, terms: plain(inTreeOrder(next)) })
  const told = (next: Terms | string) => void Promise.resolve(save(next)).catch(tellProblem)
  const rename = async (from: string, to: string) => {
    const { documents } = await call('renameTerm', { name, from, to, documents: everywhere })
    if (documents > 0) await toastWithUndo(t('shell.preferencesScreen.renamedToo', { term: to, count: documents }))
  }
  const remove = async (term: string) => {
    const count = usesOf(term)
    await save(removeTerm(terms, term))
    const words = count > 0 ? 'shell.preferencesScreen.removedUsed' : 'shell.preferencesScreen.removedTerm'
    await toastWithUndo(t(words, { term, count }))
  }
  const reset = async () => {
    await call('resetVocabulary', { name })
    await toastWithUndo(t('shell.preferencesScreen.resetDone', { name: called }))
  }
  const shown = termsMatching(terms, query)
  const unlisted = (uses ?? []).filter(({ listed }) => !listed)
  return (
    <>
      <div className={styles.termTools}>
        <TextField
          label={t('shell.preferencesScreen.filterTerms')}
          hideLabel
          type="search"
          value={query}
          onChange={setQuery}
        />
        {!readOnly && (
          <Button look="quiet" onClick={() => void reset().catch(tellProblem)}>
            {t('shell.preferencesScreen.reset')}
          </Button>
        )}
        {!readOnly && (
          <Checkbox checked={everywhere} onChange={setEverywhere}>
            {t('shell.preferencesScreen.renameToo')}
          </Checkbox>
        )}
      </div>
      <ul className={styles.terms} aria-label={t('shell.preferencesScreen.termsOf', { name: called })}>
        {shown.map(({ entry, level }) => (
          <TermRow
            key={entry.term}
            entry={entry}
            level={query.trim() === '' ? level : 0}
            terms={terms}
            uses={usesOf(entry.term)}
            readOnly={readOnly}
            onRename={(to) => rename(entry.term, to)}
            onParent={(parent) => told(moveTerm(terms, entry.term, parent))}
            onStep={(by) => told(stepTerm(terms, entry.term, by))}
            onRemove={() => void remove(entry.term).catch(tellProblem)}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles.noTerm}>{t('shell.preferencesScreen.noTermMatches', { query: query.trim() })}</p>
      )}
      {unlisted.length > 0 && query.trim() === '' && (
        <div className={styles.unlisted}>
          <h3>{t('shell.preferencesScreen.unlisted')}</h3>
          {unlisted.map(({ term, documents }) => (
            <span key={term}>
              <bdi>{term}</bdi> <small>{t('shell.preferencesScreen.uses', { count: documents })}</small>
              {!readOnly && (
                <Button
                  look="quiet"
                  aria-label={t('shell.preferencesScreen.list', { term })}
                  onClick={() => told(addTerm(terms, term))}
                >
                  {t('shell.preferencesScreen.addTerm')}
                </Button>
              )}
            </span>
          ))}
        </div>
      )}
      {!readOnly && <NewTerm onAdd={(term) => save(addTerm(terms, term))} />}
    </>
  )
}

/** Only what the call takes: a term from another program may carry more. */
function plain(terms: Terms) {
  return terms.map(({ term, parent }) => ({ term, ...(parent !== undefined && { parent }) }))
}
