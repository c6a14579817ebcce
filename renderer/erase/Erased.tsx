import type { PurgeReport } from '#contract/views.ts'
import { go, pathTo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { closeErase } from './erase-state.ts'
import styles from './erase.module.css'

/** What erasing reached, and where its words still stand. */
export function Erased({ title, report }: { title: string; report: PurgeReport }) {
  const { files, changes, stillIn, notReached } = report
  const show = (id: string) => {
    closeErase()
    go(pathTo(id))
  }
  return (
    <Dialog
      open
      onClose={closeErase}
      title={t('protection.erase.doneTitle')}
      closeLabel={t('common.close')}
      actions={
        <Button look="primary" onClick={closeErase}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p role="status">
          {t('protection.erase.done', {
            title,
            files: t('protection.erase.files', { count: files }),
            changes: t('protection.erase.changes', { count: changes }),
          })}
        </p>
        {stillIn.length > 0 && (
          <section aria-labelledby="erase-still">
            <h3 id="erase-still">{t('protection.erase.stillIn')}</h3>
            <ul className={styles.list}>
              {stillIn.map(({ id, title: where, words }) => (
                <li key={id}>
                  <button type="button" className={styles.link} onClick={() => show(id)}>
                    <bdi>{where}</bdi>
                  </button>{' '}
                  {t('protection.erase.holds', { words })}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="erase-else">
          <h3 id="erase-else">{t('protection.erase.notReached')}</h3>
          <ul className={styles.list}>
            {notReached.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}
