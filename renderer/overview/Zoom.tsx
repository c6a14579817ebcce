import { Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { t } from '../words.ts'
import css from './overview.module.css'

export type ZoomActs = { closer: () => void; further: () => void; all: () => void }

/** The buttons for what the wheel and the keys do. */
export function Zoom({ closer, further, all }: ZoomActs) {
  return (
    <span className={css.tools} role="group" aria-label={t('overview.zoomGroup')}>
      <IconButton label={t('overview.zoomIn')} keys="+" onClick={closer}>
        <Plus aria-hidden="true" />
      </IconButton>
      <IconButton label={t('overview.zoomOut')} keys="−" onClick={further}>
        <Minus aria-hidden="true" />
      </IconButton>
      <IconButton label={t('overview.fit')} keys="0" onClick={all}>
        <Maximize aria-hidden="true" />
      </IconButton>
    </span>
  )
}

/** What a plain key does to a picture that has the focus; false leaves the key alone. */
export function zoomKey(key: string, { closer, further, all }: ZoomActs): boolean {
  if (key === '+' || key === '=') closer()
  else if (key === '-' || key === '_') further()
  else if (key === '0') all()
  else return false
  return true
}
