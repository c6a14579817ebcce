import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { attributes, escapeXml } from '../xml-text.ts'
import { nodeFacts } from './facts.ts'
import { type NetworkEdge, type NetworkNode, networkOf } from './network.ts'

/** The network of actors and events as GraphML, for yEd, igraph and NetworkX. */
export const graphml: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: graphmlOf(gathered) }],
  notCarried: () => [
    say('exports.notCarried.onlyNetwork'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

const ofNodes = ['label', 'kind', 'type', 'country', 'date', 'place', 'aliases', 'start', 'end', 'passages'] as const
const ofEdges = ['label', 'kind', 'date', 'start', 'end', 'weight'] as const

function* graphmlOf(gathered: Gathered): Generator<string> {
  const { nodes, edges } = networkOf(gathered)
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${[...ofNodes.map((name) => keyXml('node', name)), ...ofEdges.map((name) => keyXml('edge', name))].join('\n')}
<graph id="network" edgedefault="undirected">
`
  for (const node of nodes) yield nodeXml(node)
  for (const edge of edges) yield edgeXml(edge)
  yield '</graph>\n</graphml>\n'
}

function keyXml(of: 'node' | 'edge', name: string): string {
  const type = name === 'passages' || name === 'weight' ? 'int' : 'string'
  return `<key${attributes({ id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': type })}/>`
}

type Facts = Readonly<Record<string, string | number | undefined>>

function dataXml(of: 'node' | 'edge', facts: Facts): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `<data key="${of}-${name}">${escapeXml(String(value))}</data>`)
    .join('')
}

function nodeXml(node: NetworkNode): string {
  const facts = { label: node.entity.name, ...nodeFacts(node), start: node.days?.first, end: node.days?.last }
  return `<node${attributes({ id: node.id })}>${dataXml('node', facts)}</node>\n`
}

function edgeXml({ id, from, to, kind, label, directed, weight, days, date }: NetworkEdge): string {
  const own = attributes({ id, source: from, target: to, directed: String(directed) })
  const facts = { label, kind, date, start: days?.first, end: days?.last, weight }
  return `<edge${own}>${dataXml('edge', facts)}</edge>\n`
}
