import { Popover } from '@base-ui/react/popover'
import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { t } from '../words.ts'
import { operators } from './operator-at-caret.ts'
import styles from './SearchHelp.module.css'

const signs = ['quotes', 'minus', 'star'] as const

/** What can be asked beside words, each with an example that is put into the field when it is chosen. */
export function SearchHelp({ onChoose }: { onChoose: (operator: string) => void }) {
  const [open, setOpen] = useState(false)
  const choose = (operator: string) => {
    setOpen(false)
    onChoose(operator)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <Button look="quiet" icon={<CircleHelp aria-hidden="true" />}>
            {t('search.help.title')}
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Popover.Popup className={styles.popup} aria-label={t('search.help.title')}>
            <dl className={styles.list}>
              {operators.map((name) => (
                <div key={name} className={styles.entry}>
                  <dt>
                    <button type="button" className={styles.example} onClick={() => choose(`${name}:`)}>
                      {t(`search.help.${name}.example`)}
                    </button>
                  </dt>
                  <dd>{t(`search.help.${name}.means`)}</dd>
                </div>
              ))}
              {signs.map((sign) => (
                <div key={sign} className={styles.entry}>
                  <dt>
                    <code className={styles.sign}>{t(`search.help.${sign}.example`)}</code>
                  </dt>
                  <dd>{t(`search.help.${sign}.means`)}</dd>
                </div>
              ))}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
