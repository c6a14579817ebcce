import { useState } from 'react'
import type { Id } from '#contract/ids.ts'
import { dateWords } from '../entities/date-words.ts'
import { capitalised } from '../entities/type-words.ts'
import { openExport } from '../export/export-state.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { numberInWords, t } from '../words.ts'
import css from './overview.module.css'
import type { ShownEvent } from './shown-events.ts'

type EventSideProps = {
  /** What shows in the picture, in its order. */
  shown: readonly ShownEvent[]
  shownTitle: string
  none: string
  /** What cannot stand in it, and why. */
  left: readonly ShownEvent[]
  leftTitle: string
  leftHint: string
  noneLeft: string
  /** What is told of one beside its date. */
  detail: (event: ShownEvent) => string | undefined
  chosen: Id<'event'> | null
  onChoose: (event: ShownEvent) => void
  /** Shown are those of one place alone: its name, and the way back to all. */
  at?: { place: string; onAll: () => void }
  /** Leads to the same events on another screen. */
  also?: { label: string; onClick: () => void }
}

/** The events of a picture as a list: the same in words, and those that the picture has no place for. */
export function EventSide(props: EventSideProps) {
  const { shown, shownTitle, left, leftTitle, at, also } = props
  const [tab, setTab] = useState<'shown' | 'left'>('shown')
  const counted = (title: string, count: number) => (
    <>
      {title} <span>{numberInWords(count)}</span>
    </>
  )
  return (
    <aside className={css.side} aria-label={t('overview.list')}>
      <div className={css.sideHead}>
        <Segmented
          label={t('overview.list')}
          value={tab}
          options={[
            { value: 'shown', label: counted(shownTitle, shown.length) },
            { value: 'left', label: counted(leftTitle, left.length) },
          ]}
          onChange={setTab}
        />
      </div>
      {at && (
        <div className={css.at}>
          <bdi className={css.cut}>{at.place}</bdi>
          <Button look="quiet" onClick={at.onAll}>
            {t('overview.all')}
          </Button>
        </div>
      )}
      {tab === 'left' && left.length > 0 && <p className={css.hint}>{props.leftHint}</p>}
      <Listed key={tab} {...props} events={tab === 'shown' ? shown : left} isLeft={tab === 'left'} />
      <div className={css.sideFoot}>
        <Button
          disabled={shown.length === 0}
          onClick={() => openExport((tab === 'shown' ? shown : left).map(({ id }) => id))}
        >
          {t('overview.export')}
        </Button>
        {also && (
          <Button look="quiet" onClick={also.onClick}>
            {also.label}
          </Button>
        )}
      </div>
    </aside>
  )
}

type ListedProps = EventSideProps & { events: readonly ShownEvent[]; isLeft: boolean }

function Listed({ events, isLeft, none, noneLeft, shownTitle, leftTitle, detail, chosen, onChoose }: ListedProps) {
  const go = useGo()
  const [at, setAt] = useState(-1)
  if (events.length === 0) return <p className={css.none}>{isLeft ? noneLeft : none}</p>
  const active = chosen === null ? at : events.findIndex(({ id }) => id === chosen)
  return (
    <div className={css.listBox}>
      <VirtualList
        label={isLeft ? leftTitle : shownTitle}
        count={events.length}
        rowHeight={54}
        keyOf={(index) => events[index]?.id ?? String(index)}
        active={active}
        onActive={(index) => {
          const event = events[index]
          setAt(index)
          if (event) onChoose(event)
        }}
        onOpen={(index) => {
          const event = events[index]
          if (event) go(pathTo(event.id))
        }}
        onType={(typed, from) => nextNamed(events, typed, from)}
        row={(index) => <Row event={events[index]} detail={detail} chosen={index === active} />}
      />
    </div>
  )
}

function nextNamed(events: readonly ShownEvent[], typed: string, from: number): number {
  for (let step = 0; step < events.length; step++) {
    const index = (from + step) % events.length
    if (events[index]?.name.toLocaleLowerCase().startsWith(typed)) return index
  }
  return -1
}

type RowProps = { event: ShownEvent | undefined; detail: EventSideProps['detail']; chosen: boolean }

function Row({ event, detail, chosen }: RowProps) {
  if (!event) return null
  const more = detail(event) ?? (event.type === undefined ? undefined : capitalised(event.type))
  return (
    <div className={classes(css.item, chosen && css.chosen)}>
      <bdi className={css.itemName}>{event.name}</bdi>
      <span className={css.itemFacts}>
        <span>{event.date === undefined ? t('overview.noDate') : dateWords(event.date, 'short')}</span>
        {event.disputed && <span className={css.disputed}>{t('overview.disputed')}</span>}
        {more !== undefined && <bdi>{more}</bdi>}
      </span>
    </div>
  )
}
