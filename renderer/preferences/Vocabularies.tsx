import { useState } from 'react'
import { type VocabularyName, vocabularyNames } from '#contract/small-documents.ts'
import { Section } from '../ui/Section.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { t } from '../words.ts'
import styles from './PreferencesScreen.module.css'
import { VocabularyTerms } from './VocabularyTerms.tsx'

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
          panel: <VocabularyTerms key={value} name={value} />,
        }))}
      />
    </Section>
  )
}
