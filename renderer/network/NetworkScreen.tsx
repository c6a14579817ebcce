import { Waypoints } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useCommands } from '../commands/commands.ts'
import { type Answered, call, useCall } from '../notebook.ts'
import css from '../overview/overview.module.css'
import { type Box, boxAround, fittingBox, zoomedAt } from '../overview/plane.ts'
import { useSize } from '../overview/use-size.ts'
import { Zoom } from '../overview/Zoom.tsx'
import { useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { drawnNetwork } from './drawn-network.ts'
import {
  askedFor,
  clearNetworkFilter,
  isNarrowed,
  look,
  lookAt,
  startNetwork,
  useLooked,
  useNetworkFilter,
} from './network-state.ts'
import mapCss from '../map/map.module.css'
import { NetworkExport } from './NetworkExport.tsx'
import { NetworkFilterBar } from './NetworkFilterBar.tsx'
import { NetworkKey } from './NetworkKey.tsx'
import { NetworkPicture } from './NetworkPicture.tsx'
import { NetworkSide } from './NetworkSide.tsx'
import { asPng, coloursNow, pictureOf } from './picture.ts'
import { useLayout } from './use-layout.ts'

const limits = { least: 0.05, most: 6 }

/** Who and what is tied to whom, and by what. */
export function NetworkScreen() {
  const filter = useNetworkFilter()
  const library = useCall('libraryInfo', {}).data
  const libraryId = library?.id
  useEffect(() => {
    if (libraryId !== undefined) lookAt(libraryId)
  }, [libraryId])
  const answer = useCall('network', askedFor(filter), { keepPrevious: true })
  const go = useGo()

  if (answer.error?.kind === 'caller' && filter.around) return <Gone />
  if (answer.error) return <ErrorNote problem={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data || !library) return <p className={css.message}>{t('overview.network.loading')}</p>
  if (library.counts.actor + library.counts.event === 0)
    return (
      <EmptyState
        icon={<Waypoints aria-hidden="true" />}
        title={t('overview.network.emptyTitle')}
        actions={
          <Button look="primary" onClick={() => go('/articles')}>
            {t('overview.network.toArticles')}
          </Button>
        }
      >
        {t('overview.network.emptyText')}
      </EmptyState>
    )
  return <Shown answer={answer.data} />
}

/** The one it was drawn around was deleted. */
function Gone() {
  useEffect(() => startNetwork(null), [])
  return <p className={css.message}>{t('overview.network.loading')}</p>
}

function Shown({ answer }: { answer: Answered<'network'> }) {
  const filter = useNetworkFilter()
  const { view: kept, pins, node, edge } = useLooked()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const network = useMemo(() => drawnNetwork(answer), [answer])
  const laid = useLayout(network)
  const drawn = laid?.of ?? network
  const points = useMemo(
    () => (laid ? laid.points.map((point, place) => pins[laid.of.nodes[place]?.id ?? ''] ?? point) : []),
    [laid, pins],
  )
  const whole = useMemo(
    () => fittingBox(withNames(boxAround(points)), size, { least: 0.05, most: 1.6 }, 0.08),
    [points, size],
  )
  const view = kept ?? whole
  const zoom = (factor: number) => look({ view: zoomedAt(view, factor, { x: 0, y: 0 }, limits) })
  const acts = { closer: () => zoom(1.4), further: () => zoom(1 / 1.4), all: () => look({ view: null }) }
  const save = async (kind: 'svg' | 'png') => {
    const svg = pictureOf(drawn, points, coloursNow())
    const bytes = kind === 'svg' ? new TextEncoder().encode(svg) : await asPng(svg)
    await call('savePicture', { name: filter.around?.name ?? t('overview.network.pictureName'), kind, bytes })
  }
  const saveAs = (kind: 'svg' | 'png') => void save(kind).catch(tellProblem)
  const isThere = () => laid !== null && drawn.nodes.length > 0
  useCommands([
    { id: 'network.in', title: 'overview.commands.networkIn', group: 'view', run: acts.closer },
    { id: 'network.out', title: 'overview.commands.networkOut', group: 'view', run: acts.further },
    { id: 'network.fit', title: 'overview.commands.networkFit', group: 'view', run: acts.all },
    {
      id: 'network.svg',
      title: 'overview.commands.networkSvg',
      group: 'file',
      when: isThere,
      run: () => saveAs('svg'),
    },
    {
      id: 'network.png',
      title: 'overview.commands.networkPng',
      group: 'file',
      when: isThere,
      run: () => saveAs('png'),
    },
  ])
  return (
    <div className={css.screen}>
      <NetworkFilterBar />
      <div className={css.body}>
        <div className={css.picture}>
          <div className={mapCss.caption}>
            <span role="status">
              {statusWords(drawn.nodes.length, drawn.edges.length, answer.leftOut, drawn.alone.length)}
            </span>
            {laid?.of !== network && drawn.nodes.length > 0 && <span>{t('overview.network.layingOut')}</span>}
            <Zoom {...acts} />
          </div>
          {network.nodes.length === 0 ? (
            <EmptyState
              title={t('overview.network.none')}
              actions={
                isNarrowed(filter) && <Button onClick={() => clearNetworkFilter()}>{t('overview.filter.clear')}</Button>
              }
            />
          ) : (
            <NetworkPicture
              network={drawn}
              points={points}
              box={box}
              size={size}
              view={view}
              limits={limits}
              onView={(next) => look({ view: next })}
              acts={acts}
              pins={pins}
              chosenNode={node}
              chosenEdge={edge}
            />
          )}
          <NetworkKey />
        </div>
        <NetworkSide network={drawn}>
          <NetworkExport ids={drawn.nodes.map(({ id }) => id)} onPicture={saveAs} />
        </NetworkSide>
      </div>
    </div>
  )
}

/** A name stands after its mark: the last ones need room for theirs. */
function withNames(box: Box | null): Box {
  return box ? { ...box, x1: box.x1 + 150 } : { x0: -300, y0: -200, x1: 300, y1: 200 }
}

function statusWords(nodes: number, ties: number, leftOut: number, alone: number): string {
  const counted = (words: string, count: number) => words.replace(String(count), numberInWords(count))
  return [
    counted(t('overview.network.nodes', { count: nodes }), nodes),
    counted(t('overview.network.ties', { count: ties }), ties),
    ...(leftOut > 0 ? [counted(t('overview.network.leftOut', { count: leftOut }), leftOut)] : []),
    ...(alone > 0 ? [counted(t('overview.network.alone', { count: alone }), alone)] : []),
  ].join(' · ')
}
