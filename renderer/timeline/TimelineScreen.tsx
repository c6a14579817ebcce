import { CalendarClock } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useCommands } from '../commands/commands.ts'
import { openExport } from '../export/export-state.ts'
import { useCall } from '../notebook.ts'
import { useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../words.ts'
import { eventCountWords } from '../overview/count-words.ts'
import { edtfOfDay } from '../overview/days.ts'
import { isNarrowed, mapFilter, timelineFilter } from '../overview/event-filter.ts'
import { EventFilterBar } from '../overview/EventFilterBar.tsx'
import { EventSide } from '../overview/EventSide.tsx'
import css from '../overview/overview.module.css'
import type { ShownEvent } from '../overview/shown-events.ts'
import { useEvents } from '../overview/use-events.ts'
import { useSize } from '../overview/use-size.ts'
import { viewWords } from './ticks.ts'
import { fitting, showing, type TimeView, zoomed } from './time-view.ts'
import { TimelineChart } from './TimelineChart.tsx'
import { look, lookAt, useLooked } from './timeline-view.ts'

/** Events on an axis of time, each as sure as its date is, over the articles that were published then. */
export function TimelineScreen() {
  const filter = timelineFilter.use()
  const library = useCall('libraryInfo', {}).data
  const libraryId = library?.id
  useEffect(() => {
    if (libraryId !== undefined) lookAt(libraryId)
  }, [libraryId])
  const { events, inRange, range, of, problem, retry } = useEvents(filter)
  const articles = useCall('articleDays', {})
  const go = useGo()

  if (problem) return <ErrorNote problem={problem} onRetry={retry} />
  if (of === undefined) return <p className={css.message}>{t('overview.loading')}</p>
  if (of === 0 || (!isNarrowed(filter) && events.every(({ extent }) => !extent)))
    return (
      <EmptyState
        icon={<CalendarClock aria-hidden="true" />}
        title={t('overview.timeline.emptyTitle')}
        actions={
          <>
            <Button look="primary" onClick={() => go(of === 0 ? '/articles' : '/events')}>
              {t(of === 0 ? 'overview.timeline.toArticles' : 'overview.timeline.toEvents')}
            </Button>
          </>
        }
      >
        {t('overview.timeline.emptyText')}
      </EmptyState>
    )
  return <Shown events={events} inRange={inRange} range={range} of={of} articles={articles.data?.dates ?? []} />
}

type ShownProps = Pick<ReturnType<typeof useEvents>, 'events' | 'inRange' | 'range'> & {
  of: number
  articles: Parameters<typeof TimelineChart>[0]['articles']
}

function Shown({ events, inRange, range, of, articles }: ShownProps) {
  const go = useGo()
  const { view: kept, chosen } = useLooked()
  const dated = useMemo(() => events.filter(({ extent }) => extent), [events])
  const undated = useMemo(() => events.filter(({ extent }) => !extent), [events])
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const all = useMemo(() => wholeOf(dated, size.width), [dated, size.width])
  const view = kept ?? all
  const setView = useCallback((next: TimeView) => look({ view: next }), [])
  const isRanged = range.first !== null || range.last !== null
  // The picture follows the hand; its list may come after.
  const listedView = useDeferredValue(view)
  const listed = useMemo(
    () => (isRanged ? inRange : dated.filter(showsIn(listedView))),
    [isRanged, inRange, dated, listedView],
  )
  const middle = (view.start + view.end) / 2
  const acts = {
    closer: () => setView(zoomed(view, 0.6, middle)),
    further: () => setView(zoomed(view, 1 / 0.6, middle)),
    all: () => look({ view: null }),
  }
  useCommands([
    { id: 'timeline.in', title: 'overview.commands.timelineIn', group: 'view', run: acts.closer },
    { id: 'timeline.out', title: 'overview.commands.timelineOut', group: 'view', run: acts.further },
    { id: 'timeline.fit', title: 'overview.commands.timelineFit', group: 'view', run: acts.all },
    {
      id: 'overview.export',
      title: 'overview.commands.exportShown',
      group: 'file',
      when: () => listed.length > 0,
      run: () => openExport(listed.map(({ id }) => id)),
    },
  ])
  return (
    <div className={css.screen}>
      <EventFilterBar title={t('overview.timeline.title')} store={timelineFilter}>
        <span role="status">{eventCountWords(events.length, of)}</span>
      </EventFilterBar>
      <div className={css.body}>
        <div className={css.picture}>
          {events.length === 0 ? (
            <EmptyState
              title={t('overview.filter.none')}
              actions={<Button onClick={timelineFilter.clear}>{t('overview.filter.clear')}</Button>}
            />
          ) : (
            <TimelineChart
              events={dated}
              articles={articles}
              box={box}
              size={size}
              view={view}
              onView={setView}
              acts={acts}
              range={range}
              onRange={(chosenRange) =>
                timelineFilter.set(
                  chosenRange === null
                    ? { from: '', to: '' }
                    : { from: edtfOfDay(chosenRange.first), to: edtfOfDay(chosenRange.last) },
                )
              }
              chosen={chosen}
              caption={viewWords(view)}
            />
          )}
        </div>
        <EventSide
          shown={listed}
          shownTitle={t(isRanged ? 'overview.inRange' : 'overview.inView')}
          none={t(isRanged ? 'overview.noneInRange' : 'overview.noneInView')}
          left={undated}
          leftTitle={t('overview.undated')}
          leftHint={t('overview.undatedHint')}
          noneLeft={t('overview.noneUndated')}
          detail={({ place }) => place?.name}
          chosen={chosen}
          onChoose={(event) => look({ chosen: event.id, view: viewOf(event, view) })}
          also={{
            label: t('overview.onMap'),
            onClick: () => {
              mapFilter.set(timelineFilter.get())
              go('/map')
            },
          }}
        />
      </div>
    </div>
  )
}

/** The view moved to an event; an undated one moves nothing. */
function viewOf({ extent }: ShownEvent, view: TimeView): TimeView {
  const [from, to] = endsOf(extent)
  return from === null ? view : showing(view, from, to)
}

/** The ends that are known; an open one is as far as the other. */
function endsOf(extent: ShownEvent['extent']): [number, number] | [null, null] {
  const from = extent?.from ?? extent?.to ?? null
  const to = extent?.to ?? from
  return from === null || to === null ? [null, null] : [from, to]
}

/** Whether the mark of an event, which goes no further than its known ends, stands in the view. */
const showsIn =
  ({ start, end }: TimeView) =>
  ({ extent }: ShownEvent) => {
    const [from, to] = endsOf(extent)
    return from !== null && from < end && to >= start
  }

function wholeOf(events: readonly ShownEvent[], width: number): TimeView {
  let [first, last] = [Infinity, -Infinity]
  for (const { extent } of events) {
    const [from, to] = endsOf(extent)
    if (from === null) continue
    first = Math.min(first, from)
    last = Math.max(last, to)
  }
  if (first > last) return fitting(0, 1)
  // A name stands after its mark: the last ones need room for theirs.
  const names = 220 / Math.max(320, width - 300)
  return fitting(first, last + (last - first) * names)
}
