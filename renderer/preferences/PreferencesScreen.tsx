import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Preferences } from '#contract/calls.ts'
import { BackupsSection } from '../backups/BackupsSection.tsx'
import { call, useCall } from '../notebook.ts'
import { ProtectionSection } from '../protection/ProtectionSection.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Section } from '../ui/Section.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AboutSection } from './AboutSection.tsx'
import styles from './PreferencesScreen.module.css'
import { ReferenceStyle } from './ReferenceStyle.tsx'
import { Vocabularies } from './Vocabularies.tsx'

/** What a person chose for this computer, and the vocabularies of this library. */
export function PreferencesScreen() {
  const { data: state } = useCall('windowState', {})
  if (!state) return null
  return (
    <div className={styles.screen} data-scrolls="">
      <div className={styles.page}>
        <h1 className={styles.title}>{t('shell.preferencesScreen.title')}</h1>
        <Chosen preferences={state.preferences} />
        <ReferenceStyle state={state} />
        {state.library && <ProtectionSection state={state} />}
        {state.library && <BackupsSection />}
        {state.library ? <Vocabularies /> : <p>{t('shell.preferencesScreen.noLibrary')}</p>}
        <AboutSection />
      </div>
    </div>
  )
}

const smallest = 12
const largest = 32

function Chosen({ preferences }: { preferences: Preferences }) {
  const save = (changes: Partial<Preferences>) => void call('savePreferences', changes).catch(tellProblem)
  const { theme, readingFont, readingSize } = preferences
  return (
    <>
      <Section title={t('shell.preferencesScreen.you')}>
        <YourName name={preferences.name} onSave={(name) => save({ name })} />
      </Section>
      <Section title={t('shell.preferencesScreen.look')}>
        <Segmented
          label={t('shell.preferencesScreen.theme')}
          value={theme}
          onChange={(value) => save({ theme: value })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`shell.preferencesScreen.${value}`),
          }))}
        />
      </Section>
      <Section title={t('shell.preferencesScreen.reading')}>
        <div className={styles.row}>
          <Segmented
            label={t('shell.preferencesScreen.font')}
            value={readingFont}
            onChange={(value) => save({ readingFont: value })}
            options={(['serif', 'sans'] as const).map((value) => ({
              value,
              label: t(`shell.preferencesScreen.${value}`),
            }))}
          />
          <div role="group" aria-label={t('shell.preferencesScreen.size')} className={styles.size}>
            <IconButton
              label={t('shell.preferencesScreen.smaller')}
              disabled={readingSize <= smallest}
              onClick={() => save({ readingSize: readingSize - 1 })}
            >
              <Minus aria-hidden="true" />
            </IconButton>
            <output aria-live="polite">{t('shell.preferencesScreen.pixels', { size: readingSize })}</output>
            <IconButton
              label={t('shell.preferencesScreen.larger')}
              disabled={readingSize >= largest}
              onClick={() => save({ readingSize: readingSize + 1 })}
            >
              <Plus aria-hidden="true" />
            </IconButton>
          </div>
        </div>
        <p className={styles.example}>{t('shell.preferencesScreen.example')}</p>
      </Section>
    </>
  )
}

/** Saved when the field is left, so that no half a name signs a change. */
function YourName({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    if (typed !== null && typed.trim() !== name) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <TextField
      className={styles.name}
      label={t('shell.preferencesScreen.name')}
      hint={t('shell.preferencesScreen.nameHint')}
      value={typed ?? name}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
