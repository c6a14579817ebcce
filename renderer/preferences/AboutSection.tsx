import { useState } from 'react'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import styles from './AboutSection.module.css'

/** Which program this is, and what the libraries in it ask to be told with them. */
export function AboutSection() {
  const [open, setOpen] = useState(false)
  const { data: about } = useCall('aboutProgram', {})
  if (!about) return null
  const { version, libraries } = about
  return (
    <Section title={t('shell.preferencesScreen.about')}>
      <div className={styles.row}>
        <p>{t('shell.preferencesScreen.version', { version })}</p>
        <Button onClick={() => setOpen(true)}>{t('shell.preferencesScreen.licences')}</Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('shell.preferencesScreen.licences')}
        description={
          libraries.length > 0
            ? t('shell.preferencesScreen.licencesIntro', { count: libraries.length })
            : t('shell.preferencesScreen.licencesFromSource')
        }
        size="large"
        closeLabel={t('shell.preferencesScreen.closeLicences')}
      >
        {libraries.map(({ name, version: its, licence, text }) => (
          <details key={`${name}@${its}`} className={styles.library}>
            <summary>
              {name} {its} <span className={styles.licence}>{licence}</span>
            </summary>
            <pre dir="auto">{text || t('shell.preferencesScreen.licenceMissing')}</pre>
          </details>
        ))}
      </Dialog>
    </Section>
  )
}
