import { Map as MapIcon } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useCommands } from '../commands/commands.ts'
import { openExport } from '../export/export-state.ts'
import { useCall } from '../notebook.ts'
import { isNarrowed, mapFilter, timelineFilter } from '../overview/event-filter.ts'
import { EventFilterBar } from '../overview/EventFilterBar.tsx'
import { EventSide } from '../overview/EventSide.tsx'
import css from '../overview/overview.module.css'
import { boxAround, boxOf, fittingBox, type PlaneView, zoomedAt } from '../overview/plane.ts'
import { eventCountWords } from '../overview/count-words.ts'
import type { ShownEvent } from '../overview/shown-events.ts'
import { useEvents } from '../overview/use-events.ts'
import { type Size, useSize } from '../overview/use-size.ts'
import { Zoom } from '../overview/Zoom.tsx'
import { pathTo, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../words.ts'
import { limitsFor } from './limits.ts'
import { look, lookAt, useLooked } from './map-view.ts'
import mapCss from './map.module.css'
import { PlaceKey } from './PlaceKey.tsx'
import { unitsOf } from './projection.ts'
import { type Group, isPlaced, type Spot, spotsOf } from './spots.ts'
import { useOutline } from './use-outline.ts'
import { WorldMap } from './WorldMap.tsx'

/** Closer than this the finer outline shows. */
const fineFrom = 4

/** Where events happened, on an outline of the world. */
export function MapScreen() {
  const filter = mapFilter.use()
  const libraryId = useCall('libraryInfo', {}).data?.id
  useEffect(() => {
    if (libraryId !== undefined) lookAt(libraryId)
  }, [libraryId])
  const { events, inRange, of, problem, retry } = useEvents(filter)
  const go = useGo()

  if (problem) return <ErrorNote problem={problem} onRetry={retry} />
  if (of === undefined) return <p className={css.message}>{t('overview.loading')}</p>
  if (of === 0 || (!isNarrowed(filter) && !events.some(isPlaced)))
    return (
      <EmptyState
        icon={<MapIcon aria-hidden="true" />}
        title={t('overview.map.emptyTitle')}
        actions={
          <Button look="primary" onClick={() => go(of === 0 ? '/articles' : '/events')}>
            {t(of === 0 ? 'overview.timeline.toArticles' : 'overview.timeline.toEvents')}
          </Button>
        }
      >
        {t('overview.map.emptyText')}
      </EmptyState>
    )
  return <Shown events={inRange} of={of} />
}

function Shown({ events, of }: { events: readonly ShownEvent[]; of: number }) {
  const go = useGo()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const { view: kept, chosen, spot: spotKey, borders } = useLooked()
  const spots = useMemo(() => spotsOf(events), [events])
  const left = useMemo(() => events.filter((event) => !isPlaced(event)), [events])
  const whole = useMemo(() => wholeOf(spots, size), [spots, size])
  const view = kept ?? whole
  const limits = limitsFor(size)
  const { outline, failed } = useOutline(view.scale >= fineFrom ? 'fine' : 'coarse')
  const chosenSpot = spots.find(({ key }) => key === spotKey) ?? null
  // The picture follows the hand; its list may come after.
  const listedView = useDeferredValue(view)
  const shown = useMemo(
    () => chosenSpot?.events ?? eventsIn(spots, listedView, size),
    [chosenSpot, spots, listedView, size],
  )
  const zoom = (factor: number) => look({ view: zoomedAt(view, factor, { x: 0, y: 0 }, limits) })
  const acts = { closer: () => zoom(1.6), further: () => zoom(1 / 1.6), all: () => look({ view: null, spot: null }) }
  useCommands([
    { id: 'map.in', title: 'overview.commands.mapIn', group: 'view', run: acts.closer },
    { id: 'map.out', title: 'overview.commands.mapOut', group: 'view', run: acts.further },
    { id: 'map.fit', title: 'overview.commands.mapFit', group: 'view', run: acts.all },
    {
      id: 'overview.export',
      title: 'overview.commands.exportShown',
      group: 'file',
      when: () => shown.length > 0,
      run: () => openExport(shown.map(({ id }) => id)),
    },
  ])

  function open({ spots: there }: Group): void {
    const [spot] = there
    const around = boxAround(there)
    if (there.length > 1 && around && view.scale < limits.most) {
      const closer = fittingBox(around, size, limits, 0.4)
      look({
        view: closer.scale > view.scale * 1.2 ? closer : { ...closer, scale: Math.min(limits.most, view.scale * 2) },
        spot: null,
      })
    } else if (there.length === 1 && spot?.events.length === 1 && spot.events[0]) go(pathTo(spot.events[0].id))
    else look({ spot: spot?.key ?? null, chosen: null })
  }

  return (
    <div className={css.screen}>
      <EventFilterBar title={t('overview.map.title')} store={mapFilter}>
        <span role="status">{eventCountWords(events.length, of)}</span>
      </EventFilterBar>
      <div className={css.body}>
        <div className={css.picture}>
          <div className={mapCss.caption}>
            <Checkbox checked={borders} onChange={(next) => look({ borders: next })}>
              {t('overview.map.borders')}
            </Checkbox>
            <span>{failed ? t('overview.map.outline') : t('overview.map.neutral')}</span>
            <Zoom {...acts} />
          </div>
          <WorldMap
            spots={spots}
            eventCount={events.length - left.length}
            outline={outline}
            borders={borders}
            size={size}
            box={box}
            view={view}
            onView={(next) => look({ view: next })}
            acts={acts}
            chosenKey={spotKey}
            onOpen={open}
          />
          <PlaceKey />
        </div>
        <EventSide
          shown={shown}
          shownTitle={t(chosenSpot ? 'overview.here' : 'overview.inView')}
          none={t('overview.noneOnMap')}
          left={left}
          leftTitle={t('overview.noCoordinates')}
          leftHint={t('overview.placelessHint')}
          noneLeft={t('overview.nonePlaceless')}
          detail={placeWords}
          chosen={chosen}
          onChoose={(event) => look({ chosen: event.id, ...spotOf(spots, event, view, size) })}
          {...(chosenSpot && { at: { place: chosenSpot.name, onAll: () => look({ spot: null }) } })}
          also={{
            label: t('overview.onTimeline'),
            onClick: () => {
              timelineFilter.set(mapFilter.get())
              go('/timeline')
            },
          }}
        />
      </div>
    </div>
  )
}

/** All places with what they may reach over; one alone with what is around it. */
function wholeOf(spots: readonly Spot[], size: Size): PlaneView {
  const limits = limitsFor(size)
  const reaching = spots.flatMap(({ x, y, latitude }) => {
    const air = unitsOf(300, latitude)
    return [
      { x: x - air, y: y - air },
      { x: x + air, y: y + air },
    ]
  })
  return fittingBox(boxAround(reaching) ?? { x0: 0, y0: 200, x1: 1000, y1: 700 }, size, limits)
}

function eventsIn(spots: readonly Spot[], view: PlaneView, size: Size): ShownEvent[] {
  const { x0, y0, x1, y1 } = boxOf(view, size)
  const there = spots.filter(({ x, y }) => x >= x0 && x <= x1 && y >= y0 && y <= y1).flatMap(({ events }) => events)
  return there.sort((a, b) => (a.extent?.from ?? Infinity) - (b.extent?.from ?? Infinity) || (a.id < b.id ? -1 : 1))
}

/** Brings the place of an event into the picture. */
function spotOf(spots: readonly Spot[], event: ShownEvent, view: PlaneView, size: Size): { view?: PlaneView } {
  const spot = spots.find(({ events }) => events.includes(event))
  if (!spot) return {}
  const { x0, y0, x1, y1 } = boxOf(view, size)
  const isIn = spot.x > x0 && spot.x < x1 && spot.y > y0 && spot.y < y1
  return isIn ? {} : { view: { ...view, x: spot.x, y: spot.y } }
}

function placeWords(event: ShownEvent): string {
  if (!event.place) return t('overview.noPlace')
  return isPlaced(event) ? event.place.name : t('overview.noCoordinatesYet', { place: event.place.name })
}
