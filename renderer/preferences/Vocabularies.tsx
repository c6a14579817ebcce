import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type VocabularyName, vocabularyNames } from '#contract/small-documents.ts'
import { type Answered, call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { addTerm, moveTerm, removeTerm, renameTerm } from './edit-terms.ts'
import styles from './PreferencesScreen.module.css'

type Terms = Answered<'getVocabulary'>

/** The lists of terms that forms offer, edited in place. */
export function Vocabularies() {
  const [name, setName] = useState<VocabularyName>('event types')
  return (
    <Section title={t('shell.preferencesScreen.vocabularies')}>
      <p className={styles.intro}>{t('shell.preferencesScreen.vocabulariesIntro')}</p>
      <Tabs
        label={t('shell.preferencesScreen.vocabularies')}
        className={styles.tabs}
        value={name}
        onChange={setName}
        tabs={vocabularyNames.map((value) => ({
          value,
          label: t(`shell.preferencesScreen.names.${value}`),
          panel: <Vocabulary key={value} name={value} />,
        }))}
      />
    </Section>
  )
}

function Vocabulary({ name }: { name: VocabularyName }) {
  const { data: terms } = useCall('getVocabulary', { name })
  const { data: library } = useCall('libraryInfo', {})
  const readOnly = Boolean(library?.readOnly)
  if (!terms) return null
  const save = (next: Terms | string) =>
    typeof next === 'string' ? next : call('saveVocabulary', { name, terms: plain(next) })
  return (
    <>
      <ul
        className={styles.terms}
        aria-label={t('shell.preferencesScreen.termsOf', { name: t(`shell.preferencesScreen.names.${name}`) })}
      >
        {terms.map((entry) => (
          <li key={entry.term} className={styles.term}>
            <div className={styles.text}>
              <InlineText
                label={t('shell.preferencesScreen.term')}
                value={entry.term}
                required
                readOnly={readOnly}
                onSave={(term) => save(renameTerm(terms, entry.term, term))}
              />
            </div>
            <Select
              label={t('shell.preferencesScreen.parent')}
              value={entry.parent ?? ''}
              disabled={readOnly}
              options={parentsFor(terms, entry.term)}
              onChange={(parent) => void Promise.resolve(save(moveTerm(terms, entry.term, parent))).catch(tellProblem)}
            />
            {!readOnly && (
              <IconButton
                label={t('shell.preferencesScreen.removeTerm', { term: entry.term })}
                onClick={() => void Promise.resolve(save(removeTerm(terms, entry.term))).catch(tellProblem)}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <NewTerm onAdd={(term) => save(addTerm(terms, term))} />}
    </>
  )
}

/** Only what the call takes: a term from another program may carry more. */
function plain(terms: Terms) {
  return terms.map(({ term, parent }) => ({ term, ...(parent !== undefined && { parent }) }))
}

function parentsFor(terms: Terms, term: string) {
  const others = terms.filter((other) => other.term !== term && other.parent !== term)
  return [
    { value: '', label: t('shell.preferencesScreen.noParent') },
    ...others.map((other) => ({ value: other.term, label: other.term })),
  ]
}

/** Answers a sentence when the term cannot be added. */
function NewTerm({ onAdd }: { onAdd: (term: string) => unknown }) {
  const [term, setTerm] = useState('')
  const [problem, setProblem] = useState<string>()
  async function add() {
    if (term.trim() === '') return
    try {
      const refused = await onAdd(term.trim())
      setProblem(typeof refused === 'string' ? refused : undefined)
      if (typeof refused !== 'string') setTerm('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label={t('shell.preferencesScreen.newTerm')}
        hideLabel
        value={term}
        error={problem}
        onChange={setTerm}
      />
      <Button type="submit">{t('shell.preferencesScreen.addTerm')}</Button>
    </form>
  )
}
