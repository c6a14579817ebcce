import type { EntityPage } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { t, type WordKey } from '../words.ts'
import css from './evidence.module.css'

type DossierLineProps = { page: EntityPage; onMet: () => void }

/** An actor in numbers, each of which leads to the part of the page that it counts. */
export function DossierLine({ page, onMet }: DossierLineProps) {
  const { entity, events, claims } = page
  const isActor = entity.kind === 'actor'
  const counts = useCall('claimsMade', isActor ? { id: entity.id, limit: 1 } : null).data?.counts
  const met = useCall('coOccurrence', isActor ? { id: entity.id, kind: 'actor', level: 'event', limit: 1 } : null)
  const about = claims.reduce((count, group) => count + group.claims.length, 0)
  const made = t('evidence.dossier.made')
  const parts: { words: WordKey; count: number; section: string }[] = [
    { words: 'evidence.dossier.events', count: events.length, section: t('entities.events.title') },
    { words: 'evidence.dossier.says', count: counts?.says ?? 0, section: made },
    { words: 'evidence.dossier.reports', count: counts?.reports ?? 0, section: made },
    { words: 'evidence.dossier.named', count: counts?.named ?? 0, section: made },
    { words: 'evidence.dossier.about', count: about, section: t('entities.claims.whatSourcesClaim') },
    { words: 'evidence.dossier.met', count: met.data?.total ?? 0, section: t('entities.appearsWith.title') },
  ]
  const shown = parts.filter(({ count }) => count > 0)
  if (shown.length === 0) return null
  return (
    <div className={css.short} role="group" aria-label={t('evidence.dossier.title')}>
      {shown.map(({ words, count, section }) => (
        <Button
          key={words}
          look="quiet"
          onClick={() => {
            if (words === 'evidence.dossier.met') onMet()
            showSection(section)
          }}
        >
          {t(words, { count })}
        </Button>
      ))}
    </div>
  )
}

/** Brings a part of the page into view and begins the keyboard's way there. */
function showSection(title: string): void {
  const sections = [...document.querySelectorAll<HTMLElement>('section[aria-label]')]
  const section = sections.find((one) => one.getAttribute('aria-label') === title)
  if (!section) return
  section.tabIndex = -1
  section.focus({ preventScroll: true })
  section.scrollIntoView({ block: 'start' })
}
