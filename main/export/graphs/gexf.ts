import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { attributes } from '../xml-text.ts'
import { nodeFacts } from './facts.ts'
import { type NetworkEdge, type NetworkNode, networkOf } from './network.ts'

/** The network of actors and events as GEXF 1.3, for Gephi; with dates where events and relations have them. */
export const gexf: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: gexfOf(gathered) }],
  notCarried: () => [
    say('exports.notCarried.onlyNetwork'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

const columns = ['kind', 'type', 'country', 'date', 'place', 'aliases', 'passages'] as const

function* gexfOf(gathered: Gathered): Generator<string> {
  const { nodes, edges } = networkOf(gathered)
  const dynamic = [...nodes, ...edges].some(({ days }) => days !== null)
  const mode = dynamic ? attributes({ mode: 'dynamic', timeformat: 'date' }) : attributes({ mode: 'static' })
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="undirected"${mode}>
<attributes class="node">
${columns.map((id) => `<attribute${attributes({ id, title: id, type: id === 'passages' ? 'integer' : 'string' })}/>`).join('\n')}
</attributes>
<attributes class="edge">
<attribute id="kind" title="kind" type="string"/>
<attribute id="date" title="date" type="string"/>
</attributes>
<nodes>
`
  for (const node of nodes) yield nodeXml(node)
  yield '</nodes>\n<edges>\n'
  for (const edge of edges) yield edgeXml(edge)
  yield '</edges>\n</graph>\n</gexf>\n'
}

function nodeXml(node: NetworkNode): string {
  const facts = nodeFacts(node)
  const told = columns.flatMap((column) => {
    const value = facts[column]
    return value === undefined || value === '' ? [] : [`<attvalue${attributes({ for: column, value })}/>`]
  })
  const own = attributes({ id: node.id, label: node.entity.name, start: node.days?.first, end: node.days?.last })
  return `<node${own}><attvalues>${told.join('')}</attvalues></node>\n`
}

function edgeXml({ id, from, to, kind, label, directed, weight, days, date }: NetworkEdge): string {
  const own = attributes({
    id,
    source: from,
    target: to,
    type: directed ? 'directed' : 'undirected',
    label,
    weight,
    start: days?.first,
    end: days?.last,
  })
  const dated = date === undefined ? '' : `<attvalue${attributes({ for: 'date', value: date })}/>`
  return `<edge${own}><attvalues><attvalue${attributes({ for: 'kind', value: kind })}/>${dated}</attvalues></edge>\n`
}
