import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { NetworkNode } from '#contract/overview.ts'
import { dateWords } from '../entities/date-words.ts'
import css from '../overview/overview.module.css'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Dot } from '../ui/Dot.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { numberInWords, t } from '../words.ts'
import { type DrawnEdge, type DrawnNetwork, keyOf } from './drawn-network.ts'
import { weightOf } from './layout.ts'
import netCss from './network.module.css'
import { expandNode, look, pin, startNetwork, useLooked } from './network-state.ts'
import { TieDetails } from './TieDetails.tsx'
import { entityKind, nodeTypeWords, tieWords } from './tie-words.ts'

/** The network as lists, or what is known of the one that was chosen in it. */
export function NetworkSide({ network, children }: { network: DrawnNetwork; children: ReactNode }) {
  const { node: nodeId, edge: ends } = useLooked()
  const all: NetworkNode[] = [...network.nodes, ...network.alone]
  const node = all.find(({ id }) => id === nodeId)
  const edge = ends ? network.edges.find(({ key }) => key === keyOf(...ends)) : undefined
  return (
    <aside className={css.side} aria-label={t('overview.network.shown')}>
      {edge ? (
        <EdgeCard edge={edge} />
      ) : node ? (
        <NodeCard node={node} network={network} />
      ) : (
        <Lists network={network} />
      )}
      <div className={css.sideFoot}>{children}</div>
    </aside>
  )
}

function Back({ onBack, label }: { onBack: () => void; label: string }) {
  return (
    <div className={css.sideHead}>
      <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
        {label}
      </Button>
    </div>
  )
}

function NodeCard({ node, network }: { node: NetworkNode; network: DrawnNetwork }) {
  const go = useGo()
  const { pins } = useLooked()
  const edges = network.edgesOf(node.id).toSorted((a, b) => weightOf(b) - weightOf(a))
  return (
    <>
      <Back onBack={() => look({ node: null })} label={t('overview.network.back')} />
      <div className={netCss.card}>
        <h2 className={netCss.name}>
          <Dot kind={entityKind(node.id)} /> <bdi>{node.name}</bdi>
        </h2>
        <p className={netCss.facts}>
          {nodeTypeWords(node)}
          {node.date !== undefined && ` · ${dateWords(node.date, 'short')}`}
          {` · ${t('overview.network.passageCount', { count: node.passages })}`}
        </p>
        <div className={netCss.actions}>
          <Button onClick={() => go(pathTo(node.id))}>{t('overview.network.openPage')}</Button>
          <Button onClick={() => expandNode(node.id)}>{t('overview.network.expand')}</Button>
          <Button onClick={() => startNetwork({ id: node.id, name: node.name })}>
            {t('overview.network.startHere')}
          </Button>
          {pins[node.id] && (
            <Button look="quiet" onClick={() => pin(node.id, null)}>
              {t('overview.network.unpin')}
            </Button>
          )}
        </div>
        <h3 className={netCss.subtitle}>{t('overview.network.tiedTo')}</h3>
      </div>
      <EdgeList edges={edges} besides={node.id} label={t('overview.network.tiedTo')} />
    </>
  )
}

function EdgeCard({ edge }: { edge: DrawnEdge }) {
  return (
    <>
      <Back onBack={() => look({ edge: null })} label={t('overview.network.back')} />
      <div className={classes(netCss.card, netCss.scrolls)}>
        <h2 className={netCss.name}>
          <bdi>{t('overview.network.between', { a: edge.from.name, b: edge.to.name })}</bdi>
        </h2>
        <p className={netCss.facts}>{tieWords(edge)}</p>
        <TieDetails edge={edge} />
      </div>
    </>
  )
}

function Lists({ network }: { network: DrawnNetwork }) {
  const [tab, setTab] = useState<'nodes' | 'ties'>('nodes')
  const counted = (title: string, count: number) => `${title} ${numberInWords(count)}`
  const nodes: NetworkNode[] = [...network.nodes.toSorted((a, b) => b.passages - a.passages), ...network.alone]
  const edges = network.edges.toSorted((a, b) => weightOf(b) - weightOf(a))
  return (
    <>
      <div className={css.sideHead}>
        <Segmented
          label={t('overview.network.shown')}
          value={tab}
          options={[
            { value: 'nodes', label: counted(t('overview.network.tabNodes'), nodes.length) },
            { value: 'ties', label: counted(t('overview.network.tabTies'), edges.length) },
          ]}
          onChange={setTab}
        />
      </div>
      {tab === 'ties' ? (
        <EdgeList edges={edges} label={t('overview.network.tabTies')} />
      ) : (
        <NodeList nodes={nodes} network={network} />
      )}
    </>
  )
}

function NodeList({ nodes, network }: { nodes: readonly NetworkNode[]; network: DrawnNetwork }) {
  const [at, setAt] = useState(-1)
  const open = (index: number) => look({ node: nodes[index]?.id ?? null, edge: null })
  return (
    <div className={css.listBox}>
      <VirtualList
        label={t('overview.network.tabNodes')}
        count={nodes.length}
        rowHeight={54}
        keyOf={(index) => nodes[index]?.id ?? String(index)}
        active={at}
        onActive={(index, how) => (how === 'pointer' ? open(index) : setAt(index))}
        onOpen={open}
        row={(index) => {
          const node = nodes[index]
          return (
            node && (
              <div className={classes(css.item, index === at && css.chosen)}>
                <span className={netCss.line}>
                  <Dot kind={entityKind(node.id)} />
                  <bdi className={css.itemName}>{node.name}</bdi>
                </span>
                <span className={css.itemFacts}>
                  <span>{nodeTypeWords(node)}</span>
                  <span>{t('overview.network.ties', { count: network.edgesOf(node.id).length })}</span>
                </span>
              </div>
            )
          )
        }}
      />
    </div>
  )
}

type EdgeListProps = { edges: readonly DrawnEdge[]; label: string; besides?: string }

/** Ties, or those of one with whom it is tied to. */
function EdgeList({ edges, label, besides }: EdgeListProps) {
  const [at, setAt] = useState(-1)
  const open = (index: number) => {
    const edge = edges[index]
    if (edge) look({ edge: [edge.from.id, edge.to.id] })
  }
  return (
    <div className={css.listBox}>
      <VirtualList
        label={label}
        count={edges.length}
        rowHeight={54}
        keyOf={(index) => edges[index]?.key ?? String(index)}
        active={at}
        onActive={(index, how) => (how === 'pointer' ? open(index) : setAt(index))}
        onOpen={open}
        row={(index) => {
          const edge = edges[index]
          return (
            edge && (
              <div className={classes(css.item, index === at && css.chosen)}>
                <bdi className={css.itemName}>{edgeName(edge, besides)}</bdi>
                <span className={css.itemFacts}>{tieWords(edge)}</span>
              </div>
            )
          )
        }}
      />
    </div>
  )
}

function edgeName({ from, to }: DrawnEdge, besides: string | undefined): string {
  if (besides === undefined) return t('overview.network.between', { a: from.name, b: to.name })
  return from.id === besides ? to.name : from.name
}
