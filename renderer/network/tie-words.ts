import type { NetworkEdge, NetworkNode } from '#contract/overview.ts'
import { type EntityId, kindOf } from '#contract/ids.ts'
import { typeWords } from '../entities/type-words.ts'
import { t } from '../words.ts'

/** What ties two, counted: "4 passages, takes part". */
export function tieWords({ passages, participation, relation, affiliation }: NetworkEdge): string {
  return [
    passages ? t('overview.network.tieCounts.passages', { count: passages }) : '',
    participation ? t('overview.network.tieCounts.participation') : '',
    relation ? t('overview.network.tieCounts.relation', { count: relation }) : '',
    affiliation ? t('overview.network.tieCounts.affiliation', { count: affiliation }) : '',
  ]
    .filter((words) => words !== '')
    .join(', ')
}

export const entityKind = (id: EntityId) => kindOf(id) as 'actor' | 'event'

export const nodeTypeWords = ({ id, type }: NetworkNode) => typeWords({ kind: entityKind(id), type })

/** "Azerbaijan, State, 12 ties". */
export function nodeWords(node: NetworkNode, ties: number): string {
  return t('overview.network.node', {
    name: node.name,
    type: nodeTypeWords(node),
    ties: t('overview.network.ties', { count: ties }),
  })
}
