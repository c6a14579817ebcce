import type { RefObject } from 'react'
import type { Entity } from '#contract/entity.ts'
import { type CoOccurrenceLevel, coOccurrenceLevels } from '#contract/cross-reference.ts'
import { type Command, useCommands } from '../commands/commands.ts'
import { startNetwork } from '../network/network-state.ts'
import { go } from '../routes.ts'
import { t, type WordKey } from '../words.ts'

type PageCommands = {
  entity: Entity
  readOnly: boolean
  /** The page, in which the buttons stand that the commands press. */
  page: RefObject<HTMLElement | null>
  onLevel: (level: CoOccurrenceLevel) => void
}

const buttons: { id: string; title: WordKey; keys?: string; kind?: Entity['kind'] }[] = [
  { id: 'entity.addName', title: 'entities.alias.add', keys: 'a' },
  { id: 'entity.addParticipant', title: 'entities.participants.add', keys: 'w', kind: 'event' },
  { id: 'entity.addAffiliation', title: 'evidence.affiliations.add', keys: 'b', kind: 'actor' },
  { id: 'entity.addRelation', title: 'entities.relations.add', keys: 'r' },
  { id: 'entity.addIdentifier', title: 'evidence.identifiers.add', kind: 'actor' },
]

/** What can be added on the page of an actor or event, and at which level others are counted, for the palette. */
export function usePageCommands({ entity, readOnly, page, onLevel }: PageCommands): void {
  const adding = buttons
    .filter(({ kind }) => kind === undefined || kind === entity.kind)
    .map(({ id, title, keys }): Command => ({
      id,
      title,
      ...(keys && { keys }),
      group: 'entity',
      when: () => !readOnly,
      run: () => press(page.current, t(title)),
    }))
  const levels = coOccurrenceLevels
    .filter((level) => level !== 'event' || entity.kind === 'actor')
    .map((level): Command => ({
      id: `entity.together.${level}`,
      title: `evidence.together.commands.${level}`,
      group: 'entity',
      run: () => onLevel(level),
    }))
  const around: Command = {
    id: 'entity.network',
    title: 'overview.commands.networkAround',
    group: 'entity',
    run: () => {
      startNetwork({ id: entity.id, name: entity.name })
      go('/network')
    },
  }
  useCommands([...adding, ...levels, around])
}

/** Opens what a button of the page opens. The palette gives the focus back first. */
function press(page: HTMLElement | null, label: string): void {
  const named = [...(page?.querySelectorAll('button') ?? [])].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === label,
  )
  requestAnimationFrame(() => {
    named?.focus()
    named?.click()
  })
}
