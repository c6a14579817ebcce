import {
  CalendarClock,
  CalendarDays,
  Check,
  FileText,
  History,
  NotebookPen,
  Quote,
  Settings,
  Tag,
  Tags,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Answered, useCall } from '../notebook.ts'
import { go, pathTo, useCurrentPath } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { Dot, type DotKind } from '../ui/Dot.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { numberInWords, t } from '../words.ts'
import styles from './Navigation.module.css'

type Place = {
  to: string
  label: string
  count?: number | undefined
  dot?: DotKind
  icon?: ReactNode
  /** Its picture shows on the rail alone. */
  plain?: boolean
  on: boolean
}

/** As many as anyone looks through here; the codebook has them all. */
const mostTags = 24

/** The way to every screen. `rail` is the narrow one of small windows: pictures with names in tooltips. */
export function Navigation({ rail = false }: { rail?: boolean }) {
  const path = useCurrentPath()
  const { data: library } = useCall('libraryInfo', {})
  const { data: tags } = useCall('listTags', {})
  const counts = library?.counts
  const mostUsed = [...(tags ?? [])].sort(
    (one, other) => other.passages + other.articles - one.passages - one.articles || byName(one, other),
  )
  const shownTags = mostUsed.slice(0, mostTags)
  const chosenTag = new URLSearchParams(path.split('?')[1]).get('tag')
  const at = (folder: string) => path.startsWith(folder) && chosenTag === null
  const main: Place[] = [
    {
      to: '/articles',
      label: t('shell.articles'),
      count: counts?.article,
      dot: 'neutral',
      icon: <FileText />,
      on: at('/articles'),
    },
    { to: '/actors', label: t('shell.actors'), count: counts?.actor, dot: 'actor', icon: <Users />, on: at('/actors') },
    {
      to: '/events',
      label: t('shell.events'),
      count: counts?.event,
      dot: 'event',
      icon: <CalendarDays />,
      on: at('/events'),
    },
    { to: '/claims', label: t('shell.claims'), count: counts?.claim, dot: 'claim', icon: <Quote />, on: at('/claims') },
    {
      to: '/notes',
      label: t('shell.notes'),
      count: counts?.note,
      dot: 'neutral',
      icon: <NotebookPen />,
      on: at('/notes'),
    },
    {
      to: '/codebook',
      label: t('shell.codebook'),
      count: counts?.tag,
      dot: 'neutral',
      icon: <Tags />,
      on: at('/codebook'),
    },
  ]
  const across: Place[] = [
    { to: '/timeline', label: t('overview.timeline.title'), icon: <CalendarClock />, plain: true, on: at('/timeline') },
  ]
  const foot: Place[] = [
    { to: '/history', label: t('shell.history'), icon: <History />, on: at('/history') },
    { to: '/preferences', label: t('shell.preferences'), icon: <Settings />, on: at('/preferences') },
  ]
  return (
    <nav aria-label={t('shell.navigation')} className={classes(styles.nav, rail && styles.rail)}>
      <Places places={main} rail={rail} />
      {rail ? (
        <Places places={across} rail />
      ) : (
        <section aria-labelledby="navigation-across">
          <h2 id="navigation-across" className={styles.heading}>
            {t('overview.navigation')}
          </h2>
          <Places places={across} rail={false} />
        </section>
      )}
      {rail && shownTags.length > 0 && <RailTags tags={shownTags} chosen={chosenTag} />}
      {!rail && shownTags.length > 0 && (
        <section className={styles.tags} aria-labelledby="navigation-tags">
          <h2 id="navigation-tags" className={styles.heading}>
            {t('shell.tags')}
          </h2>
          <Places
            rail={false}
            places={shownTags.map(({ tag, passages, articles }) => ({
              to: pathTo(tag.id),
              label: tag.name,
              count: passages + articles,
              icon: <Swatch colour={tag.colour} />,
              on: chosenTag === tag.id,
            }))}
          />
          {mostUsed.length > shownTags.length && (
            <Places rail={false} places={[{ to: '/codebook', label: t('codebook.moreInNavigation'), on: false }]} />
          )}
        </section>
      )}
      <div className={styles.foot}>
        <Places places={foot} rail={rail} />
      </div>
    </nav>
  )
}

function byName(one: { tag: { name: string } }, other: { tag: { name: string } }): number {
  return one.tag.name.localeCompare(other.tag.name)
}

function Places({ places, rail }: { places: readonly Place[]; rail: boolean }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.to}>{rail ? <RailLink {...place} /> : <PlaceLink {...place} />}</li>
      ))}
    </ul>
  )
}

function PlaceLink({ to, label, count, dot, icon, plain, on }: Place) {
  return (
    <Link href={to} aria-current={on ? 'page' : undefined} className={classes(styles.place, on && styles.on)}>
      {dot ? <Dot kind={dot} /> : icon && !plain && <span className={styles.icon}>{icon}</span>}
      <span className={styles.label} dir="auto">
        {label}
      </span>
      {count !== undefined && <span className={styles.count}>{numberInWords(count)}</span>}
    </Link>
  )
}

/** Where there is no room for their names, the tags are a menu. */
function RailTags({ tags, chosen }: { tags: Answered<'listTags'>; chosen: string | null }) {
  const items = tags.map(({ tag }) => ({
    label: <bdi>{tag.name}</bdi>,
    icon: tag.id === chosen && <Check aria-label={t('common.chosen')} />,
    onSelect: () => go(pathTo(tag.id)),
  }))
  return (
    <Menu items={items} side="inline-end">
      <button
        type="button"
        aria-label={t('shell.tags')}
        title={t('shell.tags')}
        className={classes(styles.place, styles.narrow, chosen !== null && styles.on)}
      >
        <span className={styles.icon}>
          <Tag aria-hidden="true" />
        </span>
      </button>
    </Menu>
  )
}

function RailLink({ to, label, icon, on }: Place) {
  return (
    <Tooltip label={label} side="inline-end">
      <Link
        href={to}
        aria-label={label}
        aria-current={on ? 'page' : undefined}
        className={classes(styles.place, styles.narrow, on && styles.on)}
      >
        <span className={styles.icon}>{icon}</span>
      </Link>
    </Tooltip>
  )
}
