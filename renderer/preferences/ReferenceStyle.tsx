import { FileText } from 'lucide-react'
import { referenceStyles } from '#contract/references.ts'
import type { WindowState } from '#contract/preferences.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import styles from './PreferencesScreen.module.css'

/** How references are written: in a style that came along, or in a person's own. */
export function ReferenceStyle({ state: { preferences, ownStyle } }: { state: WindowState }) {
  const load = async () => {
    const kept = await call('chooseReferenceStyle', {})
    if (kept) toast(t('references.loaded', { title: kept.title }))
  }
  const own = ownStyle === undefined ? [] : [{ value: 'own' as const, label: t('references.own', { title: ownStyle }) }]
  return (
    <Section title={t('references.choose')}>
      <div className={styles.row}>
        <Select
          label={t('references.choose')}
          value={preferences.referenceStyle === 'own' && ownStyle === undefined ? 'apa' : preferences.referenceStyle}
          options={[...referenceStyles.map((value) => ({ value, label: t(`references.styles.${value}`) })), ...own]}
          onChange={(referenceStyle) => void call('savePreferences', { referenceStyle }).catch(tellProblem)}
        />
        <Button icon={<FileText aria-hidden="true" />} onClick={() => void load().catch(tellProblem)}>
          {t('references.load')}
        </Button>
      </div>
      <p className={styles.hint}>{t('references.example')}</p>
    </Section>
  )
}
